"""Tables from wherever they are: any dataframe, or a file."""

from __future__ import annotations

import contextlib
import functools
import glob
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import StorageError, UsageError
from predtrack.tables.tidy.files import SUFFIXES, files_of, is_table, partitions_of
from predtrack.tables.tidy.kind import chosen_columns
from predtrack.tables.tidy.text_file import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import duckdb
    import narwhals as nw

__all__ = ["read_file", "read_frame"]


def read_file(path: str | Path) -> pd.DataFrame:
    """Read a table from a file, or several with the same columns by a glob or a folder.

    The cells of a text file stay text, so that identifiers keep their zeros and a
    number that is none can be shown as it was written. Folders called ``key=value``, below
    a folder or within a glob, are columns of text.

    Raises
    ------
    UsageError
        If its ending is not that of a table, or files of a glob have other columns.
    StorageError
        If there is no such file, or it is no table.
    """
    if not is_table(path):
        raise UsageError(f"{path} is no table; known endings: {', '.join(SUFFIXES)}")
    files = files_of(path)
    with contextlib.ExitStack() as stack:
        connect = functools.cache(lambda: stack.enter_context(_connected()))
        parts = [_read(file, connect).assign(**partitions_of(path, file)) for file in files]
    for file, part in zip(files[1:], parts[1:], strict=True):
        _refuse_other_columns(files[0], parts[0], file, part)
    return parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)


def _connected() -> duckdb.DuckDBPyConnection:
    import duckdb  # noqa: PLC0415 - a small file of text does without

    return duckdb.connect()


def _read(file: str, connect: Callable[[], duckdb.DuckDBPyConnection]) -> pd.DataFrame:
    if not file.lower().endswith(".parquet"):
        return read_text(file, connect)
    import duckdb  # noqa: PLC0415 - a small file of text does without

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # DuckDB's own, of pandas
            rows: pd.DataFrame = connect().read_parquet(glob.escape(file)).df()
    except (duckdb.Error, OSError) as error:
        reason = str(error).split("\n", maxsplit=1)[0]
        raise StorageError(f"cannot read {file}: {reason}") from error
    return rows


def _refuse_other_columns(first: str, one: pd.DataFrame, second: str, two: pd.DataFrame) -> None:
    differ = sorted(set(map(str, one)) ^ set(map(str, two)))
    if differ:
        raise UsageError(
            f"{second} has other columns than {first} ({', '.join(differ)}); files that are"
            " scored together have the same"
        )


def read_frame(frame: Any, columns: Mapping[str, str] | None = None) -> pd.DataFrame:  # noqa: ANN401
    """Give any dataframe as a pandas frame, with the names of the public contract.

    Parameters
    ----------
    frame
        A frame that Narwhals knows: pandas, Polars, PyArrow, DuckDB, PySpark …
    columns
        Its name for each of ours, such as ``{"probability": "p"}``. A column that already
        has one of our names, and is not meant, is set aside.

    Raises
    ------
    UsageError
        If it is no dataframe, or has two columns of one name.
    """
    if columns is not None and not isinstance(columns, Mapping):
        raise UsageError('columns maps our names to yours, such as {"probability": "p"}')
    if isinstance(frame, pd.DataFrame):
        _refuse_twice(list(frame.columns))
        table = frame.reset_index(drop=True)
    else:
        table = _foreign(frame)
    chosen = chosen_columns(list(table.columns), columns or {})
    return table[list(chosen.values())].set_axis(list(chosen), axis=1)


def _refuse_twice(names: Sequence[Any]) -> None:
    twice = [name for place, name in enumerate(names) if name in names[:place]]
    if twice:
        raise UsageError(f"the table has two columns that are called {twice[0]!r}; rename one")


def _foreign(frame: Any) -> pd.DataFrame:  # noqa: ANN401
    import narwhals as nw  # noqa: PLC0415 - for foreign frames alone
    from narwhals.exceptions import NarwhalsError  # noqa: PLC0415

    _refuse_twice(list(getattr(frame, "column_names", ())))  # PyArrow allows it
    try:
        return _as_pandas(nw.from_native(frame))
    except NarwhalsError as error:
        raise UsageError(f"the table cannot be read: {error}") from error
    except TypeError as error:
        raise UsageError(
            f"{type(frame).__name__} is no ledger and no dataframe; give a path, a Ledger, or a"
            " frame of pandas, Polars, PyArrow, DuckDB or PySpark"
        ) from error


def _as_pandas(frame: nw.DataFrame[Any] | nw.LazyFrame[Any]) -> pd.DataFrame:
    """Copy a frame's columns over; Polars needs no further library for it this way."""
    import narwhals as nw  # noqa: PLC0415 - for foreign frames alone

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # DuckDB's own, of pandas
        if isinstance(frame, nw.LazyFrame):
            polars = frame.implementation.is_polars()
            frame = frame.collect() if polars else frame.collect(backend="pandas")
    if frame.implementation.is_pandas():
        native: pd.DataFrame = frame.to_native()
        return native.reset_index(drop=True)
    return pd.DataFrame({name: _column(frame[name]) for name in frame.columns})


def _column(series: nw.Series[Any]) -> Any:  # noqa: ANN401 - whatever pandas takes
    """Copy a column; whole numbers stay whole where some are missing."""
    if series.dtype.is_integer() and series.null_count():
        filled = pd.Series(np.asarray(series.fill_null(0).to_numpy()))
        return filled.astype("Int64").mask(np.asarray(series.is_null().to_numpy(), dtype=bool))
    if series.dtype.is_nested():
        return pd.Series(series.to_list(), dtype=object)
    return series.to_numpy()
