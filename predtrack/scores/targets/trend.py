"""Least squares fit of a path on time, around the middle of the times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.errors import InvalidForecastError

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray

__all__ = ["Trend", "fit_trend"]


@dataclass(frozen=True, slots=True)
class Trend:
    """A fitted line.

    Parameters
    ----------
    n
        Number of observations.
    centre, height
        Mean of the times, and of the levels.
    slope
        Rise per unit of time.
    spread
        Sum of squared distances of the times from their mean.
    residual
        Variance of the residuals, on n - 2 degrees of freedom.
    """

    n: int
    centre: float
    height: float
    slope: float
    spread: float
    residual: float


def fit_trend(times: FloatArray, levels: FloatArray) -> Trend:
    """Fit a line to at least three observations at two times or more.

    Examples
    --------
    >>> import numpy as np
    >>> fit_trend(np.array([0.0, 1, 2]), np.array([1.0, 3, 5])).slope
    2.0
    """
    centred = times - times.mean() if len(times) else times
    spread = float(centred @ centred)
    if len(times) < 3 or not spread:
        raise InvalidForecastError("a trend needs at least three observations at two times or more")
    slope = float(centred @ levels) / spread
    residuals = levels - levels.mean() - slope * centred
    variance = float(residuals @ residuals) / (len(times) - 2)
    return Trend(len(times), float(times.mean()), float(levels.mean()), slope, spread, variance)
