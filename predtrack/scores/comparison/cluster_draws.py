"""Means of groups when their clusters are drawn again, as products of sparse matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.comparison.cluster_sums import ClusterSums

__all__ = ["drawn_weights", "parts_of", "replicates"]

REPLICATES = 1 << 24
"""Replicates that are held at once, of 8 bytes each; groups beyond take their turn."""

ROWS = 1 << 24
"""Rows of sums, about, that are laid out at once."""

WEIGHTS = 1 << 23
"""Weights of clusters that are held at once."""

MOST_WEIGHTS = 64
"""Draws at once where clusters are few: the groups' sums stay in the processor's cache."""


def parts_of(sums: ClusterSums, draws: int) -> Iterator[slice]:
    """Cut many groups into parts whose sums and draws fit the memory.

    Examples
    --------
    >>> from predtrack.scores.comparison.cluster_sums import cluster_sums
    >>> list(parts_of(cluster_sums([0.1, 0.2], ["q", "q"], group=["a", "b"]), draws=1_000))
    [slice(0, 2, None)]
    """
    groups, rows = len(sums.groups), len(sums.group)
    step = max(1, min(REPLICATES // draws, groups * ROWS // max(rows, 1)))
    for start in range(0, groups, step):
        yield slice(start, min(start + step, groups))


def replicates(sums: ClusterSums, part: slice, draws: int, seed: int) -> FloatArray:
    """Draw the means of some groups; NaN where a draw has none of a group's clusters.

    Examples
    --------
    >>> from predtrack.scores.comparison.cluster_sums import cluster_sums
    >>> replicates(cluster_sums([0.5, 0.5], ["q", "r"]), slice(0, 1), draws=2, seed=0)
    array([[0.5, 0.5]])
    """
    tables = [[_crossed(sums, column, part) for column in pair] for pair in sums.terms]
    found = np.empty((part.stop - part.start, draws))
    step = min(MOST_WEIGHTS, max(1, WEIGHTS // max(len(sums.clusters), 1)))
    for start in range(0, draws, step):
        stop = min(start + step, draws)
        weights = drawn_weights(len(sums.clusters), range(start, stop), seed)
        means = [_means(total @ weights, n @ weights) for total, n in tables]
        found[:, start:stop] = means[0] if len(means) == 1 else means[0] - means[1]
    return found


def _crossed(sums: ClusterSums, values: FloatArray, part: slice) -> Any:  # noqa: ANN401
    """Lay sums of some groups out by cluster: its weights then lie side by side in memory."""
    from scipy.sparse import coo_array  # noqa: PLC0415 - importing scores costs numpy alone

    shape = (part.stop - part.start, len(sums.clusters))
    group, cluster = sums.group, sums.cluster
    if shape[0] < len(sums.groups):
        rows = np.flatnonzero((group >= part.start) & (group < part.stop))
        group, cluster, values = group[rows] - part.start, cluster[rows], values[rows]
    return coo_array((values, (group, cluster)), shape=shape).tocsc()


def drawn_weights(clusters: int, numbers: range, seed: int) -> FloatArray:
    """How often each draw takes each cluster; every draw has random numbers of its own.

    Examples
    --------
    >>> drawn_weights(5, range(2), seed=0).sum(axis=0)
    array([5., 5.])
    """
    drawn = [
        np.bincount(
            np.random.default_rng([seed, number]).integers(0, clusters, clusters, np.int32),
            minlength=clusters,
        )
        for number in numbers
    ]
    return np.ascontiguousarray(np.stack(drawn, axis=1), np.float64)


def _means(total: FloatArray, n: FloatArray) -> FloatArray:
    return np.divide(total, n, out=np.full_like(total, np.nan), where=n > 0)
