"""Stretches of time in which nothing changes on a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.standing.sorting import sort_by_group_and_time

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray
    from predtrack.scores.labels import IntArray
    from predtrack.scores.standing.result import Standing

__all__ = ["Segments", "change_points"]


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Segments:
    """Every question's time, cut wherever a forecast begins or ends to stand.

    Parameters
    ----------
    length : shape (k,)
        How long each segment is; 0 behind the last one of a question.
    first, after : shape (m,)
        Each interval covers the segments from ``first`` until before ``after``.
    question : shape (k,)
        Question of each segment, as its place among the windows.
    """

    length: FloatArray
    first: IntArray
    after: IntArray
    question: IntArray

    @property
    def covered(self) -> IntArray:
        """How many segments each interval covers."""
        return self.after - self.first


def change_points(standing: Standing) -> Segments:
    """Cut the time of every question at the moments at which a forecast comes or goes.

    Examples
    --------
    >>> from predtrack.scores.standing import standing_forecasts
    >>> cut = change_points(standing_forecasts(["q", "q"], ["a", "b"], [0, 1], closes=3))
    >>> cut.length.tolist(), cut.first.tolist(), cut.after.tolist()
    ([1.0, 2.0, 0.0], [0, 1], [2, 2])
    """
    question = np.tile(standing.question, 2)
    moment = np.concatenate([standing.start, standing.end])
    order = sort_by_group_and_time(question, moment)
    question, moment = question[order], moment[order]
    fresh = np.ones(len(order), bool)
    fresh[1:] = (question[1:] != question[:-1]) | (moment[1:] != moment[:-1])
    place = np.empty(len(order), np.int64)
    place[order] = np.cumsum(fresh) - 1
    question, moment = question[fresh], moment[fresh]
    length = np.zeros(len(moment))
    same = question[1:] == question[:-1]
    length[:-1] = np.where(same, np.diff(moment), 0.0)
    half = len(standing.row)
    return Segments(length, place[:half], place[half:], question)
