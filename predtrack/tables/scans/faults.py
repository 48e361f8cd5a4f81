"""What goes wrong inside an engine, in our own words."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from predtrack.errors import StorageError, UsageError
from predtrack.tables.tidy.text_file import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["engine_faults"]


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
    except RuntimeError as error:
        if "interrupted" in str(error):
            raise KeyboardInterrupt from None
        _raise_ours(error, source)
        raise
    except Exception as error:
        _raise_ours(error, source)
        raise


def _raise_ours(error: Exception, source: object) -> None:
    """Say what the error of an engine means; one of somebody else is passed over."""
    library = type(error).__module__.partition(".")[0].removeprefix("_")
    if library not in ("duckdb", "narwhals", "polars", "pyspark", "py4j"):
        return
    if "OutOfMemory" in type(error).__name__:
        raise UsageError(
            "the work does not fit into the limit of memory; give it more, or leave away what"
            " takes it: --duplicates all does not look for repeated pairs"
        ) from error
    table = str(source) if isinstance(source, str | Path) else "the table"
    said = reason_of(str(error)) if library == "duckdb" else str(error).split("\n", maxsplit=1)[0]
    raise StorageError(f"cannot read {table}: {said}") from error
