"""Progress of stated targets: how far, how fast, and when at this pace.

A target is not a forecast, and its progress is not accuracy. A value divided by the
level is not progress either: progress is the share of the *way* from the baseline,
measured in even steps or in even growth, and is held against the share of time gone.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from predtrack.scores.targets import earned_schedule, linear_attainment, log_attainment
from predtrack.scores.targets import schedule_performance_index as performance
from predtrack.summaries.pace import DAYS_IN_YEAR, Pace, pace_of

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.records import Ledger, Point, Target

__all__ = ["RungProgress", "TargetProgress", "target_progress"]


@dataclass(frozen=True, slots=True)
class RungProgress:
    """One level of a ladder, and the day on which it was first seen reached."""

    id: str
    level: float
    reached: dt.date | None


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """Where a target stands on a day.

    Parameters
    ----------
    id, title, forecaster, metric, unit, comparator, mode
        What is aimed at, by whom, in what unit.
    level
        The level to reach, in the unit.
    deadline
        Last day of the original deadline; it counts also after it was moved.
    status
        ``reached``, ``overdue``, ``on pace``, ``behind``, ``open`` (it cannot be told)
        or ``not observed``.
    value, observed, grade
        The latest observation known, its day, and how good its evidence is.
    baseline, baseline_date
        Where the way began; ``None`` where nobody knows.
    attainment
        Share of the way gone: of the steps (``linear``) or of the growth (``log``).
    time_gone
        Share of the time from baseline to deadline.
    earned_years
        Years of the schedule that the attainment is worth.
    spi
        Schedule performance index: earned over elapsed time; below 1 is behind.
    pace
        Required against realised growth or pace, and the date projected from it.
    ladder
        The rungs, in order.
    likelihoods
        Words of probability that were given to it, with who said them.
    revisions
        How it was stated anew by the day, latest last; the original deadline still counts.
    """

    id: str
    title: str
    forecaster: str
    metric: str
    unit: str
    comparator: str
    mode: str
    level: float
    deadline: dt.date | None
    status: str
    value: float | None = None
    observed: dt.date | None = None
    grade: str | None = None
    baseline: float | None = None
    baseline_date: dt.date | None = None
    path: str = "log"
    attainment: float | None = None
    time_gone: float | None = None
    earned_years: float | None = None
    spi: float | None = None
    pace: Pace | None = None
    ladder: tuple[RungProgress, ...] = ()
    likelihoods: tuple[str, ...] = ()
    revisions: tuple[str, ...] = ()

    @property
    def rungs_reached(self) -> int:
        """Number of rungs that have been seen reached."""
        return sum(rung.reached is not None for rung in self.ladder)

    def as_dict(self) -> dict[str, Any]:
        """Give every field, and the number of rungs reached, for machines."""
        return asdict(self) | {"rungs_reached": self.rungs_reached}


def target_progress(
    ledger: Ledger, *, as_of: dt.date, language: str = "en"
) -> tuple[TargetProgress, ...]:
    """Measure every target that had been set by a day.

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
        _progress(ledger, target, as_of, language)
        for target in ledger.targets
        if ledger.made(target) <= as_of
    )


def _progress(ledger: Ledger, target: Target, as_of: dt.date, language: str) -> TargetProgress:
    made = ledger.made(target)
    series = ledger.series_of(target)
    points = series.as_known(as_of) if series else ()
    deadline = target.deadline.last(made) if target.deadline else None
    since = [point for point in points if point.day >= made] or list(points[-1:])
    start = _baseline(target, points, made)
    way = _way(target, start, points[-1] if points else None, deadline)
    pace = pace_of(target, points, start, deadline) if points else None
    return TargetProgress(
        id=target.id,
        title=target.title.say(language),
        forecaster=ledger.forecaster_name(target, language),
        metric=target.metric,
        unit=target.unit,
        comparator=target.comparator,
        mode=target.mode,
        level=target.level,
        deadline=deadline,
        status=_status(target, since, pace, way.get("spi"), (deadline, as_of)),
        value=points[-1].value if points else None,
        observed=points[-1].day if points else None,
        grade=points[-1].grade if points else None,
        baseline=start[0] if start else None,
        baseline_date=start[1] if start else None,
        path=target.path,
        pace=pace,
        ladder=tuple(
            RungProgress(rung.id, rung.level, _first_day(target, since, rung.level))
            for rung in target.ladder
        ),
        likelihoods=tuple(
            f"{said.words} ({said.by}, {said.on}; {said.basis})" for said in target.likelihoods
        ),
        revisions=tuple(
            f"{again.change} on {again.on}"
            for again in target.revisions
            if again.on.last(made) <= as_of
        ),
        **way,
    )


def _baseline(
    target: Target, points: tuple[Point, ...], made: dt.date
) -> tuple[float, dt.date] | None:
    """Take the stated baseline, or the last observation before the target was set."""
    if target.baseline:
        return target.baseline.value, target.baseline.date.last(made)
    before = [point for point in points if point.day <= made]
    return (before[-1].value, before[-1].day) if before else None


def _way(
    target: Target,
    start: tuple[float, dt.date] | None,
    latest: Point | None,
    deadline: dt.date | None,
) -> dict[str, float]:
    """Measure the share of the way, and hold it against the share of time."""
    if start is None or latest is None or latest.day <= start[1]:
        return {}
    if target.level == start[0] or target.is_met(start[0]):  # there is no way to go
        return {}
    if target.path == "log" and min(start[0], latest.value, target.level) <= 0:
        return {}
    measure = log_attainment if target.path == "log" else linear_attainment
    attainment = measure(start[0], target.level, latest.value)
    if deadline is None or deadline <= start[1]:
        return {"attainment": attainment}
    duration = (deadline - start[1]).days / DAYS_IN_YEAR
    elapsed = (latest.day - start[1]).days / DAYS_IN_YEAR
    earned = earned_schedule(attainment, duration)
    return {
        "attainment": attainment,
        "time_gone": elapsed / duration,
        "earned_years": earned,
        "spi": performance(earned, elapsed),
    }


def _first_day(target: Target, points: list[Point], level: float) -> dt.date | None:
    return next((point.day for point in points if target.is_met(point.value, level)), None)


def _status(
    target: Target,
    since: list[Point],
    pace: Pace | None,
    spi: float | None,
    clock: tuple[dt.date | None, dt.date],
) -> str:
    from predtrack.records import has_passed  # noqa: PLC0415 - tables do without records

    deadline, as_of = clock
    in_time = [point for point in since if deadline is None or point.day <= deadline]
    if target.mode == "be at":
        in_time = [point for point in in_time if point.day == deadline]
    if _first_day(target, in_time, target.level):
        return "level seen" if target.sustained else "reached"
    if has_passed(deadline, "UTC", as_of):
        return "overdue"
    if not since:
        return "not observed"
    ratio = pace.ratio if pace and pace.ratio is not None else spi
    if ratio is None or not math.isfinite(ratio):
        return "open"
    return "on pace" if ratio >= 1 else "behind"
