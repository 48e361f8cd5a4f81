"""Groups beside a reference group, on the clusters that both have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.comparison.codes import renumbered, totals

if TYPE_CHECKING:
    from collections.abc import Hashable

    from predtrack.scores.comparison.cluster_sums import ClusterSums

__all__ = ["against"]


def against(sums: ClusterSums, reference: Hashable) -> ClusterSums:
    """Set every group beside a reference group, on the clusters that both have.

    Intervals of the result are those of the difference of two means, group minus reference,
    each over the common clusters alone.

    Parameters
    ----------
    sums
        Several groups, the reference among them.
    reference
        Name of the reference group.

    Returns
    -------
    ClusterSums
        The other groups, as far as they have a cluster in common with the reference.

    Raises
    ------
    UnknownNameError
        If no group has that name.
    InvalidForecastError
        If no other group has a cluster in common with the reference.

    Examples
    --------
    >>> from predtrack.scores.comparison.cluster_sums import cluster_sums
    >>> sums = cluster_sums([0.1, 0.3, 0.2], ["rain", "snow", "rain"], group=["a", "a", "b"])
    >>> beside = against(sums, "b")
    >>> beside.total.tolist(), beside.reference_total.tolist()
    ([0.1], [0.2])
    """
    names = sums.groups.tolist()
    if reference not in names:
        raise UnknownNameError("group", str(reference), [str(name) for name in names])
    place, count = names.index(reference), len(sums.clusters)
    own = np.flatnonzero(sums.group == place)
    n, total = (totals(sums.cluster[own], of[own], count) for of in (sums.n, sums.total))
    rows = np.flatnonzero((sums.group != place) & (n > 0)[sums.cluster])
    if not rows.size:
        raise InvalidForecastError(f"no group has a cluster in common with {reference!s}")
    groups, group = renumbered(sums.group[rows])
    clusters, cluster = renumbered(sums.cluster[rows])
    met = sums.cluster[rows]
    return replace(
        sums,
        group=group, cluster=cluster, n=sums.n[rows], total=sums.total[rows],
        groups=sums.groups[groups], clusters=sums.clusters[clusters],
        reference_n=n[met], reference_total=total[met],
    )  # fmt: skip
