"""A forecaster against the median of all who were active at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.standing.pair_average import interval_values, pair_average
from predtrack.scores.standing.segments import change_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.scores.columns import Column, FloatArray
    from predtrack.scores.labels import IntArray
    from predtrack.scores.standing.pair_average import TimeAverage
    from predtrack.scores.standing.result import Standing
    from predtrack.scores.standing.segments import Segments

__all__ = ["active_median", "relative_to_median"]

_BLOCK = 4_000_000
"""Meetings of interval and segment that are laid out at once: some hundred megabytes."""


def relative_to_median(standing: Standing, score: Column) -> TimeAverage:
    r"""Average a score less the median of all who were active at the same time.

    .. math:: \frac{1}{W} \int (s_i(t) - \operatorname{median}_j s_j(t)) \, dt

    over the time in which i was active; W is the whole window, so that who came late gains
    or loses in proportion. The median counts each active forecaster once, i included.

    Parameters
    ----------
    standing
        From when to when the forecasts stood, in continuous time or in days.
    score : shape (n,)
        A finite score for each row that was given to ``standing``.

    Returns
    -------
    TimeAverage
        Below 0 is better than the median where a lower score is better; 0 for somebody who
        was always alone.

    Examples
    --------
    >>> from predtrack.scores.standing import standing_forecasts
    >>> stands = standing_forecasts(["q"] * 3, ["a", "b", "c"], [0, 0, 2], opens=0, closes=4)
    >>> relative_to_median(stands, [0.1, 0.3, 0.3]).value.round(3).tolist()
    [-0.15, 0.05, 0.0]
    """
    values = interval_values(standing, score)
    area = values * standing.length - _median_area(values, standing)
    return pair_average(standing, area, over="window")


def active_median(standing: Standing, score: Column) -> TimeAverage:
    """Average the median of all who were active, over the time in which each forecaster was.

    Parameters
    ----------
    standing
        From when to when the forecasts stood, in continuous time or in days.
    score : shape (n,)
        A finite score for each row that was given to ``standing``.

    Examples
    --------
    >>> from predtrack.scores.standing import standing_forecasts
    >>> stands = standing_forecasts(["q"] * 3, ["a", "b", "c"], [0, 0, 2], opens=0, closes=4)
    >>> active_median(stands, [0.1, 0.3, 0.3]).value.round(3).tolist()
    [0.25, 0.25, 0.3]
    """
    area = _median_area(interval_values(standing, score), standing)
    return pair_average(standing, area, over="covered")


def _median_area(values: FloatArray, standing: Standing) -> FloatArray:
    """Integrate, over each interval, the median of all who were active then."""
    cut = change_points(standing)
    area = np.zeros(len(values))
    for one, stop in _blocks(standing.question, cut.covered):
        interval = np.repeat(np.arange(one, stop), cut.covered[one:stop])
        segment = _ranges(cut, one, stop)
        crowd = _median_by(segment, values[interval]) * cut.length[segment]
        area[one:stop] = np.bincount(interval - one, crowd, stop - one)
    return area


def _blocks(question: IntArray, covered: IntArray) -> Iterator[tuple[int, int]]:
    """Split intervals between questions, so that no block lays out too much at once."""
    if not len(question):
        return
    edges = np.flatnonzero(np.diff(question)) + 1
    edges = np.concatenate([[0], edges, [len(question)]])
    laid_out = np.concatenate([[0], np.cumsum(covered)])[edges]
    place = 0
    while place < len(edges) - 1:
        last = int(np.searchsorted(laid_out, laid_out[place] + _BLOCK, side="right")) - 1
        last = max(last, place + 1)
        yield int(edges[place]), int(edges[last])
        place = last


def _ranges(cut: Segments, one: int, stop: int) -> IntArray:
    """List the segments that each interval covers, one interval after the other."""
    covered = cut.covered[one:stop]
    ahead = np.cumsum(covered) - covered
    steps = np.arange(int(covered.sum())) - np.repeat(ahead, covered)
    return np.asarray(np.repeat(cut.first[one:stop], covered) + steps)


def _median_by(segment: IntArray, value: FloatArray) -> FloatArray:
    """Give to every value the median of its segment."""
    ordered = value[np.lexsort((value, segment))]
    low = int(segment.min()) if len(segment) else 0
    count = np.bincount(segment - low)
    first = np.cumsum(count) - count
    below = ordered[(first + np.maximum(count - 1, 0) // 2).clip(max=len(ordered) - 1)]
    above = ordered[(first + count // 2).clip(max=len(ordered) - 1)]
    median = np.where(below == above, below, (below + above) / 2)
    return np.asarray(median[segment - low])
