"""Columns of any table as numbers, and a small result out of the engine that made it."""

from __future__ import annotations

import operator
from functools import reduce
from typing import TYPE_CHECKING, Any

import narwhals as nw

from predtrack.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narwhals.typing import IntoFrame

__all__ = ["are_present", "fetch", "lazily", "numbers", "whole_numbers"]

LOOSE = (nw.Boolean, nw.Object, nw.Unknown)
"""Types beside the numeric ones that may hold numbers: flags, Python's own, nothing at all."""


def lazily(frame: IntoFrame, by: Sequence[str]) -> nw.LazyFrame[Any]:
    """Take up a table without reading it, and refuse groups by columns that it lacks."""
    lazy = nw.from_native(frame).lazy()
    _refuse_unknown(by, lazy.collect_schema())
    return lazy


def numbers(lazy: nw.LazyFrame[Any], names: Sequence[str]) -> list[nw.Expr]:
    """Read columns as double precision, or refuse those that hold no numbers."""
    schema = lazy.collect_schema()
    _refuse_unknown(names, schema)
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
    return nw.col(name) if kind.is_integer() else None


def are_present(columns: Iterable[nw.Expr]) -> nw.Expr:
    """Tell whether a row has all of these numbers; NULL and NaN are no numbers."""
    return ~reduce(operator.or_, (column.is_null() | column.is_nan() for column in columns))


def fetch(lazy: nw.LazyFrame[Any]) -> nw.DataFrame[Any]:
    """Let the engine do its work and hand over the result.

    Eager libraries keep their own frames; what an engine of its own computes comes as pandas.
    """
    kept = {nw.Implementation.PANDAS, nw.Implementation.PYARROW}
    if lazy.implementation.is_polars():
        return lazy.collect(engine="streaming")  # memory for the groups, not for the rows
    return lazy.collect() if lazy.implementation in kept else lazy.collect("pandas")


def _refuse_unknown(names: Iterable[str], known: Iterable[str]) -> None:
    for name in names:
        if name not in set(known):
            raise UnknownNameError("column", name, known)
