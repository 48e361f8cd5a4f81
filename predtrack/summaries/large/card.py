"""The scorecard of a table that an engine holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.summaries.large.by_expressions import count_by_expressions, expressions_do
from predtrack.summaries.large.by_forecasts import count_by_forecasts
from predtrack.summaries.large.by_parts import count_by_parts
from predtrack.summaries.large.limits import questions_of_smallest, smallest_limit
from predtrack.summaries.large.remarks import large_remarks
from predtrack.summaries.scorecard import Scorecard
from predtrack.summaries.table_groups import refuse_unfit_groups
from predtrack.summaries.totals import added_up, total_rows
from predtrack.tables.tidy import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.summaries.large.asked import Asked
    from predtrack.summaries.large.counts import Counts
    from predtrack.tables.scans import Scan
    from predtrack.tables.tidy import TidyKind

    Watch = Callable[[float], None]

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
    with scan.watching(watch):
        plain = _by_expressions(scan, kind, asked)
    counts = plain or count_by_parts(scan, kind, asked, watch)
    sums = added_up(counts.sums, asked.by)
    outside = {str(rule): int(n) for rule, n in sums.groupby("rule")["outside"].sum().items()}
    shown = [rule for rule in asked.rules if asked.named or not outside.get(rule.name)]
    return Scorecard(
        tuple(total_rows(sums, shown, asked.by, weighted="weight" in columns)),
        counts.funnel(),
        limits=tuple(smallest_limit(counts, asked.by)),
        remarks=tuple(large_remarks(columns, asked, outside)),
    )


def _by_expressions(scan: Scan, kind: TidyKind, asked: Asked) -> Counts | None:
    if kind.within:
        return count_by_forecasts(scan, kind, asked)
    if not expressions_do(scan, kind, asked):
        return None
    counts = count_by_expressions(scan, kind, asked)
    if counts is not None and not counts.questions:
        counts.questions.append(questions_of_smallest(scan, kind, asked, counts.sums[0]))
    return counts
