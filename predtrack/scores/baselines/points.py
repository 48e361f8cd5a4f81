"""The two baselines of a point forecast: nothing changes, or growth goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.baselines.history import read_history, read_horizon
from predtrack.scores.targets import compound_growth

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.baselines.history import Moments

__all__ = ["PointBaselines", "point_baselines"]


@dataclass(frozen=True, slots=True)
class PointBaselines:
    """What two forecasters without any insight would have said: print both.

    Parameters
    ----------
    random_walk
        Last value known: no change.
    constant_growth
        Last value, carried on at the growth from the first observation to the last.
    growth
        That growth per unit of time (CAGR, in years; per day where the times are dates).
    horizon
        Time from the last known observation to the date of the claim.
    observations
        Observations that were known when the claim was made.
    left_out
        Observations that were not, and are not used.
    """

    random_walk: float
    constant_growth: float
    growth: float
    horizon: float
    observations: int
    left_out: int


def point_baselines(
    times: Moments,
    values: ArrayLike,
    *,
    made: Moments,
    target_time: Moments,
    known: Moments = None,
) -> PointBaselines:
    """Say what no change and constant growth make of the series known at a claim's date.

    Parameters
    ----------
    times, values : shape (n,)
        The series: dates, or numbers in one unit; values above 0.
    made, target_time
        When the claim was made, and the time that it is about.
    known : shape (n,), optional
        When each observation was published; without it, at its own time.

    Returns
    -------
    PointBaselines

    Raises
    ------
    InvalidForecastError
        If the series holds anything but numbers above 0, fewer than two observations were
        known, or the claim is about a time that had been observed.

    Notes
    -----
    The growth depends on where the series starts: choose the start before the outcome is
    known. A revised series knows more than the forecaster did; take the values as published
    at the time.

    Examples
    --------
    >>> found = point_baselines([2019, 2024], [60, 100], made=2024, target_time=2031)
    >>> found.random_walk, round(found.constant_growth, 4), round(found.growth, 6)
    (100.0, 204.4505, 0.107566)
    """
    history = read_history(times, values, made=made, known=known)
    horizon = read_horizon(history, times=times, target_time=target_time)
    last = float(history.values[-1])
    first = float(history.values[0])
    with np.errstate(over="ignore"):  # a growth that leads beyond all numbers is infinite
        carried_on = last * float(np.power(last / first, horizon / history.span))
    return PointBaselines(
        random_walk=last,
        constant_growth=carried_on,
        growth=compound_growth(first, last, history.span),
        horizon=horizon,
        observations=len(history.times),
        left_out=history.left_out,
    )
