"""The scorecard of a tidy table: every rule of every group, and the funnel of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import UnknownNameError, UsageError
from predtrack.summaries.funnel import Excluded, Funnel
from predtrack.summaries.row import ScoreRow
from predtrack.summaries.scorecard import Scorecard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from predtrack.summaries.forecasts import ForecastScores
    from predtrack.tables.tidy import TidyTable

__all__ = ["table_funnel", "table_scorecard"]

_UNRESOLVED = ["no outcome yet", "unresolved"]


def table_scorecard(
    table: TidyTable, scored: Sequence[ForecastScores], *, by: Sequence[str]
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

    Raises
    ------
    UnknownNameError
        If the table has no such column.
    UsageError
        If a column differs within one forecast, so that it makes no groups of forecasts.
    """
    _refuse_unfit_groups(table, by)
    rows = [
        _row(one, key, positions, table) for key, positions in _groups(table, by) for one in scored
    ]
    return Scorecard(tuple(row for row in rows if row.n), table_funnel(table), 0, 0)


def table_funnel(table: TidyTable) -> Funnel:
    """Count the rows of a table on their way to a score."""
    reasons = table.rows["excluded"].to_numpy(dtype=str)
    unresolved = np.char.startswith(reasons[:, None], _UNRESOLVED).any(axis=1)
    scoreable = unresolved | (reasons == "")
    scored = int((reasons == "").sum())
    left_out = np.flatnonzero(reasons != "")
    names = _names(table, left_out)
    return Funnel(
        published=len(reasons) - int((reasons == "made after the day").sum()),
        scoreable=int(scoreable.sum()),
        matured=int(scoreable.sum()),
        resolved=scored,
        scored=scored,
        excluded=tuple(map(Excluded, names, reasons[left_out].tolist())),
        unit="rows",
    )


def _names(table: TidyTable, positions: NDArray[np.int64]) -> list[str]:
    """Name rows by what the table says of them, and by their number."""
    rows = table.rows.iloc[positions]
    said = zip(*(rows[name].astype(str) for name in table.key[:2]), strict=True)
    numbers = [f"row {row}" for row in positions]
    if not table.key[:2]:
        return numbers
    return [f"{' / '.join(names)} ({row})" for names, row in zip(said, numbers, strict=True)]


def _refuse_unfit_groups(table: TidyTable, by: Sequence[str]) -> None:
    for name in by:
        if name not in table.rows:
            raise UnknownNameError("column", name, list(table.rows.columns))
        if table.kind.within and not table.scored.empty:
            counts = table.scored.groupby("forecast")[name].nunique(dropna=False)
            if counts.max() > 1:
                raise UsageError(f"{name} differs within one forecast; it makes no groups")


def _groups(table: TidyTable, by: Sequence[str]) -> Iterator[tuple[dict[str, str], pd.Index[Any]]]:
    """Give the first row of each forecast of each group, in the order of the groups' names."""
    first = table.scored.drop_duplicates("forecast") if table.kind.within else table.scored
    if not by:
        yield {}, first.index
        return
    named = first[list(by)].astype(object).where(first[list(by)].notna(), "(none)")
    for key, members in named.groupby(list(by), sort=True):
        yield dict(zip(by, map(str, key), strict=True)), members.index


def _row(
    one: ForecastScores, key: dict[str, str], positions: pd.Index[Any], table: TidyTable
) -> ScoreRow:
    score = one.score
    values = one.by_row.reindex(positions)
    fits = values.notna()
    kept = values[fits].to_numpy(dtype=float)
    weights = _weights(table, positions[fits.to_numpy()])
    detail: dict[str, Any] = {"elicits": score.elicits, "reference": score.reference}
    if not fits.all():
        detail["outside_domain"] = int((~fits).sum())
    if np.isinf(kept).any():
        detail["infinite"] = int(np.isinf(kept).sum())
    if one.parts is not None:
        parts = one.parts.reindex(positions)[fits.to_numpy()]
        detail["parts"] = {
            name: _mean(parts[name].to_numpy(dtype=float), weights) for name in parts
        }
    if weights is not None:
        detail["weight"] = float(weights.sum())
    return ScoreRow(
        score.name,
        score.title,
        score.range,
        score.direction,
        "stated",
        len(kept),
        _mean(kept, weights),
        family="stated",
        by=key,
        detail=detail,
    )


def _weights(table: TidyTable, positions: pd.Index[Any]) -> NDArray[np.float64] | None:
    if "weight" not in table.rows:
        return None
    return np.asarray(table.rows["weight"].loc[positions].to_numpy(), dtype=np.float64)


def _mean(values: NDArray[np.float64], weights: NDArray[np.float64] | None) -> float | None:
    """Average in double precision; no weight at all leaves nothing to average."""
    if not values.size or (weights is not None and not weights.sum() > 0):
        return None
    return float(np.average(values, weights=weights))
