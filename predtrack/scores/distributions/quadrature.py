"""CRPS of any distribution that knows its cdf, by adaptive Gauss-Legendre quadrature."""

from math import prod
from typing import Any

import numpy as np

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.columns import FloatArray
from predtrack.scores.distributions.mixtures import Mixture

__all__ = ["integrated_crps", "landmarks"]

TAILS = np.array([1e-14, 1e-9, 1e-5, 0.01, 0.1, 0.3])
"""Probabilities at whose quantiles the axis is cut first; beyond the outermost nothing is left."""
TOLERATED = 1e-12
"""Error of one panel, relative to the score, at which it is cut no further."""
ACCURACY = 1e-9
"""Relative error of the sum beyond which there is no score."""
MOST_PANELS = 4096
MOST_HEIGHTS = 1 << 21
"""Values of the cdf that are held at once: 16 MB."""
NODES, WEIGHTS = np.polynomial.legendre.leggauss(16)


def landmarks(distribution: Any) -> FloatArray:  # noqa: ANN401 - a frozen distribution has no type
    """Quantiles that show where a distribution lives, along a leading axis.

    Examples
    --------
    >>> from scipy.stats import uniform
    >>> landmarks(uniform(0, 100))[3:9].round(6)
    array([ 1., 10., 30., 50., 70., 90.])
    """
    if isinstance(distribution, Mixture):
        parts = [landmarks(part) for part in distribution.components]
        rows = np.broadcast_shapes(*(p.shape[1:] for p in parts), distribution.weights.shape[:-1])
        return np.concatenate([_with_rows(part, rows) for part in parts])
    rows = np.shape(distribution.ppf(0.5))
    tails = TAILS.reshape(-1, *(1 for _ in rows))
    middle = np.full((1, *tails.shape[1:]), 0.5)
    low, high = distribution.ppf(np.concatenate([tails, middle])), distribution.isf(tails[::-1])
    points = np.concatenate([low, high])
    faulty = ~np.isfinite(points).all(axis=0)
    if faulty.any():
        raise InvalidForecastError(
            "distribution must have finite quantiles; look at its parameters",
            np.unique(np.argwhere(faulty)[:, 0]).tolist() if faulty.ndim else [],
        )
    return points


def integrated_crps(
    distribution: Any,  # noqa: ANN401 - a frozen distribution has no type
    outcome: FloatArray,
    lower: float = -np.inf,
    upper: float = np.inf,
) -> FloatArray:
    """Integrate ``(F(t) - 1{y <= t})^2`` from lower to upper.

    Parameters
    ----------
    distribution
        Knows ``cdf``, ``sf``, ``ppf`` and ``isf``, or is a mixture of such.
    outcome : shape (...)
        Values observed.
    lower, upper
        Ends of the integral.

    Returns
    -------
    shape (...)
        One score per row.

    Examples
    --------
    >>> from scipy.stats import norm
    >>> round(integrated_crps(norm(0, 1), np.array(0.5)).item(), 6)
    0.331404
    """
    points = landmarks(distribution)
    rows = _rows_of(points, outcome)
    cuts = np.concatenate([_with_rows(points, rows), np.broadcast_to(outcome, (1, *rows))])
    cuts = np.sort(np.clip(cuts, lower, upper), axis=0)

    def squared(t: FloatArray) -> FloatArray:
        with np.errstate(all="ignore"):  # far tails overflow on their way to 0
            return np.asarray(np.where(t < outcome, distribution.cdf(t), distribution.sf(t)) ** 2)

    def few_panels(left: FloatArray, right: FloatArray) -> FloatArray:
        half = (right - left) / 2
        nodes = NODES.reshape(-1, *(1 for _ in left.shape))
        heights = squared((left + right) / 2 + half * nodes)
        return np.asarray(half * np.tensordot(WEIGHTS, heights, axes=1))

    def panels(left: FloatArray, right: FloatArray) -> FloatArray:
        few = max(1, MOST_HEIGHTS // (len(NODES) * max(1, prod(rows))))
        starts = range(0, len(left), few)
        return np.concatenate([few_panels(left[i : i + few], right[i : i + few]) for i in starts])

    return _refined(panels, cuts[:-1], cuts[1:])


def _refined(panels: Any, left: FloatArray, right: FloatArray) -> FloatArray:  # noqa: ANN401
    """Cut panels in two until the halves agree with the whole in every row."""
    whole = panels(left, right)
    scale, score = whole.sum(axis=0), np.zeros(left.shape[1:])
    while True:
        middle = (left + right) / 2
        halves = np.stack([panels(left, middle), panels(middle, right)])
        error = np.abs(halves.sum(axis=0) - whole)
        agreed = error <= TOLERATED * scale  # not so where the cdf is not a number
        rough = ~agreed.all(axis=tuple(range(1, error.ndim)))
        if not rough.any() or rough.sum() > MOST_PANELS:
            break
        score = score + halves[:, ~rough].sum(axis=(0, 1))
        left, right = (
            np.concatenate([left[rough], middle[rough]]),
            np.concatenate([middle[rough], right[rough]]),
        )
        whole = np.concatenate([halves[0][rough], halves[1][rough]])
    if not (error.sum(axis=0) <= ACCURACY * scale).all():
        raise UsageError("the cdf of distribution is too rough to be integrated to 9 digits")
    return np.asarray(score + halves.sum(axis=(0, 1)))


def _rows_of(points: FloatArray, outcome: FloatArray) -> tuple[int, ...]:
    said = points.shape[1:]
    if said and outcome.shape and said != outcome.shape:
        raise InvalidForecastError(
            f"columns must have one shape, but distribution has {said}"
            f" and outcome has {outcome.shape}"
        )
    return np.broadcast_shapes(said, outcome.shape)


def _with_rows(points: FloatArray, rows: tuple[int, ...]) -> FloatArray:
    shape = (len(points), *(1 for _ in rows[points.ndim - 1 :]), *points.shape[1:])
    return np.broadcast_to(points.reshape(shape), (len(points), *rows))
