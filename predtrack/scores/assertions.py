"""Assertions without a probability, held against reference probabilities.

The reference q of each claim comes from a market, a model or a reference class, and is
dated at or before the claim. The number of hits is then Poisson-binomial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.columns import Domain
from predtrack.scores.counts import read_count, read_hits, read_level, read_share

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = [
    "mid_p",
    "poisson_binomial_tail",
    "required_hits",
    "tipping_point",
]

REFERENCE = Domain("be a finite number in [0, 1]; write 70 % as 0.7", 0, 1)


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
    q, hits = _read_references(probabilities, hits)
    return _tail(q, hits)


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
    q, hits = _read_references(probabilities, hits)
    masses = _masses(q)
    return float(masses[hits + 1 :].sum() + masses[hits] / 2)


def tipping_point(probabilities: ArrayLike, hits: int, alpha: float = 0.05) -> float | None:
    """Shift of every reference probability at which the hits stop being significant.

    Parameters
    ----------
    probabilities : shape (n,), in [0, 1]
        Reference probability of each claim; a shifted one is cut at 1.
    hits
        Claims that came true.
    alpha
        Level of significance.

    Returns
    -------
    float, or None
        Smallest shift that lifts ``P(X >= hits)`` to alpha. None where the hits are not
        significant to begin with: there is nothing to tip.

    Examples
    --------
    >>> q = [0.5, 0.4, 0.3, 0.5, 0.2, 0.4, 0.3, 0.5, 0.4, 0.3]
    >>> round(tipping_point(q, 7), 6)
    0.018976
    >>> tipping_point(q, 6) is None
    True
    """
    q, hits = _read_references(probabilities, hits)
    alpha = read_level("alpha", alpha)
    if _tail(q, hits) > alpha:
        return None
    from scipy.optimize import brentq  # noqa: PLC0415 - only what is significant can tip

    return float(brentq(lambda shift: _tail(np.minimum(q + shift, 1), hits) - alpha, 0, 1))


def required_hits(n: int, reference: float, alpha: float = 0.05) -> int | None:
    """Fewest hits out of n that would be significant against one reference probability.

    Parameters
    ----------
    n
        Number of claims.
    reference
        Reference probability of every claim.
    alpha
        Level of significance, one-sided.

    Returns
    -------
    int, or None
        None where even n hits out of n could be luck.

    Examples
    --------
    >>> required_hits(10, 0.5), required_hits(10, 0.8)
    (9, None)
    """
    q = np.full(read_count("n", n), read_share("reference", reference))
    alpha = read_level("alpha", alpha)
    tails = np.cumsum(_masses(q)[::-1])[::-1]
    return next((hits for hits, tail in enumerate(tails) if tail <= alpha), None)


def _read_references(probabilities: ArrayLike, hits: int) -> tuple[FloatArray, int]:
    q = np.atleast_1d(REFERENCE.read("probability", probabilities)).ravel()
    return q, read_hits(hits, len(q))[0]


def _masses(q: FloatArray) -> FloatArray:
    masses = np.ones(1)
    for probability in q:
        masses = np.append(masses, 0.0) * (1 - probability) + np.append(0.0, masses) * probability
    return masses


def _tail(q: FloatArray, hits: int) -> float:
    return min(float(_masses(q)[hits:].sum()), 1.0)
