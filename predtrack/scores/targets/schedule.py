"""Attainment as time: where the plan would have been here, and when the way will end."""

import numpy as np

from predtrack.scores.columns import Column, Positive, Real
from predtrack.scores.door import door

__all__ = [
    "earned_schedule",
    "projected_delay",
    "projected_duration",
    "schedule_performance_index",
]


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
    >>> from predtrack.scores.targets import log_attainment
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
    >>> from predtrack.scores.targets import log_attainment
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
    >>> from predtrack.scores.targets import log_attainment
    >>> round(projected_delay(log_attainment(1.5, 8.5, 2), 3, 10), 5)
    8.08873
    """
    return projected_duration(attainment, elapsed) - duration
