"""Groups of rows, and one sufficient table for each, out of whatever holds the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from predtrack.engine import collapse, fetch_pandas
from predtrack.engine.collapsed import SUMS
from predtrack.scores.decomposition import SufficientTable
from predtrack.scores.decomposition import collapse as collapse_columns
from predtrack.summaries.table_groups import cells_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    Key = tuple[tuple[str, str], ...]

__all__ = ["answers_of", "groups_in_order", "sufficient_tables"]

_PROBE, _MANY = 20_000, 100_000
"""Rows that tell whether forecasts repeat, and how many there must be to ask."""


def groups_in_order(
    frame: pd.DataFrame, by: Sequence[str]
) -> Iterator[tuple[dict[str, str], NDArray[np.int64]]]:
    """Give the name of each group, in order, and the positions of its rows.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"who": ["b", "a", "b"]})
    >>> [(name, places.tolist()) for name, places in groups_in_order(rows, ["who"])]
    [({'who': 'a'}, [1]), ({'who': 'b'}, [0, 2])]
    """
    if not by:
        yield {}, np.arange(len(frame), dtype=np.int64)
        return
    if not len(frame):
        return
    names, codes = zip(*(cells_in_order(frame[name]) for name in by), strict=True)
    order = np.lexsort(codes[::-1])
    ordered = np.array(codes)[:, order]
    new = (ordered[:, 1:] != ordered[:, :-1]).any(axis=0)
    for members in np.split(order, np.flatnonzero(new) + 1):
        found = (cells[code[members[0]]] for cells, code in zip(names, codes, strict=True))
        yield dict(zip(by, found, strict=True)), members


def sufficient_tables(
    frame: nw.LazyFrame[Any], by: Sequence[str]
) -> list[tuple[dict[str, str], SufficientTable]]:
    """Collapse the forecasts of each group where they are, or sort them where none repeat.

    Parameters
    ----------
    frame
        Rows with the columns ``probability`` and ``outcome``, perhaps ``weight``.
    by
        Columns that make the groups.
    """
    weight = [name for name in ("weight",) if name in frame.collect_schema()]
    if not weight and _rarely_repeat(frame):
        return _sorted(frame, by)
    found = collapse(frame.to_native(), by=by, weight=weight[0] if weight else None).table
    columns = [found[name].to_numpy() for name in ("probability", *SUMS)]
    return [
        (name, SufficientTable.from_groups(*(column[rows] for column in columns)))
        for name, rows in groups_in_order(found, by)
        if len(rows)
    ]


def _rarely_repeat(frame: nw.LazyFrame[Any]) -> bool:
    """Guess from the first rows whether counting by forecast would leave as many rows."""
    head = fetch_pandas(frame.select("probability").head(_PROBE))["probability"]
    if len(head) < _PROBE or head.nunique() < _PROBE / 2:
        return False
    return int(fetch_pandas(frame.select(nw.len().alias("rows")))["rows"].iloc[0]) > _MANY


def _sorted(
    frame: nw.LazyFrame[Any], by: Sequence[str]
) -> list[tuple[dict[str, str], SufficientTable]]:
    rows = fetch_pandas(
        frame.select(*by, nw.col("probability").cast(nw.Float64), nw.col("outcome"))
    )
    p, y = rows["probability"].to_numpy(), rows["outcome"].to_numpy()
    return [
        (name, collapse_columns(p[places] if by else p, y[places] if by else y))
        for name, places in groups_in_order(rows[list(by)] if by else rows, by)
    ]


def answers_of(frame: nw.LazyFrame[Any], by: Sequence[str]) -> dict[Key, int]:
    """Count the distinct questions of each group; nothing where the table names none."""
    if "question" not in frame.collect_schema():
        return {}
    count = nw.col("question").n_unique().alias("number of questions")
    counted = frame.group_by(*by).agg(count) if by else frame.select(count)
    found = fetch_pandas(counted)
    numbers = found["number of questions"].to_numpy()
    return {
        tuple(name.items()): int(numbers[places].sum())
        for name, places in groups_in_order(found, by)
    }
