"""What a bootstrap of clusters needs of the rows: a sum and a count for each cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.columns import Domain, Weight, domain_of
from predtrack.scores.comparison.codes import CodeArray, read_codes, renumbered, totals
from predtrack.scores.labels import read_labels
from predtrack.scores.shapes import read_rows, refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import Column, FloatArray

__all__ = ["ClusterSums", "cluster_sums"]

SCORE = Domain("be a finite number; an infinite score has no place in a mean")
COUNT = Domain("be a finite number above 0", 0, zero=False)
WEIGHT = domain_of(Weight)


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class ClusterSums:
    """Sums of scores for each group and cluster: all that an interval of a mean needs.

    Parameters
    ----------
    group, cluster : shape (rows,)
        Places in ``groups`` and ``clusters``; one row for each group and cluster that met.
    n, total : shape (rows,)
        Number of scores, or sum of their weights, above 0; and the (weighted) sum of scores.
    groups, clusters
        The distinct names; each has at least one row. A cluster is what makes scores depend
        on each other: a question, or the document that questions come from.
    reference_n, reference_total : shape (rows,), optional
        The same sums of a reference on the same clusters; see ``against``.
    """

    group: CodeArray
    cluster: CodeArray
    n: FloatArray
    total: FloatArray
    groups: NDArray[Any]
    clusters: NDArray[Any]
    reference_n: FloatArray | None = None
    reference_total: FloatArray | None = None

    def __post_init__(self) -> None:
        refuse_mismatch({name: getattr(self, name) for name in ("group", "cluster", "n", "total")})
        read: dict[str, Any] = {"groups": np.asarray(self.groups)}
        read["clusters"] = np.asarray(self.clusters)
        read["group"] = read_codes("group", self.group, read["groups"])
        read["cluster"] = read_codes("cluster", self.cluster, read["clusters"])
        read |= {"n": read_rows("n", self.n, COUNT), "total": read_rows("total", self.total, SCORE)}
        for name, column in read.items():
            object.__setattr__(self, name, column)

    @property
    def terms(self) -> list[tuple[FloatArray, FloatArray]]:
        """Total and n of each mean: one, or the group's and the reference's to be subtracted."""
        own = [(self.total, self.n)]
        if self.reference_n is None or self.reference_total is None:
            return own
        return [*own, (self.reference_total, self.reference_n)]


def cluster_sums(
    score: Column, cluster: Column, *, group: Column | None = None, weight: Column | None = None
) -> ClusterSums:
    """Add up scores by group and cluster.

    Parameters
    ----------
    score : shape (n,)
        Finite scores.
    cluster : shape (n,)
        What makes rows depend on each other, as a rule the question; labels of any type.
    group : shape (n,), optional
        Whose mean is asked for; without it all rows are one group, named "".
    weight : shape (n,), optional
        How often each row counts; a row of weight 0 counts nowhere.

    Returns
    -------
    ClusterSums
        Sorted by group, then by cluster.

    Raises
    ------
    InvalidForecastError
        If a score or a label is missing, a score is infinite, or the rows do not pair up.

    Examples
    --------
    >>> sums = cluster_sums([0.1, 0.3, 0.2], ["rain", "rain", "snow"])
    >>> sums.total.tolist(), sums.n.tolist()
    ([0.4, 0.2], [2.0, 1.0])
    """
    scores = read_rows("score", score, SCORE)
    weights = np.ones(1) if weight is None else read_rows("weight", weight, WEIGHT)
    labels = np.zeros(len(scores), np.int64) if group is None else group
    columns = {"score": score, "cluster": cluster, "group": labels}
    refuse_mismatch(columns if weight is None else columns | {"weight": weight})
    used = np.broadcast_to(weights, scores.shape)
    counts = used > 0
    who, what = (read_labels(n, c) for n, c in (("group", labels), ("cluster", cluster)))
    pair, row = np.unique((who.code * what.count + what.code)[counts], return_inverse=True)
    n = totals(row, used[counts], len(pair))
    total = totals(row, (used * scores)[counts], len(pair))
    groups, own = renumbered(pair // max(what.count, 1))
    clusters, met = renumbered(pair % max(what.count, 1))
    names = np.full(len(groups), "") if group is None else who.names[groups]
    return ClusterSums(own, met, n, total, names, what.names[clusters])
