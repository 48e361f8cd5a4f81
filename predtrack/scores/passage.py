"""Chances of a level: "be at it" at a date is not "reach it" by a date.

The logarithm of the quantity is taken for a Brownian motion with drift; the distance
is that of the level above today's value, on the log scale.
"""

from __future__ import annotations

from math import exp, sqrt

from predtrack.scores.counts import read_number

__all__ = ["first_passage_probability", "terminal_probability"]


def terminal_probability(distance: float, *, drift: float, volatility: float, time: float) -> float:
    """Chance to stand at or above a level when the time is up.

    Parameters
    ----------
    distance
        Logarithm of level over value now.
    drift, volatility
        Mean and standard deviation of the log growth per unit of time.
    time
        Time left.

    Returns
    -------
    float
        ``Phi((mu tau - d) / (sigma sqrt(tau)))``.

    Examples
    --------
    >>> round(terminal_probability(1.446919, drift=0.0959, volatility=0.35, time=7), 6)
    0.201131
    """
    from scipy.special import ndtr  # noqa: PLC0415

    return float(ndtr(_standardise(distance, drift=drift, volatility=volatility, time=time)))


def first_passage_probability(
    distance: float, *, drift: float, volatility: float, time: float
) -> float:
    """Chance to reach a level from below at some moment before the time is up.

    Parameters
    ----------
    distance
        Logarithm of level over value now.
    drift, volatility
        Mean and standard deviation of the log growth per unit of time.
    time
        Time left.

    Returns
    -------
    float
        The terminal probability and ``exp(2 mu d / sigma^2) Phi((-d - mu tau) / (sigma
        sqrt(tau)))``; 1 where the level is reached already.

    Examples
    --------
    >>> round(first_passage_probability(1.446919, drift=0.0959, volatility=0.35, time=7), 6)
    0.307936
    """
    from scipy.special import log_ndtr  # noqa: PLC0415

    ahead = terminal_probability(distance, drift=drift, volatility=volatility, time=time)
    if distance <= 0:
        return 1.0
    mirrored = _standardise(distance, drift=-drift, volatility=volatility, time=time)
    # Summed as logarithms: the exponential alone overflows where the tail underflows.
    reflected = 2 * drift * distance / volatility**2 + float(log_ndtr(mirrored))
    return min(ahead + exp(reflected), 1.0)


def _standardise(distance: float, *, drift: float, volatility: float, time: float) -> float:
    tau = read_number("time", time, above=0)
    gap = read_number("drift", drift) * tau - read_number("distance", distance)
    return gap / (read_number("volatility", volatility, above=0) * sqrt(tau))
