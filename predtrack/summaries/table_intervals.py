"""Intervals of the mean scores of a table, from sums by whatever makes forecasts depend."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import InvalidForecastError
from predtrack.scores.comparison import ClusterSums, cluster_bootstrap, cluster_interval
from predtrack.scores.comparison.cluster_bootstrap import MANY_CLUSTERS
from predtrack.summaries.row import Interval
from predtrack.summaries.table_groups import cell_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from predtrack.scores.comparison import ClusterIntervals
    from predtrack.summaries.row import ScoreRow
    from predtrack.summaries.scorecard import Scorecard

__all__ = ["finite", "sums_by_cluster", "with_intervals"]

_DRAWN = 3_000_000
"""Pairs of group and cluster up to which clusters are drawn; of more the formula is taken."""


def with_intervals(
    card: Scorecard, sums: Mapping[str, ClusterSums | None], *, cluster: str, level: float
) -> Scorecard:
    """Give the mean scores of a scorecard their intervals.

    Parameters
    ----------
    card
        The scorecard.
    sums
        Sums by group and cluster of each rule, by its name; none of one with an infinite score.
    cluster
        Column that says which forecasts depend on each other.
    level
        Share of such intervals that should hold the true mean.
    """
    found: dict[str, dict[tuple[str, ...], Interval]] = {}
    said: list[str] = []
    for rule, one in sums.items():
        if one is None:
            said.append(f"{rule} has no interval: an infinite score has no place in a mean.")
            continue
        drawn, formed = _drawn(one, level), cluster_interval(one, level=level)
        few = np.isnan(drawn.low) if drawn else np.ones(len(formed.groups), dtype=bool)
        found[rule] = _by_group(formed) | (_by_group(drawn) if drawn else {})
        said += _remarks(drawn, formed, few, cluster)
    rows = tuple(_with_interval(row, found) for row in card.rows)
    return replace(card, rows=rows, remarks=(*card.remarks, *dict.fromkeys(said)))


def _drawn(sums: ClusterSums, level: float) -> ClusterIntervals | None:
    """Draw clusters for groups that have many; the formula widens for the few of the others."""
    if len(sums.group) > _DRAWN:
        return None
    found = cluster_bootstrap(sums, level=level)
    few = found.clusters < MANY_CLUSTERS
    return replace(found, low=np.where(few, np.nan, found.low))


def _by_group(found: ClusterIntervals) -> dict[tuple[str, ...], Interval]:
    ends = zip(found.groups.tolist(), found.low.tolist(), found.high.tolist(), strict=True)
    return {
        _names(group): Interval(found.level, low, high, found.method)
        for group, low, high in ends
        if not np.isnan(low)
    }


def _names(group: Any) -> tuple[str, ...]:  # noqa: ANN401 - a cell, or one for each column
    return tuple(map(cell_name, group if isinstance(group, tuple) else (group,)))


def _with_interval(
    row: ScoreRow, found: Mapping[str, Mapping[tuple[str, ...], Interval]]
) -> ScoreRow:
    group = tuple(row.by.values()) or ("",)
    interval = found.get(row.rule, {}).get(group) if row.family == "stated" else None
    if interval is None:
        return row
    low, high = (float(np.clip(end, *row.range)) for end in (interval.low, interval.high))
    return replace(row, interval=replace(interval, low=low, high=high))


def _remarks(
    drawn: ClusterIntervals | None, formed: ClusterIntervals, few: NDArray[np.bool_], cluster: str
) -> list[str]:
    """Say what the intervals rest on, and why some groups have none."""
    without = np.isnan(formed.low)
    methods = [drawn.method] if drawn and not few.all() else []
    methods += [formed.method] if (few & ~without).any() else []
    said = []
    if methods:
        said.append(
            f"Intervals of {formed.level * 100:g} % take forecasts with one {cluster} as one"
            f" piece of evidence ({'; '.join(methods)})."
        )
    reasons = np.array(formed.remarks, dtype=object)
    cautions = Counter(reasons[few & ~without & (reasons != "")])
    lacking = Counter(reasons[without])
    for start, counts in (("", cautions), ("No interval for ", lacking)):
        said += [f"{start}{_of(n, formed)}: {reason}." for reason, n in counts.items()]
    return said


def _of(number: int, found: ClusterIntervals) -> str:
    return "the mean" if len(found.groups) == 1 else f"{number:,} of {len(found.groups):,} groups"


def sums_by_cluster(
    sums: pd.DataFrame, by: Sequence[str], cluster: str
) -> dict[str, ClusterSums | None]:
    """Give the sums of each rule by group and cluster.

    Parameters
    ----------
    sums
        Sums by group and cluster, as :func:`predtrack.summaries.totals.totals` gives them.
    by
        Columns that make the groups, without the one of the clusters.
    cluster
        Column of the clusters; a row without one is in no interval.
    """
    counts = sums[(sums["weight"] > 0) & sums[cluster].notna()]
    return {
        str(rule): finite(partial(_of_rule, part, list(by), cluster))
        for rule, part in counts.groupby("rule", sort=False)
    }


def finite(sums: Callable[[], ClusterSums]) -> ClusterSums | None:
    """Make sums by cluster, or none where a score is infinite."""
    try:
        return sums()
    except InvalidForecastError:
        return None


def _of_rule(part: pd.DataFrame, by: list[str], cluster: str) -> ClusterSums:
    clusters, names = pd.factorize(part[cluster], sort=True)  # draws go by their order
    if by:
        keys = pd.MultiIndex.from_frame(part[by])
        groups, found = pd.factorize(keys)
        cells = np.empty(len(found), dtype=object)
        cells[:] = list(found)
    else:
        groups, cells = np.zeros(len(part), dtype=np.int64), np.array([""])
    return ClusterSums(
        groups.astype(np.int32),
        clusters.astype(np.int32),
        part["weight"].to_numpy(float),
        part["total"].to_numpy(float),
        cells,
        np.asarray(names, dtype=object),
    )
