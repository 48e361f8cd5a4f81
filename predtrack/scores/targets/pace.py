"""How fast a stated target needs to be approached, and how fast it is."""

import numpy as np

from predtrack.scores.columns import Column, Positive, Real
from predtrack.scores.door import door
from predtrack.scores.targets.growth import log_ratio

__all__ = [
    "compound_growth",
    "pace_ratio",
    "required_growth",
    "required_pace",
    "time_to_target",
]


@door
def compound_growth(start: Positive, end: Positive, duration: Positive) -> Column:
    """Constant growth per unit of time that leads from start to end (CAGR, in years).

    Parameters
    ----------
    start, end : shape (n,), above 0
        Levels.
    duration : shape (n,), above 0
        Time between them.

    Returns
    -------
    shape (n,)
        ``(end / start)^(1 / duration) - 1``; 0.1 is 10 % per unit of time; infinite where a
        jump within moments is too steep for a number.

    Examples
    --------
    >>> round(compound_growth(1.5, 8.5, 10), 6), round(compound_growth(1.5, 2, 3), 6)
    (0.189413, 0.100642)
    """
    with np.errstate(over="ignore"):
        return np.expm1(log_ratio(end, start) / duration)


@door
def required_growth(
    value: Positive, target: Positive, *, elapsed: Real, duration: Positive
) -> Column:
    """Constant growth per unit of time that is still needed to arrive in time.

    Parameters
    ----------
    value, target : shape (n,), above 0
        Level now and level promised.
    elapsed, duration : shape (n,)
        Time since the baseline, and time planned in all.

    Returns
    -------
    shape (n,)
        0.1 is 10 % per unit of time. When the time is up: infinite if the target still lies
        above, 0 if it is met, -1 if it lies below.

    Examples
    --------
    >>> round(required_growth(2, 8.5, elapsed=3, duration=10), 6)
    0.229617
    """
    remaining = duration - elapsed
    left = remaining > 0
    growth = compound_growth(value, target, np.where(left, remaining, 1))
    too_late = np.where(target > value, np.inf, np.where(target < value, -1.0, 0.0))
    return np.where(left, growth, too_late)


@door
def required_pace(value: Real, target: Real, remaining: Positive) -> Column:
    """Steps per unit of time that lead from one level to another.

    Parameters
    ----------
    value, target : shape (n,)
        Level now and level promised.
    remaining : shape (n,), above 0
        Time left.

    Returns
    -------
    shape (n,)
        In the unit of the level per unit of time.

    Examples
    --------
    >>> required_pace(9, 20, 4)
    2.75
    """
    with np.errstate(over="ignore"):
        return (target - value) / remaining


@door
def pace_ratio(pace: Real, required: Real) -> Column:
    """Pace kept over pace required.

    Parameters
    ----------
    pace, required : shape (n,)
        Steps per unit of time, towards the target.

    Returns
    -------
    shape (n,)
        1 arrives in time, below 1 is late; infinite where nothing is required any more. Of a
        target that has been passed nothing is required: write 0, since no sign can tell
        "passed upwards" from "to be reached downwards".

    Examples
    --------
    >>> round(pace_ratio(1.7, 2.75), 6)
    0.618182
    """
    needed = required != 0
    with np.errstate(over="ignore"):
        return np.where(needed, pace / np.where(needed, required, 1), np.inf)


@door
def time_to_target(value: Real, target: Real, pace: Real) -> Column:
    """Time until the target at the pace kept.

    Parameters
    ----------
    value, target : shape (n,)
        Level now and level promised.
    pace : shape (n,)
        Steps per unit of time.

    Returns
    -------
    shape (n,)
        0 at the target; infinite where the pace does not lead there.

    Examples
    --------
    >>> round(time_to_target(9, 20, 1.7), 4)
    6.4706
    """
    gap = target - value
    leads = np.sign(gap) * np.sign(pace) > 0
    with np.errstate(over="ignore"):  # next to no pace takes next to for ever
        time = gap / np.where(leads, pace, 1)
    return np.where(gap == 0, 0.0, np.where(leads, time, np.inf))
