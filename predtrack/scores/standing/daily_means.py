"""Mean probability within each day of a question's life, the first of which is its opening's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.standing.instants import MICROSECONDS_A_DAY
from predtrack.scores.standing.pair_average import interval_values
from predtrack.scores.standing.result import Excluded

if TYPE_CHECKING:
    from predtrack.scores.columns import Column, FloatArray
    from predtrack.scores.labels import IntArray
    from predtrack.scores.standing.result import Standing

__all__ = ["daily_means"]


def daily_means(standing: Standing, probability: Column) -> tuple[Standing, FloatArray]:
    """Replace the forecasts of each 24 hours by their time-weighted mean.

    Days are counted from the opening of the question, not from midnight; the last one may
    be shorter. In the day of somebody's first forecast the time before it is given to the
    last forecast of that day.

    Parameters
    ----------
    standing
        Intervals in continuous time.
    probability : shape (n,)
        For each row that was given to ``standing``.

    Returns
    -------
    standing, probability
        Intervals made of whole days, and one mean probability for each of them: ``row``
        counts these intervals, no longer the rows of the input.

    Examples
    --------
    >>> from predtrack.scores.standing import standing_forecasts
    >>> stands = standing_forecasts(["q"] * 2, ["a"] * 2, [0, 1.5], opens=0, closes=4)
    >>> days, mean = daily_means(stands, [0.2, 0.6])
    >>> days.start.tolist(), days.end.tolist(), mean.round(3).tolist()
    ([0.0, 1.0, 2.0, 3.0], [1.0, 2.0, 3.0, 4.0], [0.2, 0.4, 0.6, 0.6])
    """
    given, grid = interval_values(standing, probability), _Grid(standing)
    pair, block, mean = _edges(standing, given, grid)
    inner = grid.last - grid.first > 1
    start = np.concatenate([grid.begins(block, pair), grid.body_start[inner]])
    end = np.concatenate([grid.ends(block, pair), grid.body_end[inner]])
    pair = np.concatenate([pair, standing.pair[inner]])
    order = np.lexsort((start, pair))
    value = np.concatenate([mean, given[inner]])[order]
    nobody = Excluded(np.empty(0, np.int64), np.empty(0, object))
    days = replace(
        standing, row=np.arange(len(order)), pair=pair[order], start=start[order],
        end=end[order], excluded=nobody,
    )  # fmt: skip
    return days, value


class _Grid:
    """Days of 24 hours, counted from the opening of each question."""

    def __init__(self, standing: Standing) -> None:
        self._day = MICROSECONDS_A_DAY if standing.unit == "us" else 1
        self._opens = standing.windows.start[standing.pairs.question_code]
        self._until = standing.windows.until[standing.pairs.question_code]
        opens = self._opens[standing.pair]
        self.first = np.floor((standing.start - opens) / self._day).astype(np.int64)
        self.last = np.ceil((standing.end - opens) / self._day).astype(np.int64) - 1
        self.body_start = opens + (self.first + 1) * self._day
        self.body_end = opens + self.last * self._day

    def begins(self, block: IntArray, pair: IntArray) -> FloatArray:
        """Give the moment at which a day begins."""
        return np.asarray(self._opens[pair] + block * self._day)

    def ends(self, block: IntArray, pair: IntArray) -> FloatArray:
        """Give the moment at which a day ends, or scoring does."""
        return np.minimum(self.begins(block + 1, pair), self._until[pair])


def _edges(
    standing: Standing, given: FloatArray, grid: _Grid
) -> tuple[IntArray, IntArray, FloatArray]:
    """Average the days in which a forecast began or ended to stand."""
    within = grid.first == grid.last
    head = np.where(within, standing.end, grid.body_start) - standing.start
    tail = (standing.end - grid.body_end)[~within]
    pair = np.concatenate([standing.pair, standing.pair[~within]])
    block = np.concatenate([grid.first, grid.last[~within]])
    length, value = np.concatenate([head, tail]), np.concatenate([given, given[~within]])
    moment = np.concatenate([standing.start, standing.start[~within]])
    order = np.lexsort((moment, block, pair))
    pair, block, length, value = pair[order], block[order], length[order], value[order]
    last = np.ones(len(order), bool)
    last[:-1] = (pair[1:] != pair[:-1]) | (block[1:] != block[:-1])
    day = np.cumsum(last) - last
    whole = grid.ends(block[last], pair[last]) - grid.begins(block[last], pair[last])
    free = whole - np.bincount(day, length, len(whole))
    area = np.bincount(day, length * value, len(whole)) + free * value[last]
    return pair[last], block[last], area / whole
