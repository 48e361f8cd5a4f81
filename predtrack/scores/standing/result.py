"""Forecasts with the time in which they stood, and those that never did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.labels import IntArray
    from predtrack.scores.standing.windows import Windows

__all__ = ["Excluded", "Pairs", "Standing"]


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Excluded:
    """Forecasts that enter no average.

    Parameters
    ----------
    row : shape (k,)
        Positions in the input, rising.
    reason : shape (k,)
        Why, in words.
    """

    row: IntArray
    reason: NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Pairs:
    """One forecaster on one question each, sorted by question, then by forecaster.

    Parameters
    ----------
    question, forecaster : shape (pairs,)
        Their names.
    question_code : shape (pairs,)
        Place of the question among the windows.
    """

    question: NDArray[Any]
    forecaster: NDArray[Any]
    question_code: IntArray

    def __len__(self) -> int:
        return len(self.question_code)


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Standing:
    """Forecasts and the time in which each of them stood.

    Parameters
    ----------
    row : shape (m,)
        Position of the forecast in the input; sorted by pair, then by time.
    pair : shape (m,)
        Place of its forecaster and question in ``pairs``.
    start, end : shape (m,)
        It stood from ``start`` until just before ``end``, inside the window.
    pairs
        The forecasters and questions.
    windows
        The window of each question.
    excluded
        Forecasts that were made too late, or stood at no time in the window.
    unit
        What the times count: ``us`` (microseconds since 1970 in UTC), ``days`` (days since
        1970 in a named zone), or ``own`` (the numbers that came in).
    """

    row: IntArray
    pair: IntArray
    start: FloatArray
    end: FloatArray
    pairs: Pairs
    windows: Windows
    excluded: Excluded
    unit: str

    @property
    def length(self) -> FloatArray:
        """For how long each forecast stood."""
        return self.end - self.start

    @property
    def question(self) -> IntArray:
        """Question of each forecast, as its place among the windows."""
        return self.pairs.question_code[self.pair]

    def times(self, line: FloatArray) -> NDArray[Any]:
        """Write numbers of this line, such as ``start``, as datetime64 where they are dates."""
        kind = {"us": "datetime64[us]", "days": "datetime64[D]"}.get(self.unit)
        return line.astype(np.int64).astype(kind) if kind else line
