"""When a series will reach a level, if its growth goes on, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log, sqrt
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Domain, refuse_mismatch
from predtrack.scores.counts import read_level, read_number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["AttainmentDate", "attainment_date"]

TIME = Domain("be a finite number")
LEVEL = Domain("be a finite number above 0", 0, zero=False)


@dataclass(frozen=True, slots=True)
class AttainmentDate:
    """The time at which a fitted line reaches a level.

    Parameters
    ----------
    slope
        Log growth per unit of time.
    time
        Where the line crosses the level; infinite where it is flat.
    low, high
        Fieller interval; (-inf, inf) where the slope cannot be told from 0.
    """

    slope: float
    time: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Line:
    """Least squares fit of y on time, around the middle of the times."""

    n: int
    centre: float
    height: float
    slope: float
    spread: float
    residual: float


def attainment_date(
    times: ArrayLike, values: ArrayLike, target: float, *, level: float = 0.95
) -> AttainmentDate:
    """Fit a log-linear path and say when it reaches a level, with its Fieller interval.

    Parameters
    ----------
    times, values : shape (n,)
        Observations; values above 0; at least three, at two times or more.
    target
        Level to reach, above 0.
    level
        Confidence level of the interval; half of the rest lies on each side.

    Returns
    -------
    AttainmentDate
        A time before the observations means that the path leads away from the level.

    References
    ----------
    Fieller (1954), Journal of the Royal Statistical Society B 16(2), 175-185.

    Examples
    --------
    >>> date = attainment_date(range(6), [1.5, 1.62, 1.7, 1.95, 1.9, 2.0], 8.5, level=0.8)
    >>> round(date.time, 4), round(date.low, 3), round(date.high, 3)
    (29.2513, 24.054, 37.73)
    """
    line = _fit(np.ravel(TIME.read("time", times)), np.ravel(LEVEL.read("value", values)))
    rise = log(read_number("target", target, above=0)) - line.height
    time = line.centre + rise / line.slope if line.slope else inf
    return AttainmentDate(line.slope, time, *_fieller(line, rise, read_level("level", level)))


def _fit(times: FloatArray, values: FloatArray) -> _Line:
    refuse_mismatch({"time": times, "value": values})
    centred, logs = times - times.mean(), np.log(values)
    spread = float(centred @ centred)
    if len(times) < 3 or not spread:
        raise InvalidForecastError("a trend needs at least three observations at two times or more")
    slope = float(centred @ logs) / spread
    residuals = logs - logs.mean() - slope * centred
    variance = float(residuals @ residuals) / (len(times) - 2)
    return _Line(len(times), float(times.mean()), float(logs.mean()), slope, spread, variance)


def _fieller(line: _Line, rise: float, level: float) -> tuple[float, float]:
    from scipy.special import stdtrit  # noqa: PLC0415

    noise = float(stdtrit(line.n - 2, (1 + level) / 2)) ** 2 * line.residual
    square = line.slope**2 - noise / line.spread
    if square <= 0:  # the slope may be 0, so any time may be the one
        return -inf, inf
    middle = line.slope * rise
    half = sqrt(middle**2 - square * (rise**2 - noise / line.n))
    return line.centre + (middle - half) / square, line.centre + (middle + half) / square
