"""Where outcomes lie in forecasts of each kind: between which probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from predtrack.scores.decomposition import pit_bracket, pit_histogram
from predtrack.summaries.calibration import Pit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from predtrack.scores.columns import FloatArray
    from predtrack.summaries.calibration_forecasts import SidewaysForecasts

__all__ = ["BRACKETS", "Brackets", "pit_of"]

_TENTHS = np.arange(11) / 10

Brackets: TypeAlias = "tuple[FloatArray, FloatArray]"


def pit_of(found: Brackets, edges: FloatArray, *, level: float) -> Pit:
    """Make the histogram of outcomes with its band of the level, and test it."""
    histogram = pit_histogram(*found, edges)
    return Pit(
        tuple(histogram.edges.tolist()),
        tuple(histogram.counts.tolist()),
        tuple(histogram.expected.tolist()),
        histogram.statistic,
        histogram.p_value,
        histogram.draws,
        _band(len(found[0]), histogram.expected, level),
    )


def _band(n: int, shares: FloatArray, level: float) -> tuple[tuple[float, float], ...]:
    """Give quantiles of how many of n calibrated outcomes fall into each bin.

    Outcomes that are shared out between bins vary less: for them the band is too wide.
    """
    tail = (1 - level) / 2
    ends = (_binomial_quantile(at, n, shares) for at in (tail, 1 - tail))
    return tuple(zip(*(end.tolist() for end in ends), strict=True))


def _binomial_quantile(at: float, n: int, shares: FloatArray) -> FloatArray:
    from scipy.special import bdtr, bdtrik  # noqa: PLC0415 - probabilities do without

    near = np.clip(np.ceil(bdtrik(at, n, shares)), 0, n)
    below = np.maximum(near - 1, 0)  # rounding may have led one too far
    return np.where(bdtr(below, n, shares) >= at * (1 - 1e-9), below, near)


def _joined(parts: Sequence[Brackets]) -> Brackets:
    low, high = zip(*parts, strict=True)
    return np.concatenate(low), np.concatenate(high)


def _of_quantiles(blocks: Sequence[SidewaysForecasts]) -> tuple[Brackets, FloatArray]:
    """Bound the PIT by levels, and cut it at the levels that all forecasts have."""
    found = _joined([pit_bracket(block.levels, block.points, block.outcome) for block in blocks])
    shared: set[float] | None = None
    for block in blocks:
        every = [set(np.round(row, 9).tolist()) for row in np.unique(block.levels, axis=0)]
        shared = set.intersection(*every, *([shared] if shared is not None else []))
    edges = np.array([0.0, *sorted(shared or ()), 1.0])
    return found, edges if len(edges) > 3 else _TENTHS


def _of_samples(blocks: Sequence[SidewaysForecasts]) -> tuple[Brackets, FloatArray]:
    """Rank the outcome among the members: each of the m + 1 places is as likely as another."""
    parts = []
    for block in blocks:
        places = block.points.shape[1] + 1
        less = (block.points < block.outcome[:, None]).sum(axis=1)
        not_more = (block.points <= block.outcome[:, None]).sum(axis=1)
        parts.append((less / places, (not_more + 1) / places))
    return _joined(parts), _even_edges({block.points.shape[1] + 1 for block in blocks})


def _even_edges(places: set[int]) -> FloatArray:
    """Cut where no place is cut in two, if all forecasts have as many members."""
    if len(places) > 1:
        return _TENTHS
    (number,) = places
    fits = [bins for bins in range(4, 11) if number % bins == 0]
    bins = fits[-1] if fits else (number if number < 4 else 10)
    return np.arange(bins + 1) / bins


def _of_cdf(blocks: Sequence[SidewaysForecasts]) -> tuple[Brackets, FloatArray]:
    """Read the PIT off the grid, evenly between two points; beyond the grid it is bounded."""
    return _joined([_on_grid(block) for block in blocks]), _TENTHS


def _on_grid(block: SidewaysForecasts) -> Brackets:
    x, q, y = block.points, block.levels, block.outcome
    rows, last = np.arange(len(y)), x.shape[1] - 1
    place = (x <= y[:, None]).sum(axis=1) - 1
    inside = (place >= 0) & (y <= x[:, -1])
    left = np.clip(place, 0, max(last - 1, 0))
    right = np.minimum(left + 1, last)
    width = np.where(right > left, x[rows, right] - x[rows, left], 1.0)
    share = np.clip((y - x[rows, left]) / width, 0.0, 1.0)
    read = q[rows, left] + share * (q[rows, right] - q[rows, left])
    low = np.where(inside, read, np.where(place < 0, 0.0, q[:, -1]))
    high = np.where(inside, read, np.where(place < 0, q[:, 0], 1.0))
    return np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0)


BRACKETS: Mapping[str, Callable[[Sequence[SidewaysForecasts]], tuple[Brackets, FloatArray]]] = {
    "quantiles": _of_quantiles,
    "samples": _of_samples,
    "cdf": _of_cdf,
}
"""Bounds of the PIT, and bins for its histogram, by the kind of forecast."""
