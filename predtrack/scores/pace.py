"""How fast a stated target needs to be approached, and how fast it is."""

from __future__ import annotations

from math import expm1, inf, log

from predtrack.scores.counts import read_number

__all__ = [
    "compound_growth",
    "pace_ratio",
    "required_growth",
    "required_pace",
    "time_to_target",
]


def compound_growth(start: float, end: float, duration: float) -> float:
    """Constant growth per unit of time that leads from start to end (CAGR, in years).

    Parameters
    ----------
    start, end
        Levels, above 0.
    duration
        Time between them.

    Returns
    -------
    float
        ``(end / start)^(1 / duration) - 1``; 0.1 is 10 % per unit of time.

    Examples
    --------
    >>> round(compound_growth(1.5, 8.5, 10), 6), round(compound_growth(1.5, 2, 3), 6)
    (0.189413, 0.100642)
    """
    ratio = read_number("end", end, above=0) / read_number("start", start, above=0)
    return expm1(log(ratio) / read_number("duration", duration, above=0))


def required_growth(value: float, target: float, *, elapsed: float, duration: float) -> float:
    """Constant growth per unit of time that is still needed to arrive in time.

    Parameters
    ----------
    value, target
        Level now and level promised, above 0.
    elapsed, duration
        Time since the baseline, and time planned in all.

    Returns
    -------
    float
        0.1 is 10 % per unit of time; infinite where the time is up and the target is not
        reached.

    Examples
    --------
    >>> round(required_growth(2, 8.5, elapsed=3, duration=10), 6)
    0.229617
    """
    remaining = read_number("duration", duration, above=0) - read_number("elapsed", elapsed)
    return compound_growth(value, target, remaining) if remaining > 0 else _too_late(value, target)


def required_pace(value: float, target: float, remaining: float) -> float:
    """Steps per unit of time that are still needed to arrive in time.

    Parameters
    ----------
    value, target
        Level now and level promised.
    remaining
        Time left.

    Returns
    -------
    float
        In the unit of the level per unit of time.

    Examples
    --------
    >>> required_pace(9, 20, 4)
    2.75
    """
    return _gap(value, target) / read_number("remaining", remaining, above=0)


def pace_ratio(pace: float, required: float) -> float:
    """Pace kept over pace required.

    Parameters
    ----------
    pace, required
        Steps per unit of time.

    Returns
    -------
    float
        1 arrives in time, below 1 is late; infinite where nothing is required any more.

    Examples
    --------
    >>> round(pace_ratio(1.7, 2.75), 6)
    0.618182
    """
    kept, needed = read_number("pace", pace), read_number("required", required)
    return kept / needed if needed else inf


def time_to_target(value: float, target: float, pace: float) -> float:
    """Time until the target at the pace kept.

    Parameters
    ----------
    value, target
        Level now and level promised.
    pace
        Steps per unit of time.

    Returns
    -------
    float
        0 at the target; infinite where the pace does not lead there.

    Examples
    --------
    >>> round(time_to_target(9, 20, 1.7), 4)
    6.4706
    """
    gap, kept = _gap(value, target), read_number("pace", pace)
    if gap == 0:
        return 0.0
    return gap / kept if gap * kept > 0 else inf


def _gap(value: float, target: float) -> float:
    return read_number("target", target) - read_number("value", value)


def _too_late(value: float, target: float) -> float:
    return inf if _gap(value, target) > 0 else -1.0 if _gap(value, target) < 0 else 0.0
