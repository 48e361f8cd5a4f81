"""How far the bounds of a Brier score of words move by chance: questions drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from predtrack.scores.comparison.cluster_bootstrap import MANY_CLUSTERS
from predtrack.summaries.row import Interval
from predtrack.tables.kinds import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

__all__ = ["drawn_brier_bounds"]

_DRAWS = 1000
_KEYS = ["forecaster", "word", "reading_low", "reading_high"]


def drawn_brier_bounds(claims: pd.DataFrame, *, level: float) -> Interval | None:
    r"""Give the Brier score of words an interval that covers their readings too.

    A draw takes as many questions as there are, some several times, and forms the lowest and
    the highest Brier score over all readings; the interval runs from the :math:`\alpha / 2`
    quantile of the lowest to the :math:`1 - \alpha / 2` quantile of the highest, to which one
    worst answer is added: draws from a sample without misses know of no miss. It covers
    the score at each reading about as often as it says, or more often.

    Parameters
    ----------
    claims
        The table of :func:`predtrack.tables.claims`.
    level
        Level of the interval.

    Returns
    -------
    Interval or None
        None below 40 questions, for which drawing makes the interval too narrow, and where
        no draw differs from another.

    References
    ----------
    Imbens & Manski (2004), Econometrica 72(6), 1845-1857.
    doi:10.1111/j.1468-0262.2004.00555.x
    """
    table = words(claims)
    questions, names = pd.factorize(table["question"])
    if len(names) < MANY_CLUSTERS:
        return None
    weights = np.random.default_rng(0).multinomial(
        len(names), np.full(len(names), 1 / len(names)), size=_DRAWS
    )
    low, high = _bounds(table, weights[:, questions].astype(float))
    if np.ptp(low) == 0 == np.ptp(high):
        return None
    high = (high * len(table) + _worst(table)) / (len(table) + 1)
    tail = (1 - level) / 2
    ends = float(np.quantile(low, tail)), float(np.quantile(high, 1 - tail))
    method = f"percentile of {_DRAWS:,} draws of questions, seed 0"
    return Interval(level, *ends, f"{method}, the upper end with one worst answer added")


def _bounds(table: pd.DataFrame, weights: Array) -> tuple[Array, Array]:
    """Give the bounds of each draw; one row of weights a draw, one column a claim.

    As :func:`predtrack.scores.verbal.coupled_brier_bounds`, for all draws at once.
    """
    low, high = np.zeros((2, len(weights)))
    fulfilment = table["fulfilment"].to_numpy(float)
    word = table.groupby(_KEYS, sort=True).ngroup().to_numpy()
    for number in range(word.max() + 1):
        own = word == number
        hits = weights[:, own & (fulfilment == 1)].sum(axis=1)
        misses = weights[:, own & (fulfilment == 0)].sum(axis=1)
        partials = weights[:, own].sum(axis=1) - hits - misses
        ends = table.loc[own, ["reading_low", "reading_high"]].iloc[0].to_numpy(float)
        low += _least(hits, misses, ends)
        high += _most(hits, misses, partials, ends)
    total = weights.sum(axis=1)
    return low / total, high / total


def _worst(table: pd.DataFrame) -> float:
    """Give the score of the worst answer to any of the words."""
    return float(max(table["reading_high"].max(), 1 - table["reading_low"].min()) ** 2)


def _least(hits: Array, misses: Array, ends: Array) -> Array:
    """Read the word as is best for it; a partial verdict costs nothing at its best degree."""
    rate = hits / np.maximum(hits + misses, 1)
    best = np.clip(rate, ends[0], ends[1])
    cost: Array = hits * (1 - best) ** 2 + misses * best**2
    return cost


def _most(hits: Array, misses: Array, partials: Array, ends: Array) -> Array:
    """Read the word as is worst for it, and partial verdicts of the worst degree."""
    low, high = (
        hits * (1 - end) ** 2 + misses * end**2 + partials * max(end, 1 - end) ** 2
        for end in ends.tolist()
    )
    worst: Array = np.maximum(low, high)
    return worst
