"""Names as whole numbers of 64 bits and times as numbers, made where the rows are.

What leaves an engine row by row is numbers only; names follow for the few that are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import pandas as pd

from predtrack.engine.reading import numbers
from predtrack.engine.revisions_times import (
    is_date,
    line_of,
    number_of,
    refuse_other_clocks,
    with_moments,
)
from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["key", "keyed", "name"]

SIDES = ("probability", "outcome")


def name(column: str) -> str:
    """Call the copy of a column that keeps its names."""
    return f"name {column}"


def key(column: str) -> str:
    """Call the copy of a column that holds a number for each name."""
    return f"key {column}"


def keyed(
    lazy: nw.LazyFrame[Any], names: Sequence[str], times: Sequence[str], *, seed: int = 0
) -> nw.LazyFrame[Any]:
    """Put a number beside every name, and write times as doubles on one line.

    Parameters
    ----------
    lazy
        A table of pandas, Polars, PyArrow or DuckDB.
    names
        Columns of names.
    times
        Columns of times: microseconds since 1970 in UTC, or numbers as they are.
    seed
        Another seed gives other numbers, where numbers are hashes.

    Returns
    -------
    Narwhals frame
        The columns ``name(c)`` and ``key(c)`` of each name, the times, ``probability`` and
        ``outcome``, and nothing else.

    Raises
    ------
    UsageError
        If no number can be put beside a name by this library, or a column holds no numbers
        or no times.
    InvalidForecastError
        If some times are dates and others numbers.
    """
    numbers(lazy, SIDES)
    if lazy.implementation.is_pandas():
        lazy = nw.from_native(with_moments(lazy.to_native(), times)).lazy()
    refuse_other_clocks(lazy, times)
    lines = [line_of(lazy, time).alias(time) for time in times]
    # In DuckDB alone a time has to be turned into a number by the engine's own function.
    dates = [time for time in times if is_date(lazy, time)]
    rows: nw.LazyFrame[Any] = nw.from_native(
        _keys_of(lazy)(lazy.to_native(), names, dates, seed)
    ).lazy()
    shown = [column(each) for each in names for column in (name, key)]
    sides = [number_of(lazy, side).alias(side) for side in SIDES]
    return rows.select(*shown, *lines, *sides)


def _keys_of(lazy: nw.LazyFrame[Any]) -> Callable[[Any, Sequence[str], Sequence[str], int], Any]:
    which = lazy.implementation
    for known, keys in (
        (which.is_duckdb, _of_duckdb),
        (which.is_polars, _of_polars),
        (which.is_pandas, _of_pandas),
        (which.is_pyarrow, _of_pyarrow),
    ):
        if known():
            return keys
    raise UsageError(
        f"revisions of a table of {which} cannot be averaged over time; write it to Parquet, and"
        " give it as a relation of DuckDB or a lazy frame of Polars"
    )


def _of_duckdb(native: Any, names: Sequence[str], dates: Sequence[str], seed: int) -> Any:  # noqa: ANN401
    salt = f", {seed}" if seed else ""
    columns = [f"* replace ({', '.join(map(_microseconds, dates))})" if dates else "*"]
    for each in names:
        columns += [f"{_quoted(each)} as {_quoted(name(each))}"]
        columns += [f"hash({_quoted(each)}{salt}) as {_quoted(key(each))}"]
    return native.project(", ".join(columns))


def _microseconds(time: str) -> str:
    # NULL of a time that lies infinitely far ahead, which is a time that never comes.
    column = _quoted(time)
    return f"epoch_us({column})::double as {column}"


def _quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _of_polars(native: Any, names: Sequence[str], dates: Sequence[str], seed: int) -> Any:  # noqa: ANN401
    import polars as pl  # noqa: PLC0415 - whoever holds such a frame has it

    del dates
    schema = native.collect_schema()
    spelled = {pl.Categorical: pl.String, pl.Enum: pl.String}  # equal names have equal hashes
    columns = {
        each: pl.col(each).cast(spelled.get(schema[each].base_type(), schema[each]))
        for each in names
    }
    copies = [column.alias(name(each)) for each, column in columns.items()]
    keys = [column.hash(seed).alias(key(each)) for each, column in columns.items()]
    return native.with_columns(*copies, *keys)


def _of_pandas(native: Any, names: Sequence[str], dates: Sequence[str], seed: int) -> Any:  # noqa: ANN401
    del dates, seed
    try:
        codes = {key(each): pd.factorize(native[each])[0].astype(np.int64) for each in names}
    except TypeError as error:
        raise UsageError("names must be text or numbers, one a row") from error
    copies = {name(each): native[each] for each in names}
    return native.assign(**copies, **codes)


def _of_pyarrow(native: Any, names: Sequence[str], dates: Sequence[str], seed: int) -> Any:  # noqa: ANN401
    import pyarrow.compute as pc  # type: ignore[import-untyped]  # noqa: PLC0415 - whoever holds such a table has it

    del dates, seed
    for each in names:
        column = native[each]
        codes = pc.dictionary_encode(column).combine_chunks().indices
        native = native.append_column(name(each), column)
        native = native.append_column(key(each), pc.fill_null(codes.cast("int64"), -1))
    return native
