"""A large table whose rows are plain: scored inside the engine, which gives up only sums."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import pandas as pd

from predtrack.engine import fetch_pandas, is_expression, repeats, tally
from predtrack.engine.verdicts import DOUBTFUL, REASONS, SCORED, VERDICT, verdict, verdicts_apply
from predtrack.summaries.funnel import Excluded
from predtrack.summaries.large.by_parts import count_rows
from predtrack.summaries.large.counts import LISTED, Counts
from predtrack.tables.scans import ROW
from predtrack.tables.tidy import KEY

if TYPE_CHECKING:
    from predtrack.engine import Tally
    from predtrack.summaries.large.asked import Asked
    from predtrack.tables.scans import Scan
    from predtrack.tables.tidy import TidyKind

__all__ = ["count_by_expressions", "expressions_do"]

_FEW = 200_000
"""Rows in doubt that are looked at one by one."""


def expressions_do(scan: Scan, kind: TidyKind, asked: Asked) -> bool:
    """Tell whether expressions can do what was asked, as far as the columns show."""
    frame = scan.frame
    schema = frame.collect_schema()
    by_day = asked.as_of is None or not any(
        schema[name].is_numeric() for name in ("made", "resolved") if name in schema
    )
    return (
        verdicts_apply(frame, kind)
        and all(is_expression(rule, kind) for rule in asked.rules)
        and asked.scores_all_times
        and asked.duplicates != "last"
        and by_day
    )


def count_by_expressions(scan: Scan, kind: TidyKind, asked: Asked) -> Counts | None:
    """Score a table by expressions, or give nothing where its rows are not that plain.

    Rows in doubt are judged by the audit itself; where they are many, or a forecaster
    answers a question several times, the caller has to read the table in parts.

    Raises
    ------
    FaultyTableError
        If rows are at fault that are to be refused.
    """
    frame = scan.frame
    found = tally(frame, kind, asked.rules, by=asked.by, as_of=asked.as_of)
    if found.doubtful and asked.cluster:  # their clusters are those of other rows
        return None
    if found.doubtful > _FEW or (asked.named and _outside(found)):
        return None
    judged = frame.with_columns(**{VERDICT: verdict(frame, kind, as_of=asked.as_of)})
    key = [name for name in KEY if name in frame.collect_schema()]
    if asked.duplicates == "error" and "question" in key:
        open_ = judged.filter(nw.col(VERDICT).is_in([SCORED, DOUBTFUL]))
        if repeats(open_.select(*key) if found.reasons else scan.names(key), key):
            return None
    counts = Counts([found.sums], found.rows - found.doubtful, Counter(found.reasons))
    if found.reasons:
        counts.listed += _listed(scan, kind, asked)
    if found.doubtful:
        counts.add(count_rows(_doubtful(scan, kind, asked), asked))
        counts.refuse_faults()
    return counts


def _outside(found: Tally) -> bool:
    return bool(found.sums["outside"].astype(int).any())


def _doubtful(scan: Scan, kind: TidyKind, asked: Asked) -> pd.DataFrame:
    """Give the rows in doubt as the table has them."""
    rows = _rows_with(scan, kind, asked, [DOUBTFUL])
    return scan.rows_at(np.sort(fetch_pandas(rows.select(ROW))[ROW].to_numpy(np.int64)))


def _rows_with(scan: Scan, kind: TidyKind, asked: Asked, verdicts: list[int]) -> nw.LazyFrame[Any]:
    numbered = scan.numbered()
    judged = numbered.with_columns(**{VERDICT: verdict(numbered, kind, as_of=asked.as_of)})
    return judged.filter(nw.col(VERDICT).is_in(verdicts))


def _listed(scan: Scan, kind: TidyKind, asked: Asked) -> list[Excluded]:
    """Name the first rows that are not scored."""
    others = [code for code, reason in REASONS.items() if reason]
    rows = _rows_with(scan, kind, asked, others)
    key = [name for name in KEY[:2] if name in rows.collect_schema()]
    first = fetch_pandas(rows.select(*key, ROW, VERDICT).head(LISTED)).sort_values(ROW)
    return [_named(line, key) for line in first.to_dict("records")]


def _named(line: dict[Any, Any], key: list[str]) -> Excluded:
    name = " / ".join("(none)" if pd.isna(line[part]) else str(line[part]) for part in key)
    row = f"row {line[ROW]}"
    return Excluded(f"{name} ({row})" if name else row, REASONS[int(line[VERDICT])])
