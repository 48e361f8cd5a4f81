"""Where outcomes fall in the distributions that were forecast: PIT histograms and their test.

The probability integral transform (PIT) of an outcome is the probability that was given to
no more than it. If forecasts are calibrated, it is spread evenly over [0, 1].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.counts import read_draws

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from predtrack.scores.columns import FloatArray

__all__ = ["PitHistogram", "pit_bracket", "pit_histogram"]

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class PitHistogram:
    """How often outcomes fell where, and what calibration leads to expect.

    Parameters
    ----------
    edges : shape (b + 1,), ascending, from 0 to 1
        Ends of the bins.
    counts : shape (b,)
        Outcomes in each bin; an outcome that is known only to lie between two levels is
        shared out evenly between them.
    expected : shape (b,)
        Share of the outcomes that calibrated forecasts have in each bin: its width.
    statistic
        Pearson's chi-square of the counts.
    p_value
        Chance of a statistic at least as large if forecasts are calibrated and outcomes
        independent; simulated. Too large, never too small, where outcomes are shared out.
    draws
        Number of simulated histograms.
    """

    edges: FloatArray
    counts: FloatArray
    expected: FloatArray
    statistic: float
    p_value: float
    draws: int

    @property
    def n(self) -> float:
        """Number of outcomes."""
        return float(self.counts.sum())


def pit_bracket(
    levels: ArrayLike, values: ArrayLike, outcome: ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Bound the PIT of each outcome by the levels around it.

    Parameters
    ----------
    levels : shape (m,) or (n, m), in [0, 1], ascending
        Probability of not more than each value.
    values : shape (n, m)
        Values, ascending in each row.
    outcome : shape (n,)
        What was observed.

    Returns
    -------
    tuple of shape (n,)
        The highest level whose value is below the outcome, or 0, and the lowest whose value
        is above it, or 1.

    Raises
    ------
    InvalidForecastError
        If a number is missing.

    Examples
    --------
    >>> low, high = pit_bracket([0.25, 0.5, 0.75], [[1, 2, 4], [1, 2, 4]], [3, 2])
    >>> low.tolist(), high.tolist()
    ([0.5, 0.25], [0.75, 0.75])
    """
    v = np.atleast_2d(np.asarray(values, dtype=np.float64))
    y = np.atleast_1d(np.asarray(outcome, dtype=np.float64))
    q = np.broadcast_to(np.asarray(levels, dtype=np.float64), v.shape)
    if np.isnan(v).any() or np.isnan(y).any() or np.isnan(q).any():
        raise InvalidForecastError("a level, a value or an outcome is missing")
    low = np.where(v < y[:, None], q, 0.0).max(axis=1, initial=0.0)
    high = np.where(v > y[:, None], q, 1.0).min(axis=1, initial=1.0)
    return low, np.maximum(low, high)


def pit_histogram(
    low: ArrayLike,
    high: ArrayLike,
    edges: ArrayLike,
    *,
    draws: int = 9999,
    seed: int = 0,
) -> PitHistogram:
    """Count where outcomes fell, and test whether that is even.

    Parameters
    ----------
    low, high : shape (n,), in [0, 1]
        Between what the PIT of each outcome lies, such as :func:`pit_bracket` gives; twice
        the same where it is known.
    edges : shape (b + 1,), ascending, from 0 to 1
        Ends of the bins: for quantiles, their levels; otherwise mostly tenths.
    draws, seed
        Number of simulated histograms for the test, and the seed.

    Returns
    -------
    PitHistogram
        A hump in the middle says that forecasts were too wide, two heaps at the ends that
        they were too narrow, a slope that they were too high or too low.

    Raises
    ------
    InvalidForecastError
        If there is no outcome, or a bound is outside [0, 1].
    UsageError
        If the edges do not ascend from 0 to 1.

    References
    ----------
    Czado, Gneiting & Held (2009), Biometrics 65(4), 1254-1261.
    doi:10.1111/j.1541-0420.2009.01191.x

    Examples
    --------
    >>> found = pit_histogram([0.1, 0.4, 0.4], [0.1, 0.6, 0.4], [0, 0.5, 1])
    >>> found.counts.round(6).tolist(), found.expected.tolist()
    ([2.5, 0.5], [0.5, 0.5])
    """
    a, b = (np.atleast_1d(np.asarray(end, dtype=np.float64)) for end in (low, high))
    ends = np.asarray(edges, dtype=np.float64)
    _refuse(a, b, ends)
    counts = _counts(a, b, ends)
    expected = np.diff(ends)
    statistic = float(_chi_square(counts[None, :], expected)[0])
    random = np.random.default_rng(seed)
    drawn = random.multinomial(len(a), expected / expected.sum(), size=read_draws(draws))
    larger = int((_chi_square(drawn, expected) >= statistic * (1 - 1e-12)).sum())
    return PitHistogram(ends, counts, expected, statistic, (1 + larger) / (1 + draws), draws)


def _refuse(low: FloatArray, high: FloatArray, edges: FloatArray) -> None:
    if not len(low):
        raise InvalidForecastError("there is nothing to count: no forecast has an outcome")
    outside = ~((low >= 0) & (high <= 1) & (low <= high))
    if outside.any():
        rows = np.flatnonzero(outside).tolist()
        raise InvalidForecastError("bounds of a PIT must ascend within [0, 1]", rows)
    if len(edges) < 2 or (edges[0], edges[-1]) != (0, 1) or not (np.diff(edges) > 0).all():
        raise UsageError("edges must ascend from 0 to 1")


def _counts(low: FloatArray, high: FloatArray, edges: FloatArray) -> FloatArray:
    """Share out each outcome over the bins that its bounds touch."""
    points = low == high
    counts = np.histogram(low[points], bins=edges)[0].astype(np.float64)
    a, b = low[~points], high[~points]
    for start in range(0, len(a), _BLOCK):
        part = slice(start, start + _BLOCK)
        reached = _reached(a[part], b[part], edges)
        counts += np.diff(reached)
    return np.asarray(counts)


def _reached(low: FloatArray, high: FloatArray, edges: FloatArray) -> NDArray[np.float64]:
    """Add up, edge by edge, how much of each outcome lies below."""
    width = high - low
    return np.array([np.clip((edge - low) / width, 0.0, 1.0).sum() for edge in edges])


def _chi_square(counts: NDArray[Any], expected: FloatArray) -> FloatArray:
    awaited = counts.sum(axis=1, keepdims=True) * expected
    return np.asarray(((counts - awaited) ** 2 / awaited).sum(axis=1))
