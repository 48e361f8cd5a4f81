"""Kullback-Leibler divergence between two probabilities of an event, without cancellation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray

__all__ = ["bernoulli_divergence", "log1p_remainder"]

NEAR = 0.25
"""Relative distance below which the series is used."""
TERMS = 10


def bernoulli_divergence(
    truth: FloatArray, forecast: FloatArray, *, complement: FloatArray | None = None
) -> FloatArray:
    """Nats lost by forecasting one probability where another is true.

    Parameters
    ----------
    truth, forecast : shape (n,), in [0, 1]
        The true and the forecast probability of an event.
    complement : shape (n,), optional
        ``1 - truth``, where it is known with more digits than the subtraction leaves.

    Returns
    -------
    shape (n,), at least 0
        ``c log(c / p) + (1 - c) log((1 - c) / (1 - p))``: zero where both agree, infinite
        where the forecast excludes what is possible. As precise for close
        probabilities as for distant ones.

    References
    ----------
    Kullback & Leibler (1951), Annals of Mathematical Statistics 22(1), 79-86.
    doi:10.1214/aoms/1177729694

    Examples
    --------
    >>> bernoulli_divergence(np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.5, 0.0]))
    array([0.14384104, 0.        , 0.        ])
    """
    rest = 1 - truth if complement is None else complement
    away = forecast - truth
    return _half(truth, forecast, away) + _half(rest, 1 - forecast, -away)


def log1p_remainder(x: FloatArray) -> FloatArray:
    """Precise ``x - log(1 + x)`` for small x, by the series of the inverse hyperbolic tangent.

    Examples
    --------
    >>> log1p_remainder(np.array([1e-12])) / 0.5e-24
    array([1.])
    """
    r = x / (2 + x)
    square = r * r
    tail = np.zeros_like(square)
    for power in range(2 * TERMS + 1, 1, -2):
        tail = tail * square + 1 / power
    return np.asarray(r * x - 2 * r * square * tail)


def _half(truth: FloatArray, forecast: FloatArray, away: FloatArray) -> FloatArray:
    # Each half, c log(c / p) - c + p, is positive by itself; the extra terms cancel exactly.
    near = np.abs(away) <= NEAR * truth
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):  # far rows drop out
        ratio = np.where(near & (truth > 0), away / truth, 0.0)
        far = away + truth * (np.log(truth) - np.log(forecast))
    far = np.where(truth > 0, far, away)
    return np.asarray(np.where(near, truth * log1p_remainder(ratio), far))
