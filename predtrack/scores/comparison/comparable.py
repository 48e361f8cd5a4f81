"""Which forecasters questions in common hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.comparison.codes import stretches
from predtrack.scores.labels import read_labels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import Column
    from predtrack.scores.comparison.codes import CodeArray
    from predtrack.scores.labels import IntArray

    Codes = CodeArray | IntArray

__all__ = ["comparable_groups", "components", "refuse_apart"]


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
    return _by_size(components(who.code, what.code, who.count, what.count)[who.code])


def refuse_apart(who: Codes, what: Codes, names: NDArray[Any], questions: int) -> None:
    """Refuse forecasters who share no question, not even through others."""
    part = components(who, what, len(names), questions)
    if not part.any():
        return
    group = _by_size(part[who])
    found = [str(names[who[group == number][0]]) for number in range(group.max() + 1)]
    rest = ", …" if len(found) > 5 else ""
    raise InvalidForecastError(
        f"not comparable: the forecasters fall into {len(found)} groups that share no question,"
        f" those of {', '.join(found[:5])}{rest}; compare within comparable_groups",
        np.flatnonzero(group).tolist(),
    )


def components(who: Codes, what: Codes, forecasters: int, questions: int) -> NDArray[np.int32]:
    """Number the connected parts, forecasters first, then questions.

    Stretch by stretch the rows that still join two parts are merged. After the first there
    are few of those, and none once all are one; the graph as a whole is never laid out.

    Examples
    --------
    >>> components(np.array([0, 1]), np.array([0, 0]), 2, 1).tolist()
    [0, 0, 0]
    """
    from scipy.sparse import coo_array  # noqa: PLC0415 - scores cost numpy alone
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    size = forecasters + questions
    group = np.arange(size, dtype=np.int32)
    for part in stretches(len(who)):
        ends = np.stack((group[who[part]], group[what[part] + forecasters]))
        ends = ends[:, ends[0] != ends[1]]
        if ends.size:
            graph = coo_array((np.ones(ends.shape[1], np.int8), tuple(ends)), shape=(size, size))
            group = connected_components(graph, directed=False)[1][group]
        if not (group != group[0]).any():
            return np.zeros_like(group)
    return group


def _by_size(group: NDArray[np.int32]) -> IntArray:
    """Number groups anew, the one with the most rows first."""
    _, row_group, rows = np.unique(group, return_inverse=True, return_counts=True)
    rank = np.empty(len(rows), np.int64)
    rank[np.argsort(-rows, kind="stable")] = np.arange(len(rows))
    return np.asarray(rank[row_group])
