"""What goes wrong inside an engine, in our own words."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from predtrack.errors import StorageError, UsageError
from predtrack.tables.tidy.text_file import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["engine_fault", "engine_faults"]


@contextlib.contextmanager
def engine_faults(source: object) -> Iterator[None]:
    """Turn the errors of an engine into ours, while it reads a table.

    Parameters
    ----------
    source
        The path, or a frame.

    Raises
    ------
    StorageError
        If a file turns out to be no table, or there is no room for what does not fit.
    UsageError
        If the limit of memory is too low.
    KeyboardInterrupt
        If a person stopped the work.
    """
    try:
        yield
    except Exception as error:
        found = engine_fault(error, source)
        if found is None:
            raise
        raise found from error


def engine_fault(error: Exception, source: object) -> BaseException | None:
    """Say what the error of an engine means; nothing of an error that is somebody else's.

    Parameters
    ----------
    error
        Any error.
    source
        The path, or a frame.

    Examples
    --------
    >>> engine_fault(RuntimeError("Query interrupted"), "forecasts.csv")
    KeyboardInterrupt()
    >>> engine_fault(ValueError("of ours"), "forecasts.csv")
    """
    library = type(error).__module__.partition(".")[0].removeprefix("_")
    if isinstance(error, RuntimeError) and "interrupted" in str(error):
        return KeyboardInterrupt()
    if library not in ("duckdb", "narwhals", "polars", "pyspark", "py4j"):
        return None
    if "OutOfMemory" in type(error).__name__:
        return UsageError(
            "the work does not fit into the limit of memory; give it more, or leave away what"
            " takes it: --duplicates all does not look for repeated pairs"
        )
    table = str(source) if isinstance(source, str | Path) else "the table"
    said = reason_of(str(error)) if library == "duckdb" else str(error).split("\n", maxsplit=1)[0]
    return StorageError(f"cannot read {table}: {said}")
