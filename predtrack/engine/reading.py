"""Columns of any table as numbers, and a small result out of the engine that made it."""

from __future__ import annotations

import operator
from functools import reduce
from typing import TYPE_CHECKING, Any

import narwhals as nw

from predtrack.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd
    from narwhals.typing import IntoFrame

__all__ = [
    "are_present",
    "fetch",
    "fetch_pandas",
    "grouped",
    "lazily",
    "numbers",
    "refuse_unknown",
    "whole_numbers",
]

LOOSE = (nw.Boolean, nw.Object, nw.Unknown)
"""Types beside the numeric ones that may hold numbers: flags, Python's own, nothing at all."""


def lazily(frame: IntoFrame, by: Sequence[str]) -> nw.LazyFrame[Any]:
    """Take up a table without reading it, and refuse groups by columns that it lacks."""
    lazy = nw.from_native(frame).lazy()
    refuse_unknown(by, lazy)
    return lazy


def numbers(lazy: nw.LazyFrame[Any], names: Sequence[str]) -> list[nw.Expr]:
    """Read columns as double precision, or refuse those that hold no numbers."""
    refuse_unknown(names, lazy)
    schema = lazy.collect_schema()
    for name in names:
        kind = schema[name]
        if not (kind.is_numeric() or kind in LOOSE):
            raise UsageError(f"column {name!r} must hold numbers, but holds {kind}")
    return [nw.col(name).cast(nw.Float64) for name in names]


def whole_numbers(lazy: nw.LazyFrame[Any], name: str) -> nw.Expr | None:
    """Read a column of whole numbers or flags as it is, which is cheaper; None of any other."""
    kind = lazy.collect_schema()[name]
    if kind == nw.Boolean:
        return nw.col(name).cast(nw.Int8)
    if kind == nw.Int64 and lazy.implementation.is_spark_like():
        return nw.col(name).cast(nw.Float64)  # a sum too great for 64 bits is an error of Spark
    return nw.col(name) if kind.is_integer() else None


def are_present(columns: Iterable[nw.Expr]) -> nw.Expr:
    """Tell whether a row has all of these numbers; NULL and NaN are no numbers."""
    return ~reduce(operator.or_, (column.is_null() | column.is_nan() for column in columns))


def grouped(
    rows: nw.LazyFrame[Any], by: Sequence[str], summary: Sequence[nw.Expr]
) -> nw.LazyFrame[Any]:
    """Sum rows up by group, or all of them where nothing makes groups."""
    return rows.group_by(*by).agg(*summary) if by else rows.select(*summary)


def fetch(lazy: nw.LazyFrame[Any]) -> nw.DataFrame[Any]:
    """Let the engine do its work and hand over the result.

    Eager libraries keep their own frames; what an engine of its own computes comes as pandas.
    """
    kept = {nw.Implementation.PANDAS, nw.Implementation.PYARROW}
    if lazy.implementation.is_polars():
        return lazy.collect(engine="streaming")  # memory for the groups, not for the rows
    if lazy.implementation.is_spark_like():
        return nw.from_native(_as_duckdb_gives(lazy.collect("pyarrow")), eager_only=True)
    return lazy.collect() if lazy.implementation in kept else lazy.collect("pandas")


def fetch_pandas(lazy: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Let the engine do its work and hand over the result as pandas."""
    import pandas as pd  # noqa: PLC0415 - an engine may do without

    found = fetch(lazy)
    native = found.to_native()
    if isinstance(native, pd.DataFrame):
        return native
    # By way of numpy: Polars alone needs no PyArrow.
    return pd.DataFrame({name: found[name].to_numpy() for name in found.columns})


def _as_duckdb_gives(result: nw.DataFrame[Any]) -> pd.DataFrame:
    """Make pandas of Arrow: Spark's own way warns of pandas 3, and has other types for NULL."""
    import duckdb  # noqa: PLC0415 - not for the libraries that need none

    with duckdb.connect() as connection:
        found: pd.DataFrame = connection.from_arrow(result.to_native()).df()
        return found


def refuse_unknown(names: Iterable[str], lazy: nw.LazyFrame[Any]) -> None:
    """Refuse columns that a table lacks, or that its engine cannot name."""
    known = lazy.collect_schema().names()
    for name in names:
        if name not in known:
            raise UnknownNameError("column", name, known)
        if lazy.implementation.is_spark_like() and {".", "`"} & set(name):
            raise UsageError(f"Spark reads column {name!r} as a part of another; rename it")
