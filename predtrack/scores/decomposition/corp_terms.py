"""The parts of a CORP decomposition for each score, in forms that lose no digits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.decomposition.divergence import NEAR, bernoulli_divergence
from predtrack.scores.decomposition.groups import scatter

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["TERMS", "Terms"]


@dataclass(frozen=True, slots=True)
class Terms:
    """How one score splits.

    Parameters
    ----------
    miscalibration
        Takes p, n, sum of outcomes, recalibrated c and its complement; gives for each
        forecast the score lost against c.
    discrimination
        Takes n, c and its complement, and the base rate; gives what c saves.
    mean
        Takes p, n, sum of outcomes and of their squares; gives the sum of scores.
    uncertainty
        Mean score of always saying the base rate.
    """

    miscalibration: Callable[..., FloatArray]
    discrimination: Callable[..., FloatArray]
    mean: Callable[..., FloatArray]
    uncertainty: Callable[[SufficientTable], float]


def _brier_miscalibration(
    p: FloatArray, n: NDArray[Any], outcomes: NDArray[Any], c: FloatArray, _rest: FloatArray
) -> FloatArray:
    # The sum of (p - c)^2 + 2 (p - c)(c - y): a difference of two scores would lose digits.
    away = p - c
    return np.asarray(away * (n * away + 2 * (n * c - outcomes)))


def _brier_discrimination(
    n: NDArray[Any], c: FloatArray, _rest: FloatArray, base_rate: float
) -> FloatArray:
    return np.asarray(n * (c - base_rate) ** 2)


def _brier_mean(
    p: FloatArray, n: NDArray[Any], outcomes: NDArray[Any], squares: NDArray[Any]
) -> FloatArray:
    return np.asarray(n * (p - outcomes / n) ** 2 + scatter(n, outcomes, squares))


def _log_miscalibration(
    p: FloatArray, n: NDArray[Any], outcomes: NDArray[Any], c: FloatArray, rest: FloatArray
) -> FloatArray:
    near = np.abs(p - c) <= NEAR * np.minimum(c, rest)
    far = _cross_entropy(p, n, outcomes) - _cross_entropy(c, n, outcomes, rest)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):  # far rows drop out
        tilt = np.log1p((c - p) / rest) - np.log1p((p - c) / c)
        close = n * bernoulli_divergence(c, p, complement=rest) + (outcomes - n * c) * tilt
    return np.where(near & (c > 0) & (rest > 0), close, np.where(p == c, 0.0, far))


def _log_discrimination(
    n: NDArray[Any], c: FloatArray, rest: FloatArray, base_rate: float
) -> FloatArray:
    base = np.full(len(c), base_rate)
    return np.asarray(n * bernoulli_divergence(c, base, complement=rest))


def _log_mean(
    p: FloatArray, n: NDArray[Any], outcomes: NDArray[Any], _squares: NDArray[Any]
) -> FloatArray:
    return _cross_entropy(p, n, outcomes)


def _log_uncertainty(table: SufficientTable) -> float:
    n, hits = np.array([table.total]), table.outcomes.sum(keepdims=True)
    return float(_cross_entropy(hits / n, n, hits, (n - hits) / n)[0]) / table.total


def _cross_entropy(
    p: FloatArray, n: NDArray[Any], outcomes: NDArray[Any], rest: FloatArray | None = None
) -> FloatArray:
    # 0 log 0 is 0: what was excluded and did not happen costs nothing.
    misses = n - outcomes
    with np.errstate(divide="ignore", invalid="ignore"):
        right = np.where(outcomes > 0, outcomes * np.log(p), 0.0)
        other = np.log1p(-p) if rest is None else np.log(rest)
        wrong = np.where(misses > 0, misses * other, 0.0)
    return np.asarray(0.0 - right - wrong)


TERMS = {
    "brier": Terms(
        _brier_miscalibration, _brier_discrimination, _brier_mean, lambda table: table.variance
    ),
    "log": Terms(_log_miscalibration, _log_discrimination, _log_mean, _log_uncertainty),
}
