"""A large table in parts, each of which is scored like a small one; the sums add up."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

import narwhals as nw
import numpy as np

from predtrack.engine import fetch_pandas
from predtrack.errors import FaultyTableError
from predtrack.summaries.forecasts import score_forecasts
from predtrack.summaries.funnel import Excluded
from predtrack.summaries.large.counts import LISTED, Counts
from predtrack.summaries.table_scorecard import row_names
from predtrack.summaries.totals import totals
from predtrack.tables.scans import ROW
from predtrack.tables.tidy import KEY, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from predtrack.summaries.large.asked import Asked
    from predtrack.tables.scans import Scan, Watch
    from predtrack.tables.tidy import TidyKind, TidyTable

__all__ = ["count_by_parts", "count_rows"]


def count_by_parts(scan: Scan, kind: TidyKind, asked: Asked, watch: Watch) -> Counts:
    """Score a table part by part.

    All rows of a question are in one part, so that whatever a rule or the audit compares is
    together. Rows are named as they stand in the whole table.

    Parameters
    ----------
    scan
        The table.
    kind
        Its kind.
    asked
        What a person chose.
    watch
        Is told the share of the work that is done.

    Raises
    ------
    FaultyTableError
        With the faults of all parts.
    UsageError
        If rules fit some parts of the table and not others.
    """
    keys = [name for name in KEY[:2] if name in scan.columns][:1]
    whole = bool(kind.within) and not keys
    number = 1 if whole else max(math.ceil(_rows(scan) / asked.part_rows), 1)
    counts = Counts()
    for place, part in enumerate(scan.each_part(keys, number, partial(count_rows, asked=asked))):
        counts.add(part)
        watch((place + 1) / number)
    counts.refuse_faults()
    return counts


def _rows(scan: Scan) -> int:
    """Tell how many rows there are; a lazy frame has to be asked."""
    if scan.rows is not None:
        return scan.rows
    return int(fetch_pandas(scan.frame.select(nw.len().alias("rows")))["rows"].iloc[0])


def count_rows(part: pd.DataFrame, asked: Asked) -> Counts:
    """Score some rows like a small table.

    Parameters
    ----------
    part
        The rows with their numbers in the whole table.
    asked
        What a person chose.

    Returns
    -------
    Counts
        Their sums and reasons; or, where rows are to be refused, their faults alone.
    """
    numbers = part[ROW].to_numpy(np.int64)
    frame = part.drop(columns=ROW)
    try:
        table = tidy(
            frame,
            invalid=asked.invalid,
            duplicates=asked.duplicates,
            as_of=asked.as_of,
            hindsight=asked.hindsight,
        )
        scored = score_forecasts(table, asked.rules, named=asked.named, invalid=asked.invalid)
    except FaultyTableError as faulty:
        faults = [(w, tuple(numbers[list(rows)].tolist())) for w, rows in faulty.faults]
        return Counts(faults=faults)
    counts = Counts([totals(table, scored, asked.by)], len(frame))
    if asked.cluster:
        keys = list(dict.fromkeys([*asked.by, asked.cluster]))
        counts.clusters.append(totals(table, scored, keys))
    _leave_out(table, numbers, counts)
    _count_questions(table, asked.by, counts)
    return counts


def _leave_out(table: TidyTable, numbers: NDArray[np.int64], counts: Counts) -> None:
    reasons = [str(reason) for reason in table.excluded.categories]
    codes = np.asarray(table.excluded.codes)
    for reason, number in zip(reasons, np.bincount(codes, minlength=len(reasons)), strict=True):
        if reason and number:
            counts.reasons[reason] += int(number)
    out = np.flatnonzero(table.excluded != "")[: LISTED - len(counts.listed)]
    said = [reasons[code] for code in codes[out]]
    counts.listed += map(Excluded, row_names(table, out, numbers), said)


def _count_questions(table: TidyTable, by: Sequence[str], counts: Counts) -> None:
    """Count the questions of each group; forecasts without one count by themselves."""
    if table.kind.name != "binary":
        return
    rows = table.rows.iloc[table.first]
    named = rows.assign(**({} if "question" in rows else {"question": np.arange(len(rows))}))
    keys = [*by, "question"]
    several = named[list(dict.fromkeys(keys))].drop_duplicates()
    if not by:
        found = several.iloc[:1][[]].assign(n=len(rows), questions=len(several))
        counts.questions.append(found)
        return
    n = rows.groupby(list(by), dropna=False, observed=True).size().rename("n")
    questions = several.groupby(list(by), dropna=False, observed=True).size().rename("questions")
    counts.questions.append(n.to_frame().join(questions).reset_index())
