"""How far a stated target has come: progress, not accuracy.

b is the baseline, T the target, y the value now; growth towards a target is
exponential on the log path and steady on the linear one.
"""

from __future__ import annotations

from math import inf, log

from predtrack.errors import InvalidForecastError
from predtrack.scores.counts import read_number

__all__ = [
    "earned_schedule",
    "linear_attainment",
    "log_attainment",
    "projected_duration",
    "schedule_performance_index",
]


def linear_attainment(baseline: float, target: float, value: float) -> float:
    """Share of the way from baseline to target that is behind, counted in steps.

    Parameters
    ----------
    baseline, target, value
        Level at the statement, level promised, level now.

    Returns
    -------
    float
        ``(y - b) / (T - b)``: 0 at the baseline, 1 at the target, negative on a retreat.

    Examples
    --------
    >>> round(linear_attainment(1.5, 8.5, 2), 6)
    0.071429
    """
    start, goal, now = (read_number(*pair) for pair in _named(baseline, target, value))
    return (now - start) / _way(goal - start)


def log_attainment(baseline: float, target: float, value: float) -> float:
    """Share of the way from baseline to target that is behind, counted in growth.

    Parameters
    ----------
    baseline, target, value
        Level at the statement, level promised, level now; all above 0.

    Returns
    -------
    float
        ``ln(y / b) / ln(T / b)``: 0 at the baseline, 1 at the target, negative on a retreat.

    Examples
    --------
    >>> round(log_attainment(1.5, 8.5, 2), 6)
    0.165849
    """
    start, goal, now = (read_number(*pair, above=0) for pair in _named(baseline, target, value))
    return log(now / start) / _way(log(goal / start))


def earned_schedule(attainment: float, duration: float) -> float:
    """Time at which the planned path would have stood where the value stands now.

    Parameters
    ----------
    attainment
        Share of the way that is behind.
    duration
        Time planned from baseline to target.

    Returns
    -------
    float
        ``A D``, in the unit of the duration.

    Examples
    --------
    >>> round(earned_schedule(log_attainment(1.5, 8.5, 2), 10), 6)
    1.658491
    """
    return read_number("attainment", attainment) * read_number("duration", duration, above=0)


def schedule_performance_index(earned: float, elapsed: float) -> float:
    """Schedule earned per time that has passed.

    Parameters
    ----------
    earned
        Earned schedule.
    elapsed
        Time since the baseline.

    Returns
    -------
    float
        ``ES / t``: 1 is on schedule, below 1 is late.

    Examples
    --------
    >>> round(schedule_performance_index(1.658491, 3), 6)
    0.55283
    """
    return read_number("earned", earned) / read_number("elapsed", elapsed, above=0)


def projected_duration(attainment: float, elapsed: float) -> float:
    """Time from baseline to target if the way goes on as it went.

    Parameters
    ----------
    attainment
        Share of the way that is behind, on the path that is meant to go on.
    elapsed
        Time since the baseline.

    Returns
    -------
    float
        ``t / A``; infinite where there is no progress.

    Examples
    --------
    >>> round(projected_duration(log_attainment(1.5, 8.5, 2), 3), 5)
    18.08873
    """
    done, passed = read_number("attainment", attainment), read_number("elapsed", elapsed, above=0)
    return passed / done if done > 0 else inf


def _named(baseline: float, target: float, value: float) -> list[tuple[str, float]]:
    return [("baseline", baseline), ("target", target), ("value", value)]


def _way(length: float) -> float:
    if length == 0:
        raise InvalidForecastError("target equals baseline; there is no way to measure")
    return length
