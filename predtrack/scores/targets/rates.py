"""Three rates of one target side by side: required at first, realised, and still needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from predtrack.errors import UnknownNameError
from predtrack.scores.columns import Column, Real, domain_of
from predtrack.scores.counts import read_number
from predtrack.scores.shapes import plain_if_lone, refuse_mismatch
from predtrack.scores.targets.pace import compound_growth, required_growth, required_pace
from predtrack.scores.targets.series import refuse_disorder

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["PATHS", "Rates", "rates", "trailing_pace"]

Path = Literal["linear", "log"]
PATHS = ("linear", "log")
REAL = domain_of(Real)


class Rates(NamedTuple):
    """Rates per unit of time: growth on the log path, steps on the linear one."""

    required: Column
    realised: Column
    remaining: Column


def rates(
    baseline: ArrayLike,
    target: ArrayLike,
    value: ArrayLike,
    *,
    elapsed: ArrayLike,
    duration: ArrayLike,
    path: Path,
) -> Rates:
    """Compare the rate a target required, the rate realised and the rate that remains.

    Parameters
    ----------
    baseline, target, value : shape (n,)
        Level at the statement, level promised, level now; above 0 on the log path.
    elapsed, duration : shape (n,), above 0
        Time since the baseline, and time planned in all by the original deadline.
    path
        ``log``: compound growth per unit of time; ``linear``: steps per unit of time.

    Returns
    -------
    Rates
        ``remaining`` is infinite where the time is up and the target is not met.

    Examples
    --------
    >>> found = rates(1.5, 8.5, 2, elapsed=3, duration=10, path="log")
    >>> [round(rate, 6) for rate in found]
    [0.189413, 0.100642, 0.229617]
    >>> [round(rate, 6) for rate in rates(1.5, 8.5, 2, elapsed=3, duration=10, path="linear")]
    [0.7, 0.166667, 0.928571]
    """
    if path not in PATHS:
        raise UnknownNameError("path", path, PATHS)
    rate = compound_growth if path == "log" else required_pace
    remaining = required_growth if path == "log" else _remaining_pace
    return Rates(
        rate(baseline, target, duration),
        rate(baseline, value, elapsed),
        remaining(value, target, elapsed=elapsed, duration=duration),
    )


def trailing_pace(times: ArrayLike, values: ArrayLike, *, window: float) -> float | None:
    """Pace of a running total over the latest stretch of a series.

    Parameters
    ----------
    times, values : shape (n,)
        Observations of a total that only adds up, in order of time.
    window
        Least length of the stretch, in the unit of the times, such as 1 year: long enough
        for the seasons to even out.

    Returns
    -------
    float, or None
        Steps per unit of time from the last observation at least one window old to the
        latest; None where the series is shorter than the window.

    Examples
    --------
    >>> round(trailing_pace([2023, 2024, 2025], [5.0, 7.3, 9.0], window=1), 6)
    1.7
    """
    t, y = (
        np.ravel(REAL.read(name, column)) for name, column in (("time", times), ("value", values))
    )
    refuse_mismatch({"time": times, "value": values})
    refuse_disorder(t, y)
    old = np.flatnonzero(t <= t[-1] - read_number("window", window, above=0)) if t.size else t
    return float((y[-1] - y[old[-1]]) / (t[-1] - t[old[-1]])) if old.size else None


def _remaining_pace(
    value: ArrayLike, target: ArrayLike, *, elapsed: ArrayLike, duration: ArrayLike
) -> Column:
    remaining = np.asarray(duration, dtype=float) - np.asarray(elapsed, dtype=float)
    left = remaining > 0
    pace = required_pace(value, target, np.where(left, remaining, 1))
    gap = np.asarray(target, dtype=float) - np.asarray(value, dtype=float)
    too_late = np.where(gap == 0, 0.0, np.copysign(np.inf, gap))
    return plain_if_lone(np.where(left, pace, too_late))
