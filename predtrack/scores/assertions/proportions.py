"""What a hit rate can and cannot say: intervals and rates from hits among trials."""

from __future__ import annotations

from predtrack.scores.counts import read_hits, read_level, read_share

__all__ = [
    "clopper_pearson",
    "jeffreys",
    "jeffreys_probability_above",
]


def clopper_pearson(hits: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """Exact interval for a proportion: it covers at least as often as it says.

    Parameters
    ----------
    hits, n
        Hits among n trials.
    level
        Share of cases in which the interval holds the truth; half of the rest lies on
        each side.

    Returns
    -------
    tuple of float
        Low and high; (0, 1) where there is no trial.

    References
    ----------
    Clopper & Pearson (1934), Biometrika 26(4), 404-413. doi:10.1093/biomet/26.4.404

    Examples
    --------
    >>> [round(end, 6) for end in clopper_pearson(6, 10)]
    [0.262378, 0.878448]
    """
    hits, n = read_hits(hits, n)
    tail = (1 - read_level("level", level)) / 2
    low = _beta_quantile(hits, n - hits + 1, tail) if hits > 0 else 0.0
    high = _beta_quantile(hits + 1, n - hits, 1 - tail) if hits < n else 1.0
    return low, high


def jeffreys(hits: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """Equal-tailed interval of the Jeffreys posterior ``Beta(hits + 1/2, n - hits + 1/2)``.

    Parameters
    ----------
    hits, n
        Hits among n trials.
    level
        Posterior probability of the interval; half of the rest lies on each side.

    Returns
    -------
    tuple of float
        Low and high; the low end is 0 without a hit, the high end 1 without a miss.

    References
    ----------
    Brown, Cai & DasGupta (2001), Statistical Science 16(2), 101-133.
    doi:10.1214/ss/1009213286

    Examples
    --------
    >>> [round(end, 6) for end in jeffreys(6, 10)]
    [0.303679, 0.846933]
    """
    hits, n = read_hits(hits, n)
    tail = (1 - read_level("level", level)) / 2
    low = _beta_quantile(hits + 0.5, n - hits + 0.5, tail) if hits > 0 else 0.0
    high = _beta_quantile(hits + 0.5, n - hits + 0.5, 1 - tail) if hits < n else 1.0
    return low, high


def jeffreys_probability_above(hits: int, n: int, threshold: float = 0.5) -> float:
    """Posterior probability, under the Jeffreys prior, that the rate is above a threshold.

    Parameters
    ----------
    hits, n
        Hits among n trials.
    threshold
        The rate to beat.

    Returns
    -------
    float
        Probability in [0, 1].

    Examples
    --------
    >>> round(jeffreys_probability_above(6, 10), 6)
    0.735173
    """
    from scipy.special import betaincc  # noqa: PLC0415

    hits, n = read_hits(hits, n)
    return float(betaincc(hits + 0.5, n - hits + 0.5, read_share("threshold", threshold)))


def _beta_quantile(a: float, b: float, share: float) -> float:
    from scipy.special import betaincinv  # noqa: PLC0415

    return float(betaincinv(a, b, share))
