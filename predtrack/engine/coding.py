"""Names of a table as small whole numbers, given inside the engine that holds the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from predtrack.engine.reading import fetch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["are_named", "coded", "dictionary", "names_of"]


def are_named(lazy: nw.LazyFrame[Any], names: Sequence[str]) -> list[nw.Expr]:
    """Tell for each column whether a row has a name in it; NULL and NaN are none."""
    schema = lazy.collect_schema()
    return [
        ~(nw.col(name).is_null() | nw.col(name).is_nan())
        if schema[name].is_float()
        else ~nw.col(name).is_null()
        for name in names
    ]


def dictionary(rows: nw.LazyFrame[Any], names: Sequence[str], code: str) -> nw.LazyFrame[Any]:
    """Number the distinct names in their order, from 0."""
    # Not unique(): in SQL that numbers the rows of each name, which needs memory for all.
    distinct = rows.group_by(*names).agg(nw.len().alias(code)).select(*names)
    numbered = distinct.with_row_index(code, order_by=list(names))
    return numbered.with_columns(nw.col(code).cast(nw.Int32))


def coded(
    rows: nw.LazyFrame[Any], known: nw.LazyFrame[Any], names: Sequence[str]
) -> nw.LazyFrame[Any]:
    """Put the number of its names to each row, in place of the names."""
    return rows.join(known, on=list(names), how="inner").drop(*names)


def names_of(known: nw.LazyFrame[Any], names: Sequence[str], code: str) -> NDArray[Any]:
    """Fetch the distinct names in the order of their numbers; several make a tuple."""
    found = fetch(known.sort(code))
    columns = [found[name].to_numpy() for name in names]
    if len(columns) == 1:
        return np.asarray(columns[0])
    tuples = np.empty(len(found), object)
    tuples[:] = list(zip(*(column.tolist() for column in columns), strict=True))
    return tuples
