"""Which engine reads a table where nobody says: pandas a small one, whoever holds it a large."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from predtrack.errors import UnknownNameError, UsageError
from predtrack.tables.scans.settings import Engine
from predtrack.tables.tidy.files import files_of

if TYPE_CHECKING:
    from predtrack.tables.scans.settings import EngineSettings

__all__ = ["LARGE", "engine_for"]

LARGE = 500_000
"""Rows from which on a table is not read whole."""
_SMALL_TEXT = 8 * 2**20


def engine_for(source: Any, settings: EngineSettings) -> Engine:  # noqa: ANN401 - a path or a frame
    """Name the engine for a table; ``pandas`` reads it whole.

    Parameters
    ----------
    source
        A path, or a frame of any library.
    settings
        What a person chose.

    Raises
    ------
    UnknownNameError
        If no engine has that name.
    UsageError
        If an engine was named that cannot read this frame, or cannot keep to a limit.
    """
    named = settings.engine
    if named not in get_args(Engine):
        raise UnknownNameError("engine", named, get_args(Engine))
    holder = _holder(source)
    if named == "auto":
        chosen = "pandas" if _is_small(source, holder) else (holder or "duckdb")
        return "duckdb" if settings.memory_limit and holder is None else chosen
    if holder not in (None, named) and named != "pandas":
        raise UsageError(
            f"the table is held by {holder}; {named} cannot read it: leave engine away"
        )
    if settings.memory_limit and named != "duckdb":
        raise UsageError(f"{named} keeps to no limit of memory; leave it to duckdb")
    return named


def _holder(source: object) -> Engine | None:
    """Name the engine that holds a frame and computes lazily."""
    module = type(source).__module__.partition(".")[0].removeprefix("_")
    if module == "duckdb":
        return "duckdb"
    if module == "polars" and type(source).__name__ == "LazyFrame":
        return "polars"
    return "spark" if module == "pyspark" else None


def _is_small(source: object, holder: Engine | None) -> bool:
    if isinstance(source, str | Path):
        return _is_small_file(source)
    if holder == "spark":
        return False
    if holder:
        import narwhals as nw  # noqa: PLC0415 - for lazy frames alone

        head = nw.from_native(source).select(nw.len().alias("rows"))  # type: ignore[call-overload]
        return int(head.collect()["rows"][0]) < LARGE
    try:
        return len(source) < LARGE  # type: ignore[arg-type]
    except TypeError:
        return True  # it is no frame, as whoever reads it will say


def _is_small_file(source: str | Path) -> bool:
    files = files_of(source)
    if not files[0].lower().endswith(".parquet"):
        size = sum(Path(file).stat().st_size for file in files if Path(file).exists())
        packed = 8 if files[0].lower().endswith(".gz") else 1
        return size * packed < _SMALL_TEXT
    import duckdb  # noqa: PLC0415 - which reads Parquet

    from predtrack.tables.scans.duckdb_files import count_rows  # noqa: PLC0415 - as above

    with duckdb.connect() as connection:
        rows = count_rows(connection, source)
    return rows is None or rows < LARGE
