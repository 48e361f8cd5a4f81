"""Which hit rates n answers can tell from a reference, by the exact binomial test."""

from __future__ import annotations

from predtrack.scores.assertions.significance import binomial_tail, required_hits
from predtrack.scores.counts import read_level, read_share

__all__ = ["distinguishable_hit_rate", "fewest_significant_hits", "hit_rate_power"]


def fewest_significant_hits(n: int, reference: float = 0.5, alpha: float = 0.05) -> int | None:
    """Fewest hits that are significantly more than a reference rate gives by luck.

    The same as :func:`~predtrack.scores.assertions.required_hits`, in the words of a sample.

    Parameters
    ----------
    n
        Answers.
    reference
        Hit rate to beat.
    alpha
        Level of the one-sided test.

    Returns
    -------
    int, or None
        None where even n hits out of n could be luck.

    Examples
    --------
    >>> fewest_significant_hits(10), fewest_significant_hits(4)
    (9, None)
    """
    return required_hits(n, reference, alpha)


def hit_rate_power(n: int, rate: float, *, reference: float = 0.5, alpha: float = 0.05) -> float:
    """Chance that n answers show a hit rate to be above the reference.

    Parameters
    ----------
    n, reference, alpha
        As in :func:`fewest_significant_hits`.
    rate
        True hit rate.

    Returns
    -------
    float
        In [0, 1]; 0 where no number of hits would be enough.

    Examples
    --------
    >>> round(hit_rate_power(10, 0.8), 4)
    0.3758
    """
    hits = fewest_significant_hits(n, reference, alpha)
    return 0.0 if hits is None else binomial_tail(hits, int(n), read_share("rate", rate))


def distinguishable_hit_rate(
    n: int, *, power: float = 0.8, reference: float = 0.5, alpha: float = 0.05
) -> float | None:
    """Smallest true hit rate that n answers show to be above the reference.

    Parameters
    ----------
    n, reference, alpha
        As in :func:`fewest_significant_hits`.
    power
        Chance of showing it.

    Returns
    -------
    float, or None
        None where no hit rate would be shown.

    Examples
    --------
    >>> round(distinguishable_hit_rate(10), 3)
    0.917
    """
    from scipy.special import betaincinv  # noqa: PLC0415 - importing scores costs numpy alone

    hits = fewest_significant_hits(n, reference, alpha)
    if hits is None:
        return None
    return float(betaincinv(hits, int(n) - hits + 1, read_level("power", power)))
