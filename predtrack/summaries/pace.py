"""How fast a target was approached, how fast it must be, and when at this pace."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.scores.targets import (
    compound_growth,
    pace_ratio,
    required_pace,
    time_to_target,
)

if TYPE_CHECKING:
    from predtrack.records import Point, Target

__all__ = ["DAYS_IN_YEAR", "Pace", "pace_of"]

DAYS_IN_YEAR = 365.25
"""Mean length of a year, for turning days into years."""

_TRAILING_DAYS = 365


@dataclass(frozen=True, slots=True)
class Pace:
    """Speed of approach.

    Parameters
    ----------
    measure
        ``growth per year`` (a fraction: .1 is 10 %) or ``units per year``.
    planned
        What was needed from the baseline to the deadline.
    realised
        What was seen: since the baseline, or over the last twelve months where the
        metric only adds up.
    remaining
        What is needed from the latest observation to the deadline.
    ratio
        Realised over remaining pace; 1 or more arrives in time. ``None`` where the metric
        does not only add up: the schedule performance index judges it.
    projected
        Day on which the level is reached if the realised pace goes on; ``None`` where
        it never is, or not within a century.
    days_late
        Days from the deadline to the projected day; negative is early.
    """

    measure: str
    planned: float | None = None
    realised: float | None = None
    remaining: float | None = None
    ratio: float | None = None
    projected: dt.date | None = None
    days_late: int | None = None


def pace_of(
    target: Target,
    points: tuple[Point, ...],
    start: tuple[float, dt.date] | None,
    deadline: dt.date | None,
) -> Pace:
    """Measure the pace of a target from what is known of its series.

    Parameters
    ----------
    target
        The target.
    points
        Its observations in order; at least one.
    start
        Value and day of the baseline, if there is one.
    deadline
        Last day of the deadline, if there is one.
    """
    latest = points[-1]
    span = _years(latest.day, deadline) if deadline and deadline > latest.day else None
    if target.cumulative:
        return _of_sums(target, points, span, deadline)
    if target.path == "linear":
        return _of_steps(target, latest, start, span, deadline)
    return _of_growth(target, latest, start, span, deadline)


def _of_sums(
    target: Target, points: tuple[Point, ...], span: float | None, deadline: dt.date | None
) -> Pace:
    latest = points[-1]
    realised = _trailing_pace(points)
    needed = required_pace(latest.value, target.level, span) if span else None
    years = time_to_target(latest.value, target.level, realised) if realised else math.inf
    # Who has to stay below a level, or is above it already, does not run after a pace.
    runs = target.is_upward and needed is not None and needed > 0
    ratio = pace_ratio(realised, needed) if runs and realised is not None and needed else None
    projected = _after(latest.day, years)
    return Pace(
        "units per year",
        realised=realised,
        remaining=needed,
        ratio=ratio,
        projected=projected,
        days_late=_late(projected, deadline),
    )


def _of_steps(
    target: Target,
    latest: Point,
    start: tuple[float, dt.date] | None,
    span: float | None,
    deadline: dt.date | None,
) -> Pace:
    measure = "units per year"
    needed = required_pace(latest.value, target.level, span) if span else None
    if start is None or latest.day <= start[1]:
        return Pace(measure, remaining=needed)
    realised = required_pace(start[0], latest.value, _years(start[1], latest.day))
    planned = (
        required_pace(start[0], target.level, _years(start[1], deadline))
        if deadline and deadline > start[1]
        else None
    )
    projected = _after(latest.day, time_to_target(latest.value, target.level, realised))
    return Pace(measure, planned, realised, needed, None, projected, _late(projected, deadline))


def _of_growth(
    target: Target,
    latest: Point,
    start: tuple[float, dt.date] | None,
    span: float | None,
    deadline: dt.date | None,
) -> Pace:
    measure = "growth per year"
    if min(latest.value, target.level) <= 0:
        return Pace(measure)
    needed = _growth(latest.value, target.level, span) if span else None
    if start is None or start[0] <= 0 or latest.day <= start[1]:
        return Pace(measure, remaining=needed)
    elapsed = _years(start[1], latest.day)
    realised = _growth(start[0], latest.value, elapsed)
    planned = (
        _growth(start[0], target.level, _years(start[1], deadline))
        if deadline and deadline > start[1]
        else None
    )
    now = math.log(latest.value)  # a ratio of extreme levels would be no number
    way, gone = math.log(target.level) - now, now - math.log(start[0])
    projected = _after(latest.day, time_to_target(0, way, gone / elapsed))
    return Pace(measure, planned, realised, needed, None, projected, _late(projected, deadline))


def _trailing_pace(points: tuple[Point, ...]) -> float | None:
    """Units per year over the last twelve months, from the nearest earlier observation."""
    latest = points[-1]
    limit = latest.day - dt.timedelta(days=_TRAILING_DAYS)
    before = [point for point in points if point.day <= limit]
    if not before:
        return None
    return (latest.value - before[-1].value) / _years(before[-1].day, latest.day)


def _growth(start: float, end: float, years: float) -> float | None:
    """Growth per year; none where a jump within days is too steep for a yearly number."""
    growth: float = compound_growth(start, end, years)
    return growth if math.isfinite(growth) else None


def _years(first: dt.date, last: dt.date) -> float:
    return (last - first).days / DAYS_IN_YEAR


def _after(day: dt.date, years: float) -> dt.date | None:
    return day + dt.timedelta(days=round(years * DAYS_IN_YEAR)) if years <= 100 else None


def _late(projected: dt.date | None, deadline: dt.date | None) -> int | None:
    return (projected - deadline).days if projected and deadline else None
