"""How far clusters carry the mean of a group, to first order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.comparison.codes import stretches, totals

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray
    from predtrack.scores.comparison.cluster_sums import ClusterSums
    from predtrack.scores.labels import IntArray

__all__ = ["Spread", "spread_of"]

ALONE = "one cluster has nothing to differ from"
FLAT = "the clusters do not differ"


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Spread:
    """Mean and standard error of each group, over its clusters.

    Parameters
    ----------
    mean, standard_error : shape (groups,)
        The standard error is NaN where ``reasons`` says why.
    n, clusters : shape (groups,)
        Scores, or their weight; and clusters.
    reasons
        For each group why it has no standard error; empty where it has one.
    """

    mean: FloatArray
    standard_error: FloatArray
    n: FloatArray
    clusters: IntArray
    reasons: tuple[str, ...]


def spread_of(sums: ClusterSums) -> Spread:
    """Find the mean and the standard error of each group.

    Examples
    --------
    >>> from predtrack.scores.comparison.cluster_sums import cluster_sums
    >>> spread_of(cluster_sums([0.1, 0.3], ["q", "r"])).standard_error.round(3)
    array([0.1])
    """
    groups = len(sums.groups)
    _refuse_repeated(sums)
    clusters = totals(sums.group, np.broadcast_to(1.0, sums.group.shape), groups).astype(np.int64)
    added = [(totals(sums.group, t, groups), totals(sums.group, n, groups)) for t, n in sums.terms]
    squares = np.zeros(groups)
    for part in stretches(len(sums.group)):
        group = sums.group[part]
        squares += np.bincount(group, _pull(sums, added, part) ** 2, groups)
    error = np.sqrt(squares * clusters / np.maximum(clusters - 1, 1))
    flat = error <= 1e-14 * _size(sums, groups)
    reasons = tuple(
        ALONE if count == 1 else FLAT if still else ""
        for count, still in zip(clusters.tolist(), flat.tolist(), strict=True)
    )
    error[flat | (clusters == 1)] = np.nan
    return Spread(_difference([t / n for t, n in added]), error, added[0][1], clusters, reasons)


def _refuse_repeated(sums: ClusterSums) -> None:
    from scipy.sparse import coo_array  # noqa: PLC0415 - scores cost numpy alone

    shape = (len(sums.groups), len(sums.clusters))
    met = np.ones(len(sums.group), np.bool_)
    if coo_array((met, (sums.group, sums.cluster)), shape=shape).tocsr().nnz < len(met):
        raise InvalidForecastError("each group must have one row for each cluster; add them up")


def _pull(sums: ClusterSums, added: list[tuple[FloatArray, FloatArray]], part: slice) -> FloatArray:
    """How much each row's cluster moves the mean of its group."""
    group = sums.group[part]
    moved = [
        (total[part] - (whole / count)[group] * n[part]) / count[group]
        for (total, n), (whole, count) in zip(sums.terms, added, strict=True)
    ]
    return _difference(moved)


def _difference(terms: list[FloatArray]) -> FloatArray:
    return terms[0] if len(terms) == 1 else terms[0] - terms[1]


def _size(sums: ClusterSums, groups: int) -> FloatArray:
    """Mean size of the scores, against which rounding is judged."""
    sizes = [
        totals(sums.group, np.abs(total), groups) / totals(sums.group, n, groups)
        for total, n in sums.terms
    ]
    return np.asarray(np.maximum(*sizes) if len(sizes) == 2 else sizes[0])
