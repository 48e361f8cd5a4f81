"""One word at a time: what its reading does to a score, and whether it is calibrated."""

from __future__ import annotations

from math import sqrt

from predtrack.errors import InvalidForecastError
from predtrack.scores.counts import read_hits, read_number, read_share

__all__ = [
    "break_even_reading",
    "expected_brier_over_readings",
    "word_hit_tail",
    "word_hit_tail_over_readings",
]


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
        :func:`word_hit_tail_over_readings`.

    Examples
    --------
    >>> round(word_hit_tail(4, 10, probability=0.70), 4)
    0.0473
    """
    from scipy.special import bdtr  # noqa: PLC0415

    hits, n = read_hits(hits, n)
    return float(bdtr(hits, n, read_share("probability", probability)))


def word_hit_tail_over_readings(hits: int, n: int, *, alpha: float, beta: float) -> float:
    """Chance of so few hits if the meaning of the word is spread like ``Beta(alpha, beta)``.

    Parameters
    ----------
    hits, n
        Hits among n claims with the word.
    alpha, beta
        Shape of the readings.

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
