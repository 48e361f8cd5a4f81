"""What a picture of a score over time shows: which lines, which time, which values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.charts.moments import place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.summaries.score_history import HistoryLine, HistoryPoint, Moment, ScoreHistory

__all__ = ["FEW", "MOST_LINES", "Span", "enough", "shown_lines", "span_of"]

MOST_LINES = 6
"""Lines that can be told apart by their dashes."""

FEW = 0.5
"""Share of the most forecasts that ever stood, below which a mean is drawn thin."""


def shown_lines(history: ScoreHistory) -> list[HistoryLine]:
    """Choose the lines to draw: those with the most forecasts, in the order of their names."""
    ranked = sorted(history.lines, key=lambda line: -line.forecasts)[:MOST_LINES]
    return [line for line in history.lines if any(line is one for one in ranked)]


@dataclass(frozen=True, slots=True)
class Span:
    """What the picture shows of the world: the time, and the values.

    Parameters
    ----------
    first, last
        Moments.
    values
        Lowest and highest value.
    """

    first: Moment
    last: Moment
    values: tuple[float, float]


def span_of(history: ScoreHistory) -> Span:
    """Choose the time and the values that hold all lines."""
    lines = shown_lines(history)
    moments = [point.at for line in lines for point in line.points]
    moments += [mark.at for mark in history.outcomes]
    moments += [] if history.until is None else [history.until]
    values = [end for line in lines for point in line.points for end in _ends(point)]
    if history.subject == "question":
        return Span(min(moments, key=place), max(moments, key=place), (0.0, 1.0))
    return Span(min(moments, key=place), max(moments, key=place), _values(values, history.range))


def _ends(point: HistoryPoint) -> list[float]:
    ends = [point.value, *(point.bounds or ())]
    ends += [point.interval.low, point.interval.high] if point.interval else []
    return [end for end in ends if end is not None and math.isfinite(end)]


def _values(values: Sequence[float], limits: tuple[float, float]) -> tuple[float, float]:
    """Begin at 0, which is perfection or nothing, and end a little above what there is."""
    if not values:
        return 0.0, 1.0
    low, high = min(0.0, *values), max(0.0, *values)
    room = 0.06 * (high - low or 1.0)
    return max(low - room, limits[0]) if low < 0 else 0.0, min(high + room, max(limits[1], 0.0))


def enough(history: ScoreHistory, line: HistoryLine) -> float:
    """Say how many forecasts a value must rest on to be drawn in full."""
    if history.subject != "standing":
        return 0.0
    return FEW * max((point.n for point in line.points), default=0)
