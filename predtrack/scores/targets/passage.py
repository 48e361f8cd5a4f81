"""Chances of a level: "be at it" at a date is not "reach it" by a date.

The logarithm of the quantity is taken for a Brownian motion with drift; the distance
is that of the level above today's value, on the log scale. For a level below, mirror
the motion: change the signs of distance and drift.
"""

import numpy as np

from predtrack.scores.columns import Column, Positive, Real
from predtrack.scores.door import door

__all__ = ["first_passage_probability", "terminal_probability"]


@door
def terminal_probability(
    distance: Real, *, drift: Real, volatility: Positive, time: Positive
) -> Column:
    """Chance to stand at or above a level when the time is up.

    Parameters
    ----------
    distance : shape (n,)
        Logarithm of level over value now.
    drift, volatility : shape (n,)
        Mean and standard deviation of the log growth per unit of time.
    time : shape (n,), above 0
        Time left.

    Returns
    -------
    shape (n,), in [0, 1]
        ``Phi((mu tau - d) / (sigma sqrt(tau)))``.

    Examples
    --------
    >>> round(terminal_probability(1.446919, drift=0.0959, volatility=0.35, time=7), 6)
    0.201131
    """
    from scipy.special import ndtr  # noqa: PLC0415

    return ndtr(_standardised(distance, drift, volatility, time))


@door
def first_passage_probability(
    distance: Real, *, drift: Real, volatility: Positive, time: Positive
) -> Column:
    """Chance to reach a level from below at some moment before the time is up.

    Parameters
    ----------
    distance : shape (n,)
        Logarithm of level over value now.
    drift, volatility : shape (n,)
        Mean and standard deviation of the log growth per unit of time.
    time : shape (n,), above 0
        Time left.

    Returns
    -------
    shape (n,), in [0, 1]
        The terminal probability and ``exp(2 mu d / sigma^2) Phi((-d - mu tau) / (sigma
        sqrt(tau)))``; 1 where the level is reached already. The path is watched at every
        moment: a level seen only once a year is reached less often.

    References
    ----------
    Borodin & Salminen (2002), Handbook of Brownian Motion, 2nd edition, Birkhäuser.

    Examples
    --------
    >>> round(first_passage_probability(1.446919, drift=0.0959, volatility=0.35, time=7), 6)
    0.307936
    """
    from scipy.special import log_ndtr, ndtr  # noqa: PLC0415

    ahead = ndtr(_standardised(distance, drift, volatility, time))
    mirrored = log_ndtr(_standardised(distance, -drift, volatility, time))
    # Summed as logarithms: the exponential alone overflows where the tail underflows.
    reflected = np.exp(np.minimum(2 * drift * distance / volatility**2 + mirrored, 0))
    return np.where(distance > 0, np.minimum(ahead + reflected, 1), 1.0)


def _standardised(distance: Column, drift: Column, volatility: Column, time: Column) -> Column:
    return (drift * time - distance) / (volatility * np.sqrt(time))
