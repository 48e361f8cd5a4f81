"""Intervals of mean scores whose rows depend on each other within clusters, by formula."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.comparison.cluster_spread import spread_of
from predtrack.scores.counts import read_level

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.comparison.cluster_sums import ClusterSums
    from predtrack.scores.labels import IntArray

__all__ = ["FEW_CLUSTERS", "ClusterIntervals", "cluster_interval"]

FEW_CLUSTERS = 10
"""Below so many clusters an interval by formula is given with a remark."""


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class ClusterIntervals:
    """Mean scores of groups, or their differences from a reference, with intervals.

    Parameters
    ----------
    groups : shape (groups,)
        Names.
    mean : shape (groups,)
        Sum of the scores over their number; or that less the reference's on the common
        clusters.
    standard_error, low, high : shape (groups,)
        NaN where ``remarks`` says that there is no interval.
    n : shape (groups,)
        Scores of the group, or the sum of their weights.
    clusters : shape (groups,)
        Clusters of the group: what the interval rests on, not ``n``.
    level
        Coverage that is aimed at, with the same share left out on both sides.
    method
        How the ends were found; with the number of draws and the seed, if any.
    remarks
        For each group why it has no interval, or what to beware of; empty if neither.
    """

    groups: NDArray[Any]
    mean: FloatArray
    standard_error: FloatArray
    low: FloatArray
    high: FloatArray
    n: FloatArray
    clusters: IntArray
    level: float
    method: str
    remarks: tuple[str, ...]


def cluster_interval(sums: ClusterSums, *, level: float = 0.9) -> ClusterIntervals:
    r"""Give each group's mean an interval by the t distribution, from sums by cluster.

    The mean of G clusters with counts :math:`n_c` and sums :math:`s_c` is the ratio
    :math:`\bar s = \sum s_c / \sum n_c`. To first order a cluster moves it by
    :math:`e_c = (s_c - \bar s n_c) / \sum n_c`, so that its variance is about
    :math:`\tfrac{G}{G - 1} \sum e_c^2`. The interval has :math:`t_{G-1}` standard errors on
    either side. Of a difference, :math:`e_c` is the difference of the two.

    Parameters
    ----------
    sums
        Sums by group and cluster, of :func:`cluster_sums` or of ``collapse_clusters`` of
        the engine; through :func:`against` for differences from a reference.
    level
        Share of such intervals that should hold the true mean.

    Returns
    -------
    ClusterIntervals
        NaN with a remark for a group of one cluster, or of clusters that do not differ.

    Raises
    ------
    InvalidForecastError
        If a group has two rows for one cluster.
    UsageError
        If the level does not lie between 0 and 1.

    Notes
    -----
    With few clusters of very unequal size, or of skewed scores, it covers less than it says.
    Memory beside the sums grows with the number of groups alone.

    References
    ----------
    Liang & Zeger (1986), Biometrika 73(1), 13-22. doi:10.1093/biomet/73.1.13

    Cameron & Miller (2015), Journal of Human Resources 50(2), 317-372.
    doi:10.3368/jhr.50.2.317

    Examples
    --------
    >>> from predtrack.scores.comparison.cluster_sums import cluster_sums
    >>> sums = cluster_sums([0.1, 0.2, 0.3, 0.4, 0.2], ["q", "q", "r", "s", "t"])
    >>> found = cluster_interval(sums)
    >>> found.mean.round(3), found.low.round(3), found.high.round(3)
    (array([0.24]), array([0.103]), array([0.377]))
    """
    from scipy.special import stdtrit  # noqa: PLC0415 - importing scores costs numpy alone

    level, spread = read_level("level", level), spread_of(sums)
    half = stdtrit(np.maximum(spread.clusters - 1, 1), (1 + level) / 2) * spread.standard_error
    few = f"fewer than {FEW_CLUSTERS} clusters: leans on sums that are nearly normal"
    remarks = tuple(
        reason or (few if clusters < FEW_CLUSTERS else "")
        for reason, clusters in zip(spread.reasons, spread.clusters, strict=True)
    )
    low, high, method = spread.mean - half, spread.mean + half, "t with clusters - 1 degrees"
    return ClusterIntervals(
        sums.groups, spread.mean, spread.standard_error, low, high,
        spread.n, spread.clusters, level, method, remarks,
    )  # fmt: skip
