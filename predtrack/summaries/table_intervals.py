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
from predtrack.summaries.row import Interval
from predtrack.summaries.table_groups import cell_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
        intervals = _intervals(one, level)
        found[rule] = _by_group(intervals)
        said += _remarks(rule, intervals, cluster)
    rows = tuple(_with_interval(row, found) for row in card.rows)
    return replace(card, rows=rows, remarks=(*card.remarks, *dict.fromkeys(said)))


def _intervals(sums: ClusterSums, level: float) -> ClusterIntervals:
    drawn = len(sums.group) <= _DRAWN
    return cluster_bootstrap(sums, level=level) if drawn else cluster_interval(sums, level=level)


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
    return replace(row, interval=interval) if interval else row


def _remarks(rule: str, found: ClusterIntervals, cluster: str) -> list[str]:
    without = np.isnan(found.low)
    said = []
    if not without.all():
        said.append(
            f"Intervals of {found.level:.0%} take forecasts with one {cluster} as one piece of"
            f" evidence: {found.method}."
        )
    reasons = Counter(np.array(found.remarks, dtype=object)[without])
    whose = "" if len(found.groups) == 1 else " for {n:,} of the groups"
    for reason, number in reasons.items():
        said.append(f"{rule} has no interval{whose.format(n=number)}: {reason}.")
    return said


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
