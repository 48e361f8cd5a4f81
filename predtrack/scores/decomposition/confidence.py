"""How often the event truly happens after each forecast: confidence bands without any bins.

All that is taken for granted is that a higher forecast does not mean a rarer event.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.counts import read_level
from predtrack.scores.decomposition.possible_outcomes import refuse_fractions
from predtrack.scores.decomposition.proportion_intervals import exact_high, exact_low

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["confidence_band"]

STEP = 1.25
"""Ratio of the sizes of neighbouring windows that are considered."""


def confidence_band(
    table: SufficientTable, rows: NDArray[np.int64], *, level: float = 0.9
) -> tuple[FloatArray, FloatArray]:
    """Bound the true frequency after some of the forecasts, each by itself.

    The event is at least as likely after a forecast as after those just below it, so a lower
    bound from these is one for it; an upper bound comes from those just above. How many of
    them are taken is decided by the forecasts alone, before the outcomes are looked at, so
    the exact binomial bounds hold.

    Parameters
    ----------
    table
        Collapsed forecasts with outcomes of 0 or 1.
    rows : shape (r,)
        Rows of the table to bound.
    level
        Least share of cases in which a row's band holds its truth; at most half of the rest
        lies on each side.

    Returns
    -------
    tuple of shape (r,)
        Low and high.

    Raises
    ------
    InvalidForecastError
        If the table has no row, fractional outcomes, or weights that are not counts.

    References
    ----------
    Clopper & Pearson (1934), Biometrika 26(4), 404-413. doi:10.1093/biomet/26.4.404

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> table = collapse([0.3] * 10 + [0.8] * 10, [1] * 3 + [0] * 7 + [1] * 8 + [0] * 2)
    >>> low, high = confidence_band(table, np.array([0, 1]), level=0.95)
    >>> low.round(4), high.round(4)
    (array([0.0667, 0.4439]), array([0.6525, 0.9748]))
    """
    refuse_fractions(table)
    tail = (1 - read_level("level", level)) / 2
    n, hits = np.asarray(table.n), np.asarray(table.outcomes)
    below = _window(table.probability, n, rows, tail)
    last = len(n) - 1
    above = last - _window(1 - table.probability[::-1], n[::-1], last - rows, tail)
    low = exact_low(*_sums(hits, n, below, rows), tail)
    return low, exact_high(*_sums(hits, n, rows, above), tail)


def _window(
    p: FloatArray, n: NDArray[np.int64], rows: NDArray[np.int64], tail: float
) -> NDArray[np.int64]:
    """Find for each row the first of the rows below it that give its highest lower bound.

    What is highest is told as if every forecast were true: more rows have less luck, and lie
    farther below.
    """
    z = NormalDist().inv_cdf(1 - tail)
    counted, mean, variance = (_from_zero(term) for term in (n, n * p, n * p * (1 - p)))
    sizes = np.unique(np.geomspace(1, counted[-1], _steps(counted[-1])).astype(np.int64))
    ends = counted[rows + 1][:, None]
    starts = np.searchsorted(counted, np.maximum(ends - sizes, 0), side="right") - 1
    starts = np.minimum(starts, rows[:, None])
    size = ends - counted[starts]
    middle = (mean[rows + 1][:, None] - mean[starts]) / size
    luck = z * np.sqrt(np.maximum(variance[rows + 1][:, None] - variance[starts], 0.0)) / size
    luck = luck + z * z / (3 * size)  # few rows bound nothing, even where all but say 0 or 1
    best = np.argmax(middle - luck, axis=1)
    return np.asarray(starts[np.arange(len(rows)), best])


def _steps(total: float) -> int:
    return int(np.log(max(total, 2)) / np.log(STEP)) + 2


def _sums(
    hits: NDArray[np.int64],
    n: NDArray[np.int64],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    happened, counted = _from_zero(hits), _from_zero(n)
    return happened[last + 1] - happened[first], counted[last + 1] - counted[first]


def _from_zero(column: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([np.zeros(1, dtype=column.dtype), np.cumsum(column)])
