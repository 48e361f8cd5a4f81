"""The way of a target as a picture needs it: observed, required, and where it would lead."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.summaries.pace import DAYS_IN_YEAR
from predtrack.summaries.target_fan import days_between, fan_of
from predtrack.summaries.targets import TargetProgress, target_progress

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.records import Ledger, Point, Target
    from predtrack.summaries.target_fan import Fan, Withheld

__all__ = ["Observation", "PathRevision", "TargetPath", "Waypoint", "target_paths"]

_WAYPOINTS = 25
_SETTLED = ("reached", "level seen")
_LARGEST = 700.0
"""Logarithm of about the largest number there is."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen: the day, the value, and how good its evidence is."""

    day: dt.date
    value: float
    grade: str
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A day and a value on a line."""

    day: dt.date
    value: float


@dataclass(frozen=True, slots=True)
class PathRevision:
    """The day on which a target was stated anew, and what was done to it."""

    on: dt.date
    change: str


@dataclass(frozen=True, slots=True)
class TargetPath:
    """A target with everything on its way.

    Parameters
    ----------
    progress
        Where it stands.
    as_of
        The day whose knowledge is used.
    made
        The day on which it was set.
    points
        Observations known by the day, in order.
    required
        The path that arrives in time: in even growth or even steps, as the target's own.
    required_from
        Where that begins: at the ``baseline``, or at the ``latest`` observation where
        nobody knows the baseline; empty where there is none.
    pace_line
        The latest observation carried on at the realised pace; empty where there is none.
    fan
        Where the series would lead as a random walk, or nothing.
    withheld
        Why there is no fan.
    revisions
        How it was stated anew by the day.
    """

    progress: TargetProgress
    as_of: dt.date
    made: dt.date
    points: tuple[Observation, ...] = ()
    required: tuple[Waypoint, ...] = ()
    required_from: str = ""
    pace_line: tuple[Waypoint, ...] = ()
    fan: Fan | None = None
    withheld: Withheld | None = None
    revisions: tuple[PathRevision, ...] = ()


def target_paths(ledger: Ledger, *, as_of: dt.date, language: str = "en") -> tuple[TargetPath, ...]:
    """Lay out the way of every target that had been set by a day.

    Parameters
    ----------
    ledger
        The ledger, with the series that the targets name.
    as_of
        The day; observations that became known later are not seen.
    language
        Language of the titles.
    """
    return tuple(
        _path(ledger, ledger.target(progress.id), progress, as_of)
        for progress in target_progress(ledger, as_of=as_of, language=language)
    )


def _path(ledger: Ledger, target: Target, progress: TargetProgress, as_of: dt.date) -> TargetPath:
    made = ledger.made(target)
    series = ledger.series_of(target)
    points = series.as_known(as_of) if series else ()
    required, begins = _required(target, progress)
    fan, withheld = _fan(target, progress, points)
    return TargetPath(
        progress=progress,
        as_of=as_of,
        made=made,
        points=tuple(_observation(point) for point in points),
        required=required,
        required_from=begins,
        pace_line=_pace_line(progress, points),
        fan=fan,
        withheld=withheld,
        revisions=tuple(
            PathRevision(again.on.last(made), again.change)
            for again in target.revisions
            if again.on.last(made) <= as_of
        ),
    )


def _observation(point: Point) -> Observation:
    return Observation(point.day, point.value, point.grade, point.derived is not None)


def _required(target: Target, progress: TargetProgress) -> tuple[tuple[Waypoint, ...], str]:
    """Lead from the baseline, or from what was seen last, to the level at the deadline."""
    starts = (
        ("baseline", progress.baseline_date, progress.baseline),
        ("latest", progress.observed, progress.value),
    )
    end = progress.deadline
    for name, day, value in starts:
        if day is None or value is None or end is None:
            continue
        if day >= end or target.is_met(value):  # there is no way to go
            return (), ""
        if target.path == "log" and min(value, target.level) <= 0:
            return (), ""
        return _between(Waypoint(day, value), Waypoint(end, target.level), target.path), name
    return (), ""


def _between(start: Waypoint, end: Waypoint, path: str) -> tuple[Waypoint, ...]:
    """Go in even growth or even steps; the ends are exact."""
    span = (end.day - start.day).days
    middle = []
    for day in days_between(start.day, end.day, _WAYPOINTS)[1:-1]:
        share = (day - start.day).days / span
        if path == "log":  # a ratio of extreme levels would be no number
            value = math.exp((1 - share) * math.log(start.value) + share * math.log(end.value))
        else:
            value = (1 - share) * start.value + share * end.value
        middle.append(Waypoint(day, value))
    return (start, *middle, end)


def _fan(
    target: Target, progress: TargetProgress, points: tuple[Point, ...]
) -> tuple[Fan | None, Withheld | None]:
    if progress.status in _SETTLED:
        return None, "reached"
    if not points:
        return None, "few observations"
    deadline = progress.deadline
    until = deadline if deadline and deadline > points[-1].day else _until(progress, points)
    return fan_of(target, points, until=until)


def _pace_line(progress: TargetProgress, points: tuple[Point, ...]) -> tuple[Waypoint, ...]:
    """Carry the latest value on at the realised pace."""
    pace = progress.pace
    if not points or pace is None or pace.realised is None or progress.status in _SETTLED:
        return ()
    latest, until = points[-1], _until(progress, points)
    if until <= latest.day:
        return ()
    grows = pace.measure == "growth per year"
    line = []
    for day in days_between(latest.day, until, _WAYPOINTS):
        years = (day - latest.day).days / DAYS_IN_YEAR
        gained = math.log1p(pace.realised) * years if grows else pace.realised * years
        if grows and gained + math.log(latest.value) > _LARGEST:
            break
        value = latest.value * math.exp(gained) if grows else latest.value + gained
        line.append(Waypoint(day, value))
    return tuple(line)


def _until(progress: TargetProgress, points: tuple[Point, ...]) -> dt.date:
    """Say how far a pace is worth carrying on.

    To the day on which it arrives, if that is near enough to be shown beside the deadline;
    else to the deadline. Without one, or past it, no farther than the series goes back.
    """
    first, latest = points[0].day, points[-1].day
    deadline, projected = progress.deadline, progress.pace and progress.pace.projected
    if deadline is None or deadline <= latest:
        return min(projected, latest + (latest - first)) if projected else latest
    begun = min(first, progress.baseline_date or first)
    if projected and projected > latest and (projected - deadline) <= (deadline - begun) / 2:
        return projected
    return deadline
