"""How many claims come true by the references alone: the Poisson-binomial distribution.

The reference q of each claim comes from a market, a model or a reference class, and is
dated at or before the claim. Claims are taken for independent given their references.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.columns import Probability, domain_of
from predtrack.scores.counts import read_hits

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["masses_of", "mid_p", "poisson_binomial", "poisson_binomial_tail", "read_references"]

REFERENCE = domain_of(Probability)


def poisson_binomial(probabilities: ArrayLike) -> FloatArray:
    """Chance of each number of hits, from the reference probability of each claim.

    Parameters
    ----------
    probabilities : shape (n,), in [0, 1]
        Reference probability of each claim.

    Returns
    -------
    shape (n + 1,), in [0, 1]
        ``P(X = 0)`` to ``P(X = n)``; they add up to 1.

    Notes
    -----
    Exact: the distributions of two halves are convolved directly. Every term is positive,
    so that small chances keep their relative digits; a Fourier transform would leave them
    noise of 1e-16. Thousands of claims take milliseconds.

    References
    ----------
    Hong (2013), On computing the distribution function for the Poisson binomial
    distribution, Computational Statistics & Data Analysis 59, 41-51.
    doi:10.1016/j.csda.2012.10.006

    Examples
    --------
    >>> poisson_binomial([0.5, 0.5])
    array([0.25, 0.5 , 0.25])
    """
    return masses_of(read_references(probabilities))


def poisson_binomial_tail(probabilities: ArrayLike, hits: int) -> float:
    """Exact chance of at least so many hits, from the reference probability of each claim.

    Parameters
    ----------
    probabilities : shape (n,), in [0, 1]
        Reference probability of each claim.
    hits
        Claims that came true.

    Returns
    -------
    float
        ``P(X >= hits)``.

    Examples
    --------
    >>> round(poisson_binomial_tail([0.5, 0.4, 0.3, 0.5, 0.2, 0.4, 0.3, 0.5, 0.4, 0.3], 7), 7)
    0.0377566
    """
    masses = poisson_binomial(probabilities)
    reached, _ = read_hits(hits, len(masses) - 1)
    return min(float(masses[reached:].sum()), 1.0)


def mid_p(probabilities: ArrayLike, hits: int) -> float:
    """Chance of more hits, and half the chance of just so many.

    Parameters
    ----------
    probabilities : shape (n,), in [0, 1]
        Reference probability of each claim.
    hits
        Claims that came true.

    Returns
    -------
    float
        ``P(X > hits) + P(X = hits) / 2``.

    References
    ----------
    Lancaster (1961), Journal of the American Statistical Association 56(294), 223-234.

    Examples
    --------
    >>> round(mid_p([0.9, 0.8, 0.7, 0.6, 0.5, 0.5, 0.4, 0.3, 0.2, 0.1], 6), 8)
    0.24655242
    """
    masses = poisson_binomial(probabilities)
    reached, _ = read_hits(hits, len(masses) - 1)
    return min(float(masses[reached + 1 :].sum() + masses[reached] / 2), 1.0)


def read_references(probabilities: ArrayLike) -> FloatArray:
    """Read reference probabilities as one column.

    Examples
    --------
    >>> read_references([[0.5], [1]])
    array([0.5, 1. ])
    """
    return np.atleast_1d(REFERENCE.read("probability", probabilities)).ravel()


def masses_of(q: FloatArray) -> FloatArray:
    """Convolve the claims' distributions, half by half; nothing is checked.

    Examples
    --------
    >>> masses_of(np.array([0.25]))
    array([0.75, 0.25])
    """
    if len(q) > _LEAF:
        half = len(q) // 2
        return np.convolve(masses_of(q[:half]), masses_of(q[half:]))
    masses = np.zeros(len(q) + 1)
    masses[0] = 1.0
    for claims, probability in enumerate(q):
        masses[1 : claims + 2] = (
            masses[1 : claims + 2] * (1 - probability) + masses[: claims + 1] * probability
        )
        masses[0] *= 1 - probability
    return masses


_LEAF = 128
"""Below so many claims, adding them one by one is faster than convolving."""
