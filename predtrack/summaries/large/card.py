"""The scorecard of a table that an engine holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import narwhals as nw

from predtrack.engine import collapse_clusters
from predtrack.engine.verdicts import is_scored
from predtrack.summaries.large.by_expressions import count_by_expressions, expressions_do
from predtrack.summaries.large.by_forecasts import count_by_forecasts
from predtrack.summaries.large.by_parts import count_by_parts
from predtrack.summaries.large.limits import questions_of_smallest, smallest_limit
from predtrack.summaries.large.remarks import large_remarks
from predtrack.summaries.scorecard import Scorecard
from predtrack.summaries.table_groups import NONE, refuse_unfit_groups
from predtrack.summaries.table_intervals import finite, sums_by_cluster, with_intervals
from predtrack.summaries.totals import added_up, total_rows
from predtrack.tables.tidy import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.scores import Score
    from predtrack.scores.comparison import ClusterSums
    from predtrack.summaries.large.asked import Asked
    from predtrack.summaries.large.counts import Counts
    from predtrack.tables.scans import Scan, Watch
    from predtrack.tables.tidy import TidyKind

__all__ = ["large_scorecard"]


def large_scorecard(scan: Scan, asked: Asked, *, watch: Watch) -> Scorecard:
    """Score a table without reading it whole.

    Rows that are plain are scored by expressions inside the engine. A table that expressions
    cannot do is read in parts, each of which is scored as a small table is.

    Parameters
    ----------
    scan
        The table.
    asked
        What a person chose.
    watch
        Is told the share of the work that is done.

    Raises
    ------
    FaultyTableError
        If rows cannot be scored; they count from 0.
    UnknownNameError
        If a column does not exist.
    UsageError
        If rules or groups do not fit the table.
    """
    columns = scan.frame.collect_schema().names()
    refuse_unfit_groups(columns, asked.by)
    kind = kind_of(columns)
    size = "" if scan.rows is None else f"about {scan.rows:,} rows, "
    watch(0.0, f"{size}read by {scan.engine}")
    with scan.watching(watch):
        plain = _by_expressions(scan, kind, asked)
    counts = plain or count_by_parts(scan, kind, asked, watch)
    sums = added_up(counts.sums, asked.by)
    outside = {str(rule): int(n) for rule, n in sums.groupby("rule")["outside"].sum().items()}
    shown = [rule for rule in asked.rules if asked.named or not outside.get(rule.name)]
    card = Scorecard(
        tuple(total_rows(sums, shown, asked.by, weighted="weight" in columns)),
        counts.funnel(),
        limits=tuple(smallest_limit(counts, asked.by)),
        remarks=tuple(large_remarks(columns, asked, outside)),
    )
    if not asked.cluster:
        return card
    clusters = _clusters(scan, kind, asked, shown, counts)
    return with_intervals(card, clusters, cluster=asked.cluster, level=asked.level)


def _clusters(
    scan: Scan, kind: TidyKind, asked: Asked, shown: Sequence[Score], counts: Counts
) -> dict[str, ClusterSums | None]:
    """Add up by group and cluster: what the parts of the table gave, or by expressions."""
    if counts.clusters:
        keys = list(dict.fromkeys([*asked.by, asked.cluster]))
        return sums_by_cluster(added_up(counts.clusters, keys), asked.by, asked.cluster)
    plain = scan.frame.filter(is_scored(scan.frame, kind, as_of=asked.as_of))
    weight = "weight" if "weight" in scan.columns else None
    schema = plain.collect_schema()
    texts = [nw.col(name).fill_null(NONE) for name in asked.by if schema[name] == nw.String]
    plain = plain.with_columns(*texts) if texts else plain
    found = collapse_clusters(
        plain.to_native(), shown, by=asked.by, cluster=asked.cluster, weight=weight
    )
    return {rule.name: finite(partial(found.sums, rule.name)) for rule in shown}


def _by_expressions(scan: Scan, kind: TidyKind, asked: Asked) -> Counts | None:
    if asked.cluster and (kind.within or asked.cluster in asked.by):
        return None
    if kind.within:
        return count_by_forecasts(scan, kind, asked)
    if not expressions_do(scan, kind, asked):
        return None
    counts = count_by_expressions(scan, kind, asked)
    if counts is not None and not counts.questions:
        counts.questions.append(questions_of_smallest(scan, kind, asked, counts))
    return counts
