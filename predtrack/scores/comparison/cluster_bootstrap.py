"""Intervals of mean scores by drawing whole clusters again, without the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import UnknownNameError
from predtrack.scores.comparison.bootstrap_ends import (
    ENDS,
    BootstrapMethod,
    acceleration_of,
    deviation,
)
from predtrack.scores.comparison.cluster_draws import parts_of, replicates
from predtrack.scores.comparison.cluster_interval import ClusterIntervals
from predtrack.scores.comparison.cluster_spread import spread_of
from predtrack.scores.counts import read_count, read_draws, read_level

if TYPE_CHECKING:
    from predtrack.scores.comparison.cluster_sums import ClusterSums

__all__ = ["FEWEST_CLUSTERS", "MANY_CLUSTERS", "cluster_bootstrap"]

FEWEST_CLUSTERS = 10
"""Below so many clusters of its own a group gets no bootstrap interval."""

MANY_CLUSTERS = 40
"""Below so many clusters the interval comes with a remark: it is a little too narrow."""


def cluster_bootstrap(
    sums: ClusterSums,
    *,
    level: float = 0.9,
    draws: int = 1000,
    seed: int = 0,
    method: BootstrapMethod = "percentile",
) -> ClusterIntervals:
    r"""Give each group's mean an interval by drawing its clusters with replacement.

    A draw takes as many clusters as there are, some several times, and forms every group's
    :math:`\sum w_c s_c / \sum w_c n_c`. All groups share the draws, as they share the
    clusters, so that a hard question drawn twice is hard for everybody. The rows are not
    needed: their sums by cluster are sufficient, whatever the number of draws.

    Parameters
    ----------
    sums
        Sums by group and cluster, of :func:`cluster_sums` or of ``collapse_clusters`` of
        the engine; through :func:`against` for differences from a reference.
    level
        Share of such intervals that should hold the true mean; half of the rest lies below
        it, half above.
    draws
        Number of draws.
    seed
        Where the draws start. A draw depends on the seed, its number and the number of
        clusters, and not on memory or on the groups beside.
    method
        ``percentile`` of the draws, ``basic`` (reflected at the mean) or ``bca`` (corrected
        for bias and acceleration).

    Returns
    -------
    ClusterIntervals
        NaN with a remark for a group of fewer than :data:`FEWEST_CLUSTERS` clusters, or of
        clusters that do not differ. Below :data:`MANY_CLUSTERS` a remark says that
        :func:`cluster_interval`, which widens for few clusters, is to be preferred.

    Raises
    ------
    InvalidForecastError
        If a group has two rows for one cluster.
    UsageError
        If the level does not lie between 0 and 1, or there is no draw.
    UnknownNameError
        If no method has that name.

    Notes
    -----
    A group that has some of the clusters is drawn about as many of its own as it has, more
    or fewer by chance; a draw with none of them is left out for that group.

    References
    ----------
    Davison & Hinkley (1997), Bootstrap Methods and their Application, Cambridge University
    Press. doi:10.1017/CBO9780511802843

    Efron (1987), Journal of the American Statistical Association 82(397), 171-185.
    doi:10.1080/01621459.1987.10478410 (bca)

    Examples
    --------
    >>> from predtrack.scores.comparison.cluster_sums import cluster_sums
    >>> sums = cluster_sums(np.arange(100) % 7 / 10, np.arange(100) // 2)
    >>> found = cluster_bootstrap(sums, draws=2000, seed=1)
    >>> found.mean.round(3), found.low.round(2), found.high.round(2), found.method
    (array([0.295]), array([0.26]), array([0.33]), 'percentile of 2,000 draws of clusters, seed 1')
    """
    if method not in ENDS:
        raise UnknownNameError("method of the bootstrap", method, ENDS)
    level, draws, seed = read_level("level", level), read_draws(draws), read_count("seed", seed)
    spread = spread_of(sums)
    skew = acceleration_of(sums) if method == "bca" else np.zeros(len(sums.groups))
    error, low, high = np.full((3, len(sums.groups)), np.nan)
    for part in parts_of(sums, draws):
        found = replicates(sums, part, draws, seed)
        error[part] = deviation(found)
        found.sort(axis=1)  # NaN comes last
        low[part], high[part] = ENDS[method](found, spread.mean[part], skew[part], level)
    remarks = tuple(map(_remark, spread.reasons, spread.clusters.tolist()))
    without = np.isnan(spread.standard_error) | (spread.clusters < FEWEST_CLUSTERS)
    error, low, high = (np.where(without, np.nan, ends) for ends in (error, low, high))
    made = f"{method} of {draws:,} draws of clusters, seed {seed}"
    return ClusterIntervals(
        sums.groups, spread.mean, error, low, high,
        spread.n, spread.clusters, level, made, remarks,
    )  # fmt: skip


def _remark(reason: str, clusters: int) -> str:
    if reason:
        return reason
    if clusters < FEWEST_CLUSTERS:
        return f"fewer than {FEWEST_CLUSTERS} clusters are too few to draw from"
    if clusters < MANY_CLUSTERS:
        return f"fewer than {MANY_CLUSTERS} clusters: a little too narrow"
    return ""
