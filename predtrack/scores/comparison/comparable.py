"""Which forecasters questions in common hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.labels import read_labels

if TYPE_CHECKING:
    from predtrack.scores.columns import Column
    from predtrack.scores.labels import IntArray, Labels

__all__ = ["comparable_groups", "refuse_apart"]


def comparable_groups(forecaster: Column, question: Column) -> IntArray:
    """Number the groups of rows that questions in common hold together.

    Parameters
    ----------
    forecaster, question : shape (n,)
        Labels, of any type.

    Returns
    -------
    shape (n,)
        Group of each row, 0 for the largest. Two forecasters can be compared, if only
        through others, exactly when they are in one group.

    Examples
    --------
    >>> comparable_groups(["a", "b", "c"], ["q", "q", "r"]).tolist()
    [0, 0, 1]
    """
    who, what = read_labels("forecaster", forecaster), read_labels("question", question)
    if len(who.code) != len(what.code):
        raise InvalidForecastError("forecaster and question must have one row each")
    return _groups(who, what)


def _groups(who: Labels, what: Labels) -> IntArray:
    from scipy.sparse import coo_array  # noqa: PLC0415 - scores cost numpy alone
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    size = who.count + what.count
    ends = (who.code, what.code + who.count)
    graph = coo_array((np.ones(len(who.code)), ends), shape=(size, size))
    _, group = connected_components(graph, directed=False)
    _, row_group, rows = np.unique(group[who.code], return_inverse=True, return_counts=True)
    rank = np.empty(len(rows), np.int64)
    rank[np.argsort(-rows, kind="stable")] = np.arange(len(rows))
    return np.asarray(rank[row_group])


def refuse_apart(who: Labels, what: Labels) -> None:
    """Refuse forecasters who share no question, not even through others."""
    group = _groups(who, what) if len(who.code) else np.zeros(0, np.int64)
    if not group.any():
        return
    names = [str(who.names[who.code[group == number][0]]) for number in range(group.max() + 1)]
    rest = ", …" if len(names) > 5 else ""
    raise InvalidForecastError(
        f"not comparable: the forecasters fall into {len(names)} groups that share no question,"
        f" those of {', '.join(names[:5])}{rest}; compare within comparable_groups",
        np.flatnonzero(group).tolist(),
    )
