"""The rows of a large table that can be scored, still with the engine that holds them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from predtrack.engine import repeats
from predtrack.engine.verdicts import DOUBTFUL, REASONS, SCORED, count_verdicts, is_scored
from predtrack.summaries.large.by_expressions import expressions_do
from predtrack.summaries.large.counts import Counts
from predtrack.tables.tidy import KEY

if TYPE_CHECKING:
    import narwhals as nw

    from predtrack.summaries.funnel import Funnel
    from predtrack.summaries.large.asked import Asked
    from predtrack.tables.scans import Scan
    from predtrack.tables.tidy import TidyKind

__all__ = ["plain_rows"]


def plain_rows(scan: Scan, kind: TidyKind, asked: Asked) -> tuple[nw.LazyFrame[Any], Funnel] | None:
    """Give the rows that can be scored and the funnel; nothing where the table is not that plain.

    Parameters
    ----------
    scan
        The table.
    kind
        Its kind.
    asked
        What a person chose; its rules do not matter.
    """
    if not expressions_do(scan, kind, asked):
        return None
    frame = scan.frame
    numbers = count_verdicts(frame, kind, as_of=asked.as_of)
    scored = frame.filter(is_scored(frame, kind, as_of=asked.as_of))
    key = [name for name in KEY if name in scan.columns]
    alone = asked.duplicates == "all" or "question" not in key
    if numbers.get(DOUBTFUL) or not (alone or not repeats(scored, key)):
        return None
    out = {REASONS[code]: n for code, n in numbers.items() if code != SCORED}
    return scored, Counts(rows=sum(numbers.values()), reasons=Counter(out)).funnel()
