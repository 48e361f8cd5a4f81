"""Intervals for many proportions at once: Clopper and Pearson's, and Wilson's."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.counts import read_level

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray

__all__ = ["exact_high", "exact_low", "wilson"]


def exact_low(hits: NDArray[Any], n: NDArray[Any], tail: float) -> FloatArray:
    """Lower ends of Clopper and Pearson: the truth lies below with at most the chance ``tail``.

    Examples
    --------
    >>> exact_low(np.array([6, 0]), np.array([10, 10]), 0.025).round(6)
    array([0.262378, 0.      ])
    """
    from scipy.special import betaincinv  # noqa: PLC0415 - numpy is enough for the rest

    some = hits > 0
    ends = betaincinv(np.where(some, hits, 1), n - np.where(some, hits, 1) + 1, tail)
    return np.where(some, ends, 0.0)


def exact_high(hits: NDArray[Any], n: NDArray[Any], tail: float) -> FloatArray:
    """Upper ends of Clopper and Pearson: the truth lies above with at most the chance ``tail``.

    Examples
    --------
    >>> exact_high(np.array([6, 10]), np.array([10, 10]), 0.025).round(6)
    array([0.878448, 1.      ])
    """
    from scipy.special import betaincinv  # noqa: PLC0415 - numpy is enough for the rest

    some = hits < n
    ends = betaincinv(np.where(some, hits, 0) + 1, n - np.where(some, hits, 0), 1 - tail)
    return np.where(some, ends, 1.0)


def wilson(
    hits: NDArray[Any], n: NDArray[Any], *, level: float = 0.9
) -> tuple[FloatArray, FloatArray]:
    """Wilson's intervals of proportions.

    Parameters
    ----------
    hits, n : shape (r,)
        Hits among trials; there is at least one trial.
    level
        Share of such intervals that hold the truth; half of the rest lies on each side.

    References
    ----------
    Wilson (1927), Journal of the American Statistical Association 22(158), 209-212.
    doi:10.1080/01621459.1927.10502953

    Examples
    --------
    >>> [end.round(6).tolist() for end in wilson(np.array([6]), np.array([10]), level=0.95)]
    [[0.312674], [0.83182]]
    """
    z = NormalDist().inv_cdf((1 + read_level("level", level)) / 2)
    share, weight = hits / n, 1 / (1 + z * z / n)
    centre = (share + z * z / (2 * n)) * weight
    half = z * np.sqrt(share * (1 - share) / n + (z / (2 * n)) ** 2) * weight
    low, high = np.maximum(centre - half, 0.0), np.minimum(centre + half, 1.0)
    return np.where(hits > 0, low, 0.0), np.where(hits < n, high, 1.0)
