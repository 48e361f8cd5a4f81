"""Tables from wherever they are: any dataframe, or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from predtrack.errors import StorageError, UsageError
from predtrack.tables.tidy.kind import named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


__all__ = ["is_table_file", "read_file", "read_frame"]

_SUFFIXES = (".csv", ".csv.gz", ".tsv", ".tsv.gz", ".parquet")


def is_table_file(path: str | Path) -> bool:
    """Tell by its name whether a path is a table: a file, or a glob of files.

    Examples
    --------
    >>> is_table_file("forecasts.csv.gz"), is_table_file("ledger")
    (True, False)
    """
    return str(path).lower().endswith(_SUFFIXES)


def read_file(path: str | Path) -> pd.DataFrame:
    """Read a table from a file, or several with the same columns by a glob.

    The cells of a text file stay text, so that identifiers keep their zeros and a
    number that is none can be shown as it was written.

    Raises
    ------
    StorageError
        If there is no such file, or it is no table.
    """
    import duckdb  # noqa: PLC0415 - only files need it

    name = str(path)
    if not is_table_file(name):
        raise UsageError(f"{name} is no table; known endings: {', '.join(_SUFFIXES)}")
    with duckdb.connect() as connection:
        try:
            if name.lower().endswith(".parquet"):
                found = connection.read_parquet(name, union_by_name=True)
            else:
                found = connection.read_csv(name, header=True, all_varchar=True)
            rows: pd.DataFrame = found.df()
        except (duckdb.Error, OSError) as error:
            reason = str(error).split("\n", maxsplit=1)[0]
            raise StorageError(f"cannot read {name}: {reason}") from error
    return rows


def read_frame(frame: Any, columns: Mapping[str, str] | None = None) -> pd.DataFrame:  # noqa: ANN401
    """Give any dataframe as a pandas frame, with the names of the public contract.

    Parameters
    ----------
    frame
        A frame that Narwhals knows: pandas, Polars, PyArrow, DuckDB, PySpark …
    columns
        Its name for each of ours, such as ``{"probability": "p"}``.

    Raises
    ------
    UsageError
        If it is no dataframe.
    """
    try:
        known = nw.from_native(frame)
    except TypeError as error:
        raise UsageError(
            f"{type(frame).__name__} is no ledger and no dataframe; give a path, a Ledger, or a"
            " frame of pandas, Polars, PyArrow, DuckDB or PySpark"
        ) from error
    table = _as_pandas(known)
    new_names = named(list(table.columns), columns or {})
    return table.rename(columns=new_names)


def _as_pandas(frame: nw.DataFrame[Any] | nw.LazyFrame[Any]) -> pd.DataFrame:
    """Copy a frame's columns over; Polars needs no further library for it this way."""
    if isinstance(frame, nw.LazyFrame):
        polars = frame.implementation.is_polars()
        frame = frame.collect() if polars else frame.collect(backend="pandas")
    if frame.implementation.is_pandas():
        native: pd.DataFrame = frame.to_native()
        return native.reset_index(drop=True)
    return pd.DataFrame({name: frame[name].to_numpy() for name in frame.columns})
