"""A mixture of exponential bets on bounded steps, and where it crosses a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray

__all__ = ["boundary", "log_mixture"]

SCALE = 2.0
"""Largest distance of a step from its guess, where both are at most 1 in size."""

TUNING = 1.0
"""Where the mixture puts its weight: fixed beforehand, whatever the data."""


def log_mixture(total: FloatArray, spread: FloatArray) -> FloatArray:
    r"""Logarithm of the mixture of the bets over their sizes; minus infinity far below 0.

    In closed form, with :math:`a = (V + \rho)/c^2` and :math:`b = (c S + V + \rho)/c^2`,

    .. math:: \frac{\gamma(a, b) \, b^{-a}}{\gamma(k, k) \, k^{-k}} e^{(c S + V)/c^2},
              \quad k = \rho / c^2.

    Examples
    --------
    >>> log_mixture(np.array([0.0]), np.array([0.0]))
    array([0.])
    """
    from scipy.special import gammainc, gammaln  # noqa: PLC0415 - scores cost numpy alone

    def log_integral(a: FloatArray, b: FloatArray) -> FloatArray:
        with np.errstate(divide="ignore"):  # log(0): a bet that is lost
            return np.asarray(gammaln(a) + np.log(gammainc(a, b)) - a * np.log(b))

    square = SCALE**2
    k, a = np.asarray(TUNING / square), (spread + TUNING) / square
    moved = (SCALE * total + spread) / square
    b = moved + k
    found = moved + log_integral(a, np.where(b > 0, b, 1.0)) - log_integral(k, k)
    return np.asarray(np.where(b > 0, found, -np.inf))


def boundary(spread: FloatArray, height: float) -> FloatArray:
    """Sum at which the logarithm of the mixture reaches a height, by halving.

    Examples
    --------
    >>> reached = boundary(np.array([1.0]), 3.0)
    >>> log_mixture(reached, np.array([1.0])).round(9)
    array([3.])
    """
    low, high = np.zeros_like(spread), np.ones_like(spread)
    while (short := log_mixture(high, spread) < height).any():
        low, high = np.where(short, high, low), np.where(short, 2 * high, high)
    for _ in range(60):
        middle = (low + high) / 2
        short = log_mixture(middle, spread) < height
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return high
