"""How much the growth of a series varies, from one series or from several together."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.baselines.history import History, read_history

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike

    from predtrack.scores.baselines.history import Moments

__all__ = ["Volatility", "history_volatility", "pooled_volatility", "volatility"]


@dataclass(frozen=True, slots=True)
class Volatility:
    """Standard deviation of log growth per square root of the unit of time.

    Parameters
    ----------
    sigma
        The estimate; 0 for a series without any noise.
    degrees_of_freedom
        Growth steps less one, summed over the series.
    series
        How many series it comes from.
    """

    sigma: float
    degrees_of_freedom: int
    series: int = 1


def volatility(
    times: Moments,
    values: ArrayLike,
    *,
    made: Moments,
    known: Moments = None,
) -> Volatility:
    r"""Volatility of a series, as known when a claim was made.

    .. math:: s^2 = \frac{1}{n - 1} \sum \frac{(\Delta_i - \hat\mu\, d_i)^2}{d_i}

    over the n growth steps of the logarithm, where step i took the time d: for steps of one
    unit it is the sample variance. A random walk with gaps is no problem.

    Parameters
    ----------
    times, values, made, known
        As in :func:`point_baselines`; at least three observations.

    Returns
    -------
    Volatility

    Raises
    ------
    InvalidForecastError
        If fewer than three observations were known.

    Examples
    --------
    >>> found = volatility(range(6), [60, 66, 74, 82, 90, 100], made=5)
    >>> round(found.sigma, 6), found.degrees_of_freedom
    (0.008511, 4)
    """
    return history_volatility(read_history(times, values, made=made, known=known))


def pooled_volatility(volatilities: Iterable[Volatility]) -> Volatility:
    """Volatility of several series that are taken to be equally volatile.

    Parameters
    ----------
    volatilities
        Of series measured in one unit of time, each with its own growth.

    Returns
    -------
    Volatility
        Root of the mean variance, weighted by the degrees of freedom, which add up.

    Raises
    ------
    InvalidForecastError
        If there is none.

    Examples
    --------
    >>> pooled_volatility([Volatility(0.1, 1), Volatility(0.2, 3)])
    Volatility(sigma=0.180..., degrees_of_freedom=4, series=2)
    """
    given = list(volatilities)
    freedom = sum(one.degrees_of_freedom for one in given)
    if not freedom:
        raise InvalidForecastError("there is no volatility to pool")
    variance = sum(one.degrees_of_freedom * one.sigma**2 for one in given) / freedom
    return Volatility(sqrt(variance), freedom, sum(one.series for one in given))


def history_volatility(history: History) -> Volatility:
    """Volatility of a series that is cut at its date already."""
    steps, durations = np.diff(np.log(history.values)), np.diff(history.times)
    freedom = len(steps) - 1
    if freedom < 1:
        raise InvalidForecastError(
            "a volatility needs at least three observations known when the claim was made;"
            " with two, give the pooled volatility of like series"
        )
    surprises = steps - steps.sum() / history.span * durations
    variance = float((surprises**2 / durations).sum()) / freedom
    return Volatility(_without_rounding(sqrt(variance), history), freedom)


def _without_rounding(sigma: float, history: History) -> float:
    # Logarithms of a smooth path differ by a few units in the last place: that is no noise.
    largest = max(1.0, float(np.abs(np.log(history.values)).max()))
    return sigma if sigma * sqrt(history.span) > 1e-13 * largest * len(history.values) else 0.0
