"""Where a series would lead if it went on as it went: a fan, or the reason for none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from predtrack.errors import InvalidForecastError
from predtrack.scores.baselines import growth_baseline
from predtrack.summaries.pace import DAYS_IN_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.records import Point, Target

__all__ = [
    "FARTHEST",
    "LEAST_OBSERVATIONS",
    "Fan",
    "FanSlice",
    "Withheld",
    "days_between",
    "fan_of",
]

Withheld: TypeAlias = Literal[
    "reached",
    "no time left",
    "only adds up",
    "even steps",
    "few observations",
    "not above nought",
    "no noise",
]
"""Why there is no fan."""

LEAST_OBSERVATIONS = 5
"""Fewer leave the spread itself to chance: with two there is none, with three a guess."""

FARTHEST = 3
"""Times the length of the series that a fan reaches ahead at most."""

_LEVELS = (0.5, 0.8)
_SLICES = 24


@dataclass(frozen=True, slots=True)
class FanSlice:
    """The fan on one day.

    Parameters
    ----------
    day
        The day.
    median
        Level that half of the walks exceed.
    intervals
        Lowest and highest level at each of the fan's levels, in their order.
    """

    day: dt.date
    median: float
    intervals: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Fan:
    """A geometric random walk with the drift of a series, and the spread of its growth.

    Parameters
    ----------
    levels
        Share of the walks within each interval.
    slices
        Days in order; the first is that of the latest observation, with no spread.
    observations
        How many observations it rests on.
    degrees_of_freedom
        Of its Student t.
    drift, sigma
        Mean log growth a year, and its volatility per square root of a year.
    reach
        How far ahead it reaches, in lengths of the series.
    """

    levels: tuple[float, ...]
    slices: tuple[FanSlice, ...]
    observations: int
    degrees_of_freedom: float
    drift: float
    sigma: float
    reach: float


def fan_of(
    target: Target, points: Sequence[Point], *, until: dt.date
) -> tuple[Fan | None, Withheld | None]:
    """Give the fan of a series from its latest observation, or the reason for none.

    The walk is that of :func:`predtrack.scores.baselines.growth_baseline` (Farmer and Lafond
    2016, doi:10.1016/j.respol.2015.11.001): it takes growth so far for all that there is.

    Parameters
    ----------
    target
        The target; a sum that only adds up, or even steps, are no such walk.
    points
        Observations in order.
    until
        Last day of the fan, if the series is long enough to reach so far.
    """
    reason = _reason(target, points, until)
    if reason:
        return None, reason
    first, latest = points[0].day, points[-1].day
    farthest = (latest - first) * FARTHEST
    until = min(until, latest + farthest)
    times = [(point.day - first).days / DAYS_IN_YEAR for point in points]
    try:
        walks = [
            (day, growth_baseline(times, [point.value for point in points], made=times[-1],
                                  target_time=(day - first).days / DAYS_IN_YEAR))
            for day in days_between(latest, until, _SLICES)[1:]
        ]  # fmt: skip
    except InvalidForecastError:  # growth without noise has a certain future
        return None, "no noise"
    now = points[-1].value
    slices = [FanSlice(latest, now, ((now, now),) * len(_LEVELS))]
    slices += [
        FanSlice(day, walk.median(), tuple(walk.interval(level) for level in _LEVELS))
        for day, walk in walks
    ]
    last = walks[-1][1]
    fan = Fan(
        _LEVELS,
        tuple(slices),
        len(points),
        last.degrees_of_freedom,
        last.drift,
        last.sigma,
        (until - latest) / (latest - first),
    )
    return fan, None


def _reason(target: Target, points: Sequence[Point], until: dt.date) -> Withheld | None:
    if target.cumulative:
        return "only adds up"
    if target.path != "log":
        return "even steps"
    if len(points) < LEAST_OBSERVATIONS:
        return "few observations"
    if min(point.value for point in points) <= 0:
        return "not above nought"
    return "no time left" if until <= points[-1].day else None


def days_between(first: dt.date, last: dt.date, most: int) -> list[dt.date]:
    """Spread days evenly from the first to the last, both among them.

    Examples
    --------
    >>> days = days_between(dt.date(2026, 1, 1), dt.date(2026, 1, 9), 5)
    >>> [day.day for day in days]
    [1, 3, 5, 7, 9]
    """
    span = (last - first).days
    steps = min(most - 1, span)
    return [first + dt.timedelta(days=round(span * step / steps)) for step in range(steps + 1)]
