"""What the answers of a large table can show: said of its smallest group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import pandas as pd

from predtrack.engine import fetch_pandas
from predtrack.engine.verdicts import is_scored
from predtrack.summaries.sample_size import counted_row
from predtrack.summaries.settings import ScoreSettings
from predtrack.summaries.table_groups import cells_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.summaries.large.asked import Asked
    from predtrack.summaries.large.counts import Counts
    from predtrack.summaries.row import ScoreRow
    from predtrack.tables.scans import Scan
    from predtrack.tables.tidy import TidyKind

__all__ = ["questions_of_smallest", "smallest_limit"]


def smallest_limit(counts: Counts, by: Sequence[str]) -> list[ScoreRow]:
    """Say what the number of questions in the smallest group can show."""
    parts = [part for part in counts.questions if len(part)]
    if not parts:
        return []
    together = pd.concat(parts, ignore_index=True)
    if by:
        grouped = together.groupby(list(by), dropna=False, observed=True, as_index=False)
        together = grouped[["n", "questions"]].sum()
    else:
        together = together[["n", "questions"]].sum().to_frame().T
    group = together.sort_values("n", kind="stable").iloc[[0]]
    named = {name: next(iter(cells_in_order(group[name])[0])) for name in by}
    n, questions = int(group["n"].iloc[0]), int(group["questions"].iloc[0])
    return [counted_row(n, questions, ScoreSettings()).grouped(named, "limits")]


def questions_of_smallest(scan: Scan, kind: TidyKind, asked: Asked, counts: Counts) -> pd.DataFrame:
    """Count the questions of the smallest group, and of no other, which would take long."""
    sums, whole = counts.sums[0], not counts.reasons
    if kind.name != "binary" or not len(sums):
        return pd.DataFrame()
    some = sums[(sums["n"] > 0) & (sums["rule"] == sums["rule"].iloc[0])]
    if not len(some):
        return pd.DataFrame()
    smallest = some.sort_values("n", kind="stable").iloc[[0]][[*asked.by, "n"]]
    questions = _questions(scan, kind, asked, smallest.iloc[0], whole=whole)
    return pd.DataFrame(smallest).assign(questions=questions)


def _questions(
    scan: Scan, kind: TidyKind, asked: Asked, group: pd.Series[Any], *, whole: bool
) -> int:
    frame = scan.frame
    if "question" not in frame.collect_schema():
        return int(group["n"])
    if whole and not {"outcome", "resolved"} & set(asked.by):  # which may be joined
        rows = scan.names(list(dict.fromkeys([*asked.by, "question"])))
    else:
        rows = frame if whole else frame.filter(is_scored(frame, kind, as_of=asked.as_of))
    for name in asked.by:
        cell = group[name]
        rows = rows.filter(
            nw.col(name).is_null() if pd.isna(cell) else nw.col(name) == _plain(cell)
        )
    return int(fetch_pandas(rows.select(nw.col("question").n_unique()))["question"].iloc[0])


def _plain(cell: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    """Give a number or a moment of numpy and pandas as Python's own."""
    if isinstance(cell, pd.Timestamp):
        return cell.to_pydatetime()
    return cell.item() if isinstance(cell, np.generic) else cell
