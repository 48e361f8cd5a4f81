"""Which forecasters of a table of pairs can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.comparison.comparable import components

if TYPE_CHECKING:
    from predtrack.scores.comparison.scored_pairs import ScoredPairs
    from predtrack.scores.labels import IntArray

__all__ = ["forecaster_groups"]


def forecaster_groups(pairs: ScoredPairs) -> IntArray:
    """Number the groups of forecasters that questions in common hold together.

    Parameters
    ----------
    pairs
        One row for each forecaster and question that met.

    Returns
    -------
    shape (forecasters,)
        Group of each forecaster, 0 for the one with the most forecasters; groups of one
        size stand in the order of their first forecaster.

    Examples
    --------
    >>> from predtrack.scores.comparison.scored_pairs import ScoredPairs
    >>> forecaster_groups(ScoredPairs([0, 1, 2], [1, 0, 0], [0.1] * 3, ["a", "b", "c"], ["q", "r"]))
    array([1, 0, 0])
    """
    who, what = pairs.forecaster, pairs.question
    part = components(who, what, len(pairs.forecasters), len(pairs.questions))
    part = part[: len(pairs.forecasters)]
    _, first, code, size = np.unique(
        part, return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(size), np.int64)
    rank[np.lexsort((first, -size))] = np.arange(len(size))
    return np.asarray(rank[code])
