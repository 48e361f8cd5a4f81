"""How far a stated target has come: progress, not accuracy.

b is the baseline, T the target, y the value now; growth towards a target is
exponential on the log path and steady on the linear one. A value over the target, y / T,
is not progress: at the baseline it is not 0.
"""

import numpy as np

from predtrack.scores.columns import Column, FloatArray, Positive, Real, refuse_rows
from predtrack.scores.door import door
from predtrack.scores.targets.growth import log_ratio

__all__ = [
    "earned_schedule",
    "linear_attainment",
    "log_attainment",
    "projected_delay",
    "projected_duration",
    "schedule_performance_index",
]


@door
def linear_attainment(baseline: Real, target: Real, value: Real) -> Column:
    """Share of the way from baseline to target that is behind, counted in steps.

    Parameters
    ----------
    baseline, target, value : shape (n,)
        Level at the statement, level promised, level now.

    Returns
    -------
    shape (n,)
        ``(y - b) / (T - b)``: 0 at the baseline, 1 at the target, negative on a retreat.

    Examples
    --------
    >>> round(linear_attainment(1.5, 8.5, 2), 6)
    0.071429
    """
    with np.errstate(over="ignore"):
        return (value - baseline) / _way(target - baseline)


@door
def log_attainment(baseline: Positive, target: Positive, value: Positive) -> Column:
    """Share of the way from baseline to target that is behind, counted in growth.

    Parameters
    ----------
    baseline, target, value : shape (n,), above 0
        Level at the statement, level promised, level now.

    Returns
    -------
    shape (n,)
        ``ln(y / b) / ln(T / b)``: 0 at the baseline, 1 at the target, negative on a retreat.

    Examples
    --------
    >>> round(log_attainment(1.5, 8.5, 2), 6)
    0.165849
    """
    with np.errstate(over="ignore"):  # next to no way is behind, or many times the way
        return log_ratio(value, baseline) / _way(log_ratio(target, baseline))


@door
def earned_schedule(attainment: Real, duration: Positive) -> Column:
    """Time at which the planned path would have stood where the value stands now.

    Parameters
    ----------
    attainment : shape (n,)
        Share of the way that is behind.
    duration : shape (n,), above 0
        Time planned from baseline to target.

    Returns
    -------
    shape (n,)
        ``A D``, in the unit of the duration. With the attainment of a rung of a ladder it is
        the time at which the plan passes that rung.

    References
    ----------
    Lipke (2003), Schedule is different, The Measurable News, 31-34.

    Examples
    --------
    >>> round(earned_schedule(log_attainment(1.5, 8.5, 2), 10), 6)
    1.658491
    """
    with np.errstate(over="ignore"):
        return attainment * duration


@door
def schedule_performance_index(earned: Real, elapsed: Positive) -> Column:
    """Schedule earned per time that has passed.

    Parameters
    ----------
    earned : shape (n,)
        Earned schedule.
    elapsed : shape (n,), above 0
        Time since the baseline.

    Returns
    -------
    shape (n,)
        ``ES / t``: 1 is on schedule, below 1 is late.

    Examples
    --------
    >>> round(schedule_performance_index(1.658491, 3), 6)
    0.55283
    """
    with np.errstate(over="ignore"):
        return earned / elapsed


@door
def projected_duration(attainment: Real, elapsed: Positive) -> Column:
    """Time from baseline to target if the way goes on as it went.

    Parameters
    ----------
    attainment : shape (n,)
        Share of the way that is behind, on the path that is meant to go on.
    elapsed : shape (n,), above 0
        Time since the baseline.

    Returns
    -------
    shape (n,)
        ``t / A``; infinite where there is no progress.

    Examples
    --------
    >>> round(projected_duration(log_attainment(1.5, 8.5, 2), 3), 5)
    18.08873
    """
    forward = attainment > 0
    with np.errstate(over="ignore"):  # next to no progress takes next to for ever
        return np.where(forward, elapsed / np.where(forward, attainment, 1), np.inf)


@door
def projected_delay(attainment: Real, elapsed: Positive, duration: Positive) -> Column:
    """Time by which the target is missed if the way goes on as it went.

    Parameters
    ----------
    attainment : shape (n,)
        Share of the way that is behind, on the path that is meant to go on.
    elapsed, duration : shape (n,), above 0
        Time since the baseline, and time planned in all by the original deadline.

    Returns
    -------
    shape (n,)
        ``t / A - D``; negative is early, infinite is never.

    Examples
    --------
    >>> round(projected_delay(log_attainment(1.5, 8.5, 2), 3, 10), 5)
    8.08873
    """
    return projected_duration(attainment, elapsed) - duration


def _way(length: FloatArray) -> FloatArray:
    refuse_rows("target equals baseline; there is no way to measure", np.asarray(length == 0))
    return length
