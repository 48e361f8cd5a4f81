"""From the draws of a bootstrap to the two ends of an interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.comparison.cluster_sums import ClusterSums

    Ends: TypeAlias = tuple[FloatArray, FloatArray]

__all__ = ["ENDS", "BootstrapMethod", "acceleration_of", "deviation", "quantile"]

BootstrapMethod = Literal["percentile", "basic", "bca"]
"""How the draws make an interval."""


def quantile(draws: FloatArray, share: FloatArray | float) -> FloatArray:
    """Quantile of each row of sorted draws, NaN last and left out; linear between two.

    Examples
    --------
    >>> quantile(np.array([[0.0, 1.0, 2.0], [4.0, 6.0, np.nan]]), 0.5)
    array([1., 5.])
    """
    last = (~np.isnan(draws)).sum(axis=1) - 1
    place = np.where(last < 0, 0, last * share)  # no draw: the NaN in the first place
    place = np.where(np.isnan(place), 0, place)
    below = np.floor(place).astype(np.intp)
    above = np.minimum(below + 1, np.maximum(last, 0))
    rows = np.arange(len(draws))
    low, high = draws[rows, below], draws[rows, above]
    return np.asarray(np.where(np.isnan(share), np.nan, low + (place - below) * (high - low)))


def deviation(draws: FloatArray) -> FloatArray:
    """Standard deviation of each row, NaN left out; NaN where fewer than two are left.

    Examples
    --------
    >>> deviation(np.array([[1.0, 2.0, 3.0], [1.0, np.nan, np.nan]]))
    array([ 1., nan])
    """
    known = ~np.isnan(draws)
    count = known.sum(axis=1)
    mean = np.where(known, draws, 0).sum(axis=1) / np.maximum(count, 1)
    squares = (np.where(known, draws - mean[:, None], 0) ** 2).sum(axis=1)
    return np.asarray(np.where(count > 1, np.sqrt(squares / np.maximum(count - 1, 1)), np.nan))


def acceleration_of(sums: ClusterSums) -> FloatArray:
    """Skewness of what each group's mean is without one of its clusters, over 6.

    Examples
    --------
    >>> from predtrack.scores.comparison.cluster_sums import cluster_sums
    >>> acceleration_of(cluster_sums([0.0, 0.1, 0.5], ["q", "r", "s"])).round(4)
    array([0.0573])
    """
    groups, group = len(sums.groups), sums.group
    left = np.zeros(len(group))
    for sign, (total, n) in zip((1, -1), sums.terms, strict=False):
        whole, count = (np.bincount(group, of, groups)[group] for of in (total, n))
        rest = count - n
        left += sign * np.divide(whole - total, rest, out=np.zeros(len(group)), where=rest > 0)
    clusters = np.bincount(group, minlength=groups)
    apart = (np.bincount(group, left, groups) / clusters)[group] - left
    cubes, squares = (np.bincount(group, apart**power, groups) for power in (3, 2))
    still = squares == 0
    return np.asarray(np.where(still, 0, cubes / np.where(still, 1, 6 * squares**1.5)))


def _percentile(draws: FloatArray, _mean: FloatArray, _skew: FloatArray, level: float) -> Ends:
    return quantile(draws, (1 - level) / 2), quantile(draws, (1 + level) / 2)


def _basic(draws: FloatArray, mean: FloatArray, skew: FloatArray, level: float) -> Ends:
    low, high = _percentile(draws, mean, skew, level)
    return 2 * mean - high, 2 * mean - low


def _bca(draws: FloatArray, mean: FloatArray, skew: FloatArray, level: float) -> Ends:
    from scipy.special import ndtr, ndtri  # noqa: PLC0415 - importing scores costs numpy alone

    known = np.maximum((~np.isnan(draws)).sum(axis=1), 1)
    beside = ((draws < mean[:, None]).sum(axis=1) + (draws <= mean[:, None]).sum(axis=1)) / 2
    bias = ndtri(beside / known)
    bias = np.where(np.isinf(bias), np.nan, bias)  # all draws on one side tell of no bias
    ends = []
    for share in ((1 - level) / 2, (1 + level) / 2):
        moved = bias + ndtri(share)
        ends.append(quantile(draws, ndtr(bias + moved / (1 - skew * moved))))
    return ends[0], ends[1]


ENDS: dict[str, Callable[[FloatArray, FloatArray, FloatArray, float], Ends]] = {
    "percentile": _percentile,
    "basic": _basic,
    "bca": _bca,
}
"""How sorted draws of each group, its mean and its acceleration make an interval, by name."""
