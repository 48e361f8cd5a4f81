"""Whether a key stands twice in a table: exactly, inside the engine that holds the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import narwhals as nw

from predtrack.engine.reading import fetch

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["repeated_keys", "repeats"]

_TIMES = "rows of the key"
_BITS = 2**31
"""Bits that may be spent to mark pairs; every thread has its own, and one for the sum."""
_FEW = 20_000_000
"""Rows up to which pairs are grouped without asking how many there are."""
_SPARSE = 32
"""Bits to a row beyond which marking pairs takes longer than to group them."""


def repeats(lazy: nw.LazyFrame[Any], keys: Sequence[str]) -> bool:
    """Tell whether two rows have the same key; missing parts of a key are equal.

    Where DuckDB holds many rows and the key is a pair, each question has a place in a string
    of bits of each forecaster, which takes less time and memory than a grouping by pairs.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = nw.from_native(pd.DataFrame({"question": ["a", "a"], "forecaster": ["x", "y"]}))
    >>> repeats(rows.lazy(), ["question", "forecaster"]), repeats(rows.lazy(), ["question"])
    (False, True)
    """
    if lazy.implementation.is_duckdb() and len(keys) == 2:
        found = _marked(lazy, *keys)
        if found is not None:
            return found
    return len(fetch(repeated_keys(lazy, keys).head(1))) > 0


def repeated_keys(lazy: nw.LazyFrame[Any], keys: Sequence[str]) -> nw.LazyFrame[Any]:
    """Give the keys of several rows."""
    counted = lazy.group_by(*keys).agg(nw.len().alias(_TIMES))
    return counted.filter(nw.col(_TIMES) > 1).select(*keys)


def _marked(lazy: nw.LazyFrame[Any], question: str, forecaster: str) -> bool | None:
    """Compare the rows of each forecaster with the number of questions that are marked."""
    pairs = lazy.select(q=nw.col(question), f=nw.col(forecaster)).to_native()
    rows = pairs.query("pairs", "SELECT count(*) FROM pairs").fetchall()[0][0]
    if rows < _FEW:
        return None
    sizes = (
        "SELECT (SELECT count(*) FROM (SELECT DISTINCT q FROM pairs)),"
        " (SELECT approx_count_distinct(f) FROM pairs)"
    )
    last, forecasters = pairs.query("pairs", sizes).fetchall()[0]
    if not last * forecasters < min(_BITS, rows * _SPARSE):
        return None
    places = "SELECT q, row_number() OVER () - 1 AS place FROM (SELECT DISTINCT q FROM pairs)"
    marked = (
        f"SELECT 1 FROM pairs JOIN ({places}) AS places ON pairs.q IS NOT DISTINCT FROM places.q"  # noqa: S608
        f" GROUP BY f HAVING bit_count(bitstring_agg(place, 0, {last})) < count(*) LIMIT 1"
    )
    try:
        return len(pairs.query("pairs", marked).fetchall()) > 0
    except duckdb.OutOfMemoryException:  # strings of bits stay in memory; groups need not
        return None
