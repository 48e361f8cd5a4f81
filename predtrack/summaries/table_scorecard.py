"""The scorecard of a tidy table: every rule of every group, and the funnel of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.summaries.funnel import Excluded, Funnel
from predtrack.summaries.row import ScoreRow
from predtrack.summaries.sample_size import scores_row
from predtrack.summaries.scorecard import Scorecard
from predtrack.summaries.settings import ScoreSettings
from predtrack.summaries.table_groups import table_groups

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from predtrack.summaries.forecasts import ForecastScores
    from predtrack.tables.tidy import TidyTable

    Group = tuple[dict[str, str], NDArray[np.int64]]

__all__ = ["row_names", "table_funnel", "table_scorecard"]

_UNRESOLVED = ("no outcome yet", "unresolved")
_LATER = "made after the day"
_MANY = 50


def table_scorecard(
    table: TidyTable,
    scored: Sequence[ForecastScores],
    *,
    by: Sequence[str],
    remarks: Sequence[str] = (),
) -> Scorecard:
    """Average the scores of a table by group.

    Parameters
    ----------
    table
        The table.
    scored
        Its scores, rule by rule.
    by
        Columns of the table that make the groups.
    remarks
        What a reader must know of the table beside its scores.

    Raises
    ------
    UnknownNameError
        If the table has no such column.
    UsageError
        If a column differs within one forecast, so that it makes no groups of forecasts.
    """
    groups = list(table_groups(table, by))
    weight = _weights(table)
    rows = [
        _row(one, group, members, None if weight is None else weight[members])
        for group, members in groups
        for one in scored
    ]
    return Scorecard(
        tuple(row for row in rows if row.n),
        table_funnel(table),
        limits=tuple(_limits(table, groups)),
        remarks=tuple(remarks),
    )


def _limits(table: TidyTable, groups: Sequence[Group]) -> list[ScoreRow]:
    """Say what the number of answers can show: of each group, of the smallest if there are many."""
    if table.kind.name != "binary":
        return []
    if len(groups) > _MANY:
        groups = [min(groups, key=lambda one: len(one[1]))]
    return [
        scores_row(table.rows.iloc[table.first[members]], ScoreSettings()).grouped(group, "limits")
        for group, members in groups
    ]


def table_funnel(table: TidyTable) -> Funnel:
    """Count the rows of a table on their way to a score."""
    reasons = [str(reason) for reason in table.excluded.categories]
    codes = np.asarray(table.excluded.codes)
    counts = np.bincount(codes, minlength=len(reasons))
    scored = int(counts[reasons.index("")]) if "" in reasons else 0
    unresolved = sum(
        int(n) for reason, n in zip(reasons, counts, strict=True) if reason.startswith(_UNRESOLVED)
    )
    later = int(counts[reasons.index(_LATER)]) if _LATER in reasons else 0
    out = np.flatnonzero(table.excluded != "")
    said = [reasons[code] for code in codes[out]]
    return Funnel(
        published=len(codes) - later,
        scoreable=scored + unresolved,
        matured=scored + unresolved,
        resolved=scored,
        scored=scored,
        excluded=tuple(map(Excluded, row_names(table, out), said)),
        unit="rows",
    )


def row_names(
    table: TidyTable, positions: NDArray[np.int64], numbers: NDArray[np.int64] | None = None
) -> list[str]:
    """Name rows by what the table says of them, and by their number.

    Parameters
    ----------
    table
        The table.
    positions
        Where the rows are in it.
    numbers
        The number of each row of the table, where the table is a part of another.
    """
    shown = positions if numbers is None else numbers[positions]
    said = [f"row {row}" for row in shown.tolist()]
    key = [name for name in table.key if name != "made"]
    if not key:
        return said
    rows = table.rows.iloc[positions]
    cells = [rows[name].astype(object).where(rows[name].notna(), "(none)") for name in key]
    names = [" / ".join(map(str, each)) for each in zip(*cells, strict=True)]
    return [f"{name} ({row})" for name, row in zip(names, said, strict=True)]


def _row(
    one: ForecastScores,
    group: Mapping[str, str],
    members: NDArray[np.int64],
    weights: NDArray[np.float64] | None,
) -> ScoreRow:
    score = one.score
    values = one.by_row.to_numpy()[members]
    fits = ~np.isnan(values)
    weights = None if weights is None else weights[fits]
    detail: dict[str, Any] = {"elicits": score.elicits, "reference": score.reference}
    if not fits.all():
        detail["outside_domain"] = int((~fits).sum())
    if np.isinf(values).any():
        detail["infinite"] = int(np.isinf(values).sum())
    if one.parts is not None:
        detail["parts"] = {
            name: _mean(part.to_numpy(dtype=float)[members][fits], weights)
            for name, part in one.parts.items()
        }
    if weights is not None:
        with np.errstate(over="ignore"):
            detail["weight"] = float(weights.sum())
    return ScoreRow(
        score.name,
        score.title,
        score.range,
        score.direction,
        "stated",
        int(fits.sum()),
        _mean(values[fits], weights),
        family="stated",
        by=group,
        detail=detail,
    )


def _weights(table: TidyTable) -> NDArray[np.float64] | None:
    """Give the weight of each forecast that is scored."""
    if "weight" not in table.rows:
        return None
    return table.rows["weight"].to_numpy(dtype=np.float64)[table.first]


def _mean(values: NDArray[np.float64], weights: NDArray[np.float64] | None) -> float | None:
    """Average in double precision; no weight at all leaves nothing to average."""
    if weights is not None:  # what weighs nothing says nothing, also where it is infinite
        values, weights = values[weights > 0], weights[weights > 0]
    if not values.size:
        return None
    with np.errstate(over="ignore", invalid="ignore"):  # infinities of both signs have no mean
        scaled = None if weights is None else weights / weights.max()
        mean = float(np.average(values, weights=scaled))
    return None if np.isnan(mean) else mean
