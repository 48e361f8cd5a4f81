"""One word at a time: what its reading does to a score."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Column, Fulfilment, Probability, domain_of
from predtrack.scores.counts import read_share
from predtrack.scores.shapes import plain_if_lone, refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = [
    "break_even_reading",
    "brier_at_reading",
    "expected_brier_over_readers",
    "expected_brier_over_readings",
]

SHARE = domain_of(Probability)
FULFILMENT = domain_of(Fulfilment)


def expected_brier_over_readings(mean: float, variance: float, outcome: float) -> float:
    """Brier score expected over the readings that people give a word.

    Parameters
    ----------
    mean, variance
        Of the readings, each in [0, 1].
    outcome
        1 if it happened, 0 if not; between, the degree of fulfilment.

    Returns
    -------
    float
        ``(mean - outcome)^2 + variance``, in [0, 1].

    Examples
    --------
    >>> round(expected_brier_over_readings(0.7091057, 0.0127090, 1), 7)
    0.0973285
    """
    mean, outcome = read_share("mean", mean), read_share("outcome", outcome)
    if not 0 <= variance <= mean * (1 - mean):
        raise InvalidForecastError("variance must lie in [0, mean (1 - mean)]")
    return (mean - outcome) ** 2 + float(variance)


def expected_brier_over_readers(readings: ArrayLike, outcomes: ArrayLike) -> Column:
    """Brier score of each claim with a word, expected over the readers of a survey.

    Parameters
    ----------
    readings : shape (readers,), in [0, 1]
        The probability that each reader gave the word.
    outcomes : shape (n,), in [0, 1], or one number
        1 if the claim came true, 0 if not; between, the degree of fulfilment.

    Returns
    -------
    shape (n,), in [0, 1]
        ``(mean - y)^2 + variance`` with the variance of these readers; lower is better. It
        is what the word costs somebody who meets a reader at random.

    Examples
    --------
    >>> expected_brier_over_readers([0.5, 1.0], [1, 0])
    array([0.125, 0.625])
    """
    t, y = np.ravel(SHARE.read("reading", readings)), FULFILMENT.read("outcome", outcomes)
    if not t.size:
        raise InvalidForecastError("there is no reader; a word without readings has no score")
    return plain_if_lone((t.mean() - y) ** 2 + t.var())


def brier_at_reading(hit_rate: ArrayLike, reading: ArrayLike) -> Column:
    """Mean Brier score of assertions of one word, at one reading of it.

    Parameters
    ----------
    hit_rate : shape (n,), in [0, 1]
        Share of the assertions that came true.
    reading : shape (n,), in [0, 1]
        The probability that the word is taken to mean.

    Returns
    -------
    shape (n,), in [0, 1]
        ``h (1 - t)^2 + (1 - h) t^2``; lowest at ``t = h``.

    Examples
    --------
    >>> brier_at_reading(0.6, [0.5, 0.75, 0.9, 1]).round(4)
    array([0.25  , 0.2625, 0.33  , 0.4   ])
    """
    h, t = SHARE.read("hit_rate", hit_rate), SHARE.read("reading", reading)
    refuse_mismatch({"hit_rate": hit_rate, "reading": reading})
    return plain_if_lone(h * (1 - t) ** 2 + (1 - h) * t**2)


def break_even_reading(
    hit_rate: float, reference_brier: float = 0.25
) -> tuple[float, float] | None:
    """Readings of an assertion under which it does at least as well as a reference.

    Parameters
    ----------
    hit_rate
        Share of the assertions that came true.
    reference_brier
        Mean Brier score to beat; .25 is that of always saying one half.

    Returns
    -------
    tuple of float, or None
        ``h -+ sqrt(h^2 - h + B)``, cut to [0, 1]; None where no reading does as well.

    Examples
    --------
    >>> [round(end, 6) for end in break_even_reading(0.6)]
    [0.5, 0.7]
    >>> break_even_reading(0.5, reference_brier=0.2) is None
    True
    """
    rate, reference = read_share("hit_rate", hit_rate), read_share("reference", reference_brier)
    radicand = rate**2 - rate + reference
    if radicand < -1e-15:  # rounding alone may make a double root slightly negative
        return None
    half = sqrt(max(radicand, 0.0))
    return max(rate - half, 0.0), min(rate + half, 1.0)
