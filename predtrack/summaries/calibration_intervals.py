"""Calibration of stated intervals: coverage and width, added up where the rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from predtrack.engine import fetch_pandas
from predtrack.summaries.calibration import NumericCalibration
from predtrack.summaries.calibration_coverage import coverage_row
from predtrack.summaries.calibration_numbers import withheld_for_few
from predtrack.summaries.calibration_split import groups_in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["interval_calibration"]


def interval_calibration(
    frame: nw.LazyFrame[Any],
    by: Sequence[str],
    *,
    level: float,
    answers: Mapping[tuple[tuple[str, str], ...], int],
) -> list[NumericCalibration]:
    """Count how many intervals of each stated level hold the outcome, group by group.

    Parameters
    ----------
    frame
        Rows with the columns ``lower``, ``upper``, ``level`` and ``outcome``.
    by
        Columns that make the groups.
    level
        Of the interval of the share.
    answers
        Number of distinct questions of each group, where they are known.
    """
    low, high, y = (nw.col(name).cast(nw.Float64) for name in ("lower", "upper", "outcome"))
    rows = frame.select(
        *by,
        nw.col("level").cast(nw.Float64).alias("stated"),
        below=nw.when(y < low).then(nw.lit(1)).otherwise(nw.lit(0)),
        above=nw.when(y > high).then(nw.lit(1)).otherwise(nw.lit(0)),
        width=high - low,
    )
    sums = [nw.col("below").sum(), nw.col("above").sum(), nw.col("width").median()]
    counted = rows.group_by(*by, "stated").agg(nw.len().alias("rows"), *sums)
    found = fetch_pandas(counted).sort_values("stated", ignore_index=True)
    groups = []
    for name, places in groups_in_order(found, by):
        part = found.iloc[places].sort_values("stated")
        cells = zip(*(part[c].tolist() for c in _COLUMNS), strict=True)
        covered = tuple(
            coverage_row(stated, int(n), int(below), int(above), float(width), level)
            for stated, n, below, above, width in cells
        )
        n, questions = sum(row.n for row in covered), answers.get(tuple(name.items()))
        few = withheld_for_few(n, questions)
        groups.append(NumericCalibration(name, n, questions, (), covered, None, few))
    return [group for group in groups if group.n]


_COLUMNS = ("stated", "rows", "below", "above", "width")
