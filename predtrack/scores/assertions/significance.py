"""Whether hits speak for more than the references, and how little would undo it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.assertions.poisson_binomial import masses_of, read_references
from predtrack.scores.counts import read_count, read_hits, read_level, read_share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["binomial_tail", "required_hits", "required_hits_table", "tipping_point"]

TENTHS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
ROUNDING = 1e-12
"""Share by which a tail may be above alpha and still equal it: 1 / 32 is significant at 1 / 32."""


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
    q = read_references(probabilities)
    hits, _ = read_hits(hits, len(q))
    alpha = read_level("alpha", alpha)
    if _tail(q, hits) > alpha:
        return None
    from scipy.optimize import brentq  # noqa: PLC0415 - only what is significant can tip

    def excess(shift: float) -> float:
        return _tail(np.minimum(q + shift, 1), hits) - alpha

    return float(brentq(excess, 0, 1, xtol=1e-15, rtol=1e-14))


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
        None where even n hits out of n could be luck. Millions of claims take no longer
        than ten.

    Examples
    --------
    >>> required_hits(10, 0.5), required_hits(10, 0.8)
    (9, None)
    """
    n, rate = read_count("n", n), read_share("reference", reference)
    most = read_level("alpha", alpha) * (1 + ROUNDING)
    hits = 1 + bisect_left(range(1, n + 1), True, key=lambda k: binomial_tail(k, n, rate) <= most)
    return hits if hits <= n else None


def binomial_tail(hits: int, n: int, rate: float) -> float:
    """Chance of at least so many hits, which are 1 or more, if each claim has one rate.

    Examples
    --------
    >>> round(binomial_tail(9, 10, 0.5) * 1024, 9)
    11.0
    """
    from scipy.special import betainc  # noqa: PLC0415 - importing scores costs numpy alone

    return float(betainc(hits, n - hits + 1, rate))


def required_hits_table(
    n: int, references: Iterable[float] = TENTHS, alpha: float = 0.05
) -> dict[float, int | None]:
    """Fewest significant hits out of n, for each of several reference probabilities.

    Parameters
    ----------
    n
        Number of claims.
    references
        Reference probabilities; .1, .2 … .9 unless others are given.
    alpha
        Level of significance, one-sided.

    Returns
    -------
    dict
        Hits by reference probability; None where even n hits out of n could be luck. It
        says before any outcome what a record of n claims is able to show.

    Examples
    --------
    >>> required_hits_table(10)  # doctest: +NORMALIZE_WHITESPACE
    {0.1: 4, 0.2: 5, 0.3: 6, 0.4: 8, 0.5: 9, 0.6: 9, 0.7: 10, 0.8: None, 0.9: None}
    """
    return {reference: required_hits(n, reference, alpha) for reference in references}


def _tail(q: FloatArray, hits: int) -> float:
    return min(float(masses_of(q)[hits:].sum()), 1.0)
