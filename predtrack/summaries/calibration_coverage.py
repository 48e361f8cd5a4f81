"""How often quantiles and intervals held, and how wide the intervals were."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.columns import TOLERANCE
from predtrack.scores.decomposition import wilson
from predtrack.scores.decomposition.proportion_intervals import exact_high, exact_low
from predtrack.scores.small_samples import SMALL
from predtrack.summaries.calibration import CoverageRow, QuantileRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from predtrack.scores.columns import FloatArray
    from predtrack.summaries.calibration_forecasts import SidewaysForecasts
    from predtrack.summaries.calibration_pit import Brackets

__all__ = ["COVERAGE", "coverage_row", "quantile_rows"]

_LEVELS = (0.5, 0.8, 0.9, 0.95)


def _proportion(hits: int, n: int, level: float) -> tuple[float, float]:
    """Give Wilson's interval of a share; Clopper and Pearson's where there are few."""
    k, m = np.array([hits]), np.array([n])
    tail = (1 - level) / 2
    ends = (exact_low(k, m, tail), exact_high(k, m, tail)) if n <= SMALL else wilson(
        k, m, level=level
    )  # fmt: skip
    return float(ends[0][0]), float(ends[1][0])


def coverage_row(
    nominal: float, n: int, below: int, above: int, width: float, level: float
) -> CoverageRow:
    """Sum up the intervals of one level."""
    covered = n - below - above
    ends = _proportion(covered, n, level)
    return CoverageRow(nominal, n, covered, below, above, covered / n, ends, width)


def quantile_rows(blocks: Sequence[SidewaysForecasts], level: float) -> tuple[QuantileRow, ...]:
    """Count how often outcomes were at most the quantile of each level."""
    sums: dict[float, list[int]] = defaultdict(lambda: [0, 0, 0])
    for block in blocks:
        y = block.outcome[:, None]
        levels, codes = np.unique(np.round(block.levels, 9), return_inverse=True)
        codes = codes.reshape(block.levels.shape)
        for number, q in enumerate(levels.tolist()):
            at = codes == number
            found = sums[q]
            found[0] += int(at.sum())
            found[1] += int((at & (y < block.points)).sum())
            found[2] += int((at & (y <= block.points)).sum())
    return tuple(
        QuantileRow(q, n, below, most, most / n, _proportion(most, n, level))
        for q, (n, below, most) in sorted(sums.items())
    )


def _paired(
    blocks: Sequence[SidewaysForecasts], _found: Brackets, level: float
) -> tuple[CoverageRow, ...]:
    """Take quantiles whose levels mirror each other for ends of intervals."""
    ends: dict[float, list[FloatArray]] = defaultdict(list)
    for block in blocks:
        levels = np.round(block.levels, 9)
        for left, right in _mirrored(levels):
            fits = np.abs(levels[:, left] + levels[:, right] - 1) <= TOLERANCE
            nominal = np.round(levels[:, right] - levels[:, left], 9)
            for stated in np.unique(nominal[fits]).tolist():
                at = fits & (nominal == stated)
                columns = (block.points[at, left], block.points[at, right], block.outcome[at])
                ends[stated].append(np.stack(columns))
    return tuple(
        _covered(stated, np.concatenate(parts, axis=1), level)
        for stated, parts in sorted(ends.items())
    )


def _mirrored(levels: FloatArray) -> list[tuple[int, int]]:
    """Find the columns whose levels mirror each other in some forecast."""
    sets = np.unique(levels, axis=0)
    places = combinations(range(levels.shape[1]), 2)
    return [
        (left, right)
        for left, right in places
        if (np.abs(sets[:, left] + sets[:, right] - 1) <= TOLERANCE).any()
    ]


def _covered(stated: float, ends: FloatArray, level: float) -> CoverageRow:
    low, high, outcome = ends
    below, above = int((outcome < low).sum()), int((outcome > high).sum())
    width = float(np.median(high - low))
    return coverage_row(stated, len(outcome), below, above, width, level)


def _central(
    blocks: Sequence[SidewaysForecasts], _found: Brackets, level: float
) -> tuple[CoverageRow, ...]:
    """Take the central intervals that the members of a sample leave as much room for."""
    rows = []
    for stated in _LEVELS:
        tail = (1 - stated) / 2
        wide = [b for b in blocks if tail * (b.points.shape[1] + 1) >= 1 - TOLERANCE]
        if wide:
            ends = np.concatenate([_middle(block, tail) for block in wide], axis=1)
            rows.append(_covered(stated, ends, level))
    return tuple(rows)


def _middle(block: SidewaysForecasts, tail: float) -> FloatArray:
    ends = np.quantile(block.points, [tail, 1 - tail], axis=1, method="weibull")
    return np.stack([*ends, block.outcome])


def _by_pit(
    blocks: Sequence[SidewaysForecasts], found: Brackets, level: float
) -> tuple[CoverageRow, ...]:
    """Take the central intervals whose ends lie on the grids."""
    rows = []
    low = np.concatenate([block.levels[:, 0] for block in blocks])
    high = np.concatenate([block.levels[:, -1] for block in blocks])
    for stated in _LEVELS:
        tail = (1 - stated) / 2
        at = (low <= tail) & (high >= 1 - tail)
        if at.any():
            below, above = int((found[1][at] < tail).sum()), int((found[0][at] > 1 - tail).sum())
            widths = np.concatenate([_widths(block, tail) for block in blocks])
            width = float(np.median(widths[at]))
            rows.append(coverage_row(stated, int(at.sum()), below, above, width, level))
    return tuple(rows)


def _widths(block: SidewaysForecasts, tail: float) -> FloatArray:
    pairs = zip(block.levels, block.points, strict=True)
    ends = [np.interp([tail, 1 - tail], levels, values) for levels, values in pairs]
    return np.diff(np.array(ends), axis=1)[:, 0]


COVERAGE: Mapping[
    str, Callable[[Sequence[SidewaysForecasts], Brackets, float], tuple[CoverageRow, ...]]
] = {"quantiles": _paired, "samples": _central, "cdf": _by_pit}
"""Coverage of intervals, by the kind of forecast from which they are taken."""
