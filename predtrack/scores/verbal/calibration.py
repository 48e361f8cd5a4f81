"""Whether a word comes true as often as people take it to mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Probability, domain_of
from predtrack.scores.counts import read_hits, read_number, read_share

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["word_hit_tail", "word_hit_tail_over_readers", "word_hit_tail_over_readings"]

READING = domain_of(Probability)


def word_hit_tail(hits: int, n: int, *, probability: float) -> float:
    """Chance of so few hits if the word meant exactly one probability.

    Parameters
    ----------
    hits, n
        Hits among n claims with the word.
    probability
        The one meaning of the word.

    Returns
    -------
    float
        ``P(K <= hits)`` of the binomial distribution. It takes the meaning for known,
        so it finds miscalibration where there is none: see
        :func:`word_hit_tail_over_readers`. For the chance of so many hits, count misses and
        take ``1 - probability``.

    Examples
    --------
    >>> round(word_hit_tail(4, 10, probability=0.70), 4)
    0.0473
    """
    from scipy.special import bdtr  # noqa: PLC0415

    hits, n = read_hits(hits, n)
    return float(bdtr(hits, n, read_share("probability", probability)))


def word_hit_tail_over_readers(hits: int, n: int, *, readings: ArrayLike) -> float:
    """Chance of so few hits if the author means what some reader of a survey took it to mean.

    Parameters
    ----------
    hits, n
        Hits among n claims with the word.
    readings : shape (readers,), in [0, 1]
        The probability that each reader gave the word. No shape is fitted to them.

    Returns
    -------
    float
        ``P(K <= hits)``, averaged over the readers: the author has one meaning throughout,
        it is not known which. Where all readers agree it is :func:`word_hit_tail`.

    Examples
    --------
    >>> naive = word_hit_tail(4, 10, probability=0.7)
    >>> spread = word_hit_tail_over_readers(4, 10, readings=[0.5, 0.6, 0.7, 0.8, 0.9])
    >>> round(naive, 4), round(spread, 4)
    (0.0473, 0.1194)
    """
    from scipy.special import bdtr  # noqa: PLC0415

    hits, n = read_hits(hits, n)
    meanings = np.ravel(READING.read("reading", readings))
    if not meanings.size:
        raise InvalidForecastError("there is no reader; a word without readings has no spread")
    return float(np.mean(bdtr(hits, n, meanings)))


def word_hit_tail_over_readings(hits: int, n: int, *, alpha: float, beta: float) -> float:
    """Chance of so few hits if the meaning of the word is spread like ``Beta(alpha, beta)``.

    Parameters
    ----------
    hits, n
        Hits among n claims with the word.
    alpha, beta
        Shape of the readings, for when the readings themselves are not at hand; with them,
        :func:`word_hit_tail_over_readers` needs no shape.

    Returns
    -------
    float
        ``P(K <= hits)`` of the beta-binomial distribution.

    Examples
    --------
    >>> round(word_hit_tail_over_readings(4, 10, alpha=10.71, beta=4.39), 4)
    0.0871
    """
    from scipy.stats import betabinom  # noqa: PLC0415

    hits, n = read_hits(hits, n)
    alpha, beta = read_number("alpha", alpha, above=0), read_number("beta", beta, above=0)
    return float(betabinom.cdf(hits, n, alpha, beta))
