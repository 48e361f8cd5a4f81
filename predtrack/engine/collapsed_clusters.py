"""What rows collapse to by group and cluster: numbers alone, and the names once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from predtrack.errors import UnknownNameError
from predtrack.scores.comparison import ClusterSums

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["CollapsedClusters"]


@dataclass(frozen=True, slots=True, eq=False)
class CollapsedClusters:
    """Sums of several scores for each group and cluster, and how many rows did not count.

    Parameters
    ----------
    group, cluster : shape (pairs,)
        Places in ``groups`` and ``clusters``; one row for each group and cluster that met,
        in no order.
    n : shape (pairs,)
        Rows, or the sum of their weights.
    totals
        Sum of each score times its weight, by the name of the score.
    groups, clusters
        The distinct names, sorted; a group by several columns is a tuple, and the one group
        by none is called "".
    rows
        Rows that the table had.
    missing
        Rows that count nowhere: a name, a number or the weight is missing, or it weighs 0.
    """

    group: NDArray[np.int32]
    cluster: NDArray[np.int32]
    n: NDArray[np.float64]
    totals: dict[str, NDArray[np.float64]]
    groups: NDArray[Any]
    clusters: NDArray[Any]
    rows: int
    missing: int

    def sums(self, score: str) -> ClusterSums:
        """Give the sums of one score, of which the intervals and the bootstrap are made.

        Raises
        ------
        UnknownNameError
            If no score has that name.
        InvalidForecastError
            If a score is infinite: it has no place in a mean.
        """
        if score not in self.totals:
            raise UnknownNameError("score", score, self.totals)
        total = self.totals[score]
        return ClusterSums(self.group, self.cluster, self.n, total, self.groups, self.clusters)
