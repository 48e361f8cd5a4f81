"""Sums of scores by group, which add up over the parts of a table; and the rows they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.summaries.row import ScoreRow
from predtrack.summaries.table_groups import cells_in_order, shared_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from predtrack.scores import Score
    from predtrack.summaries.forecasts import ForecastScores
    from predtrack.tables.tidy import TidyTable

__all__ = ["added_up", "total_rows", "totals"]

_PART = "part: "
_WHOLE = ("n", "outside", "infinite")
_COUNTS = [*_WHOLE, "weight", "total"]


def totals(table: TidyTable, scored: Sequence[ForecastScores], by: Sequence[str]) -> pd.DataFrame:
    """Add up the scores of a table by group.

    Parameters
    ----------
    table
        The table, or a part of it.
    scored
        Its scores, rule by rule.
    by
        Columns that make the groups.

    Returns
    -------
    pandas.DataFrame
        The sums of :class:`predtrack.engine.Tally`.

    Raises
    ------
    UsageError
        If a column differs within one forecast.
    """
    for name in by:
        shared_within(table, name)
    rows = table.rows.iloc[table.first]
    keys = rows[list(by)].reset_index(drop=True)
    weight = rows["weight"].to_numpy(float) if "weight" in rows else np.ones(len(rows))
    parts = [_of_rule(one, keys, weight, list(by)) for one in scored]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _of_rule(
    one: ForecastScores, keys: pd.DataFrame, weight: NDArray[np.float64], by: list[str]
) -> pd.DataFrame:
    values = one.by_row.to_numpy()
    fits = ~np.isnan(values)
    counts = (weight > 0) & fits  # what weighs nothing says nothing, also where it is infinite
    columns = {
        "n": fits,
        "outside": ~fits,
        "infinite": np.isinf(values),
        "weight": np.where(fits, weight, 0.0),
        "total": np.where(counts, values, 0.0) * np.where(counts, weight, 1.0),
    }
    for name, part in {} if one.parts is None else one.parts.items():
        columns[f"{_PART}{name}"] = np.where(counts, part.to_numpy(float) * weight, 0.0)
    return _summed(keys.assign(**columns), by).assign(rule=one.score.name)


def _summed(rows: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Add up all other columns by group; numpy knows that infinity and infinity is infinity."""
    grouped = rows.groupby(list(by), dropna=False, observed=True, sort=False) if by else None
    codes = np.zeros(len(rows), np.int64) if grouped is None else grouped.ngroup().to_numpy()
    _, first = np.unique(codes, return_index=True)
    others = [str(name) for name in rows if name not in by]
    sums = {name: _by_code(rows[name], codes) for name in others}
    return rows[list(by)].iloc[first].reset_index(drop=True).assign(**sums)


def _by_code(column: pd.Series, codes: NDArray[Any]) -> NDArray[Any]:
    with np.errstate(invalid="ignore"):  # infinities of both signs have no sum
        summed = np.bincount(codes, column.to_numpy(np.float64))
    return summed.astype(np.int64) if column.name in _WHOLE else summed


def added_up(parts: Sequence[pd.DataFrame], by: Sequence[str]) -> pd.DataFrame:
    """Add up the sums of several parts of a table."""
    present = [part for part in parts if len(part)]
    if not present:
        return pd.DataFrame(columns=[*by, "rule", *_COUNTS])
    columns = list(dict.fromkeys(name for part in present for name in part))
    split = [str(name) for name in columns if str(name).startswith(_PART)]
    # What one rule has no such part of counts 0; a part that is missing stays missing.
    whole = [part.assign(**{n: 0.0 for n in split if n not in part}) for part in present]
    return _summed(pd.concat(whole, ignore_index=True)[columns], [*by, "rule"])


def total_rows(
    sums: pd.DataFrame, scores: Sequence[Score], by: Sequence[str], *, weighted: bool
) -> list[ScoreRow]:
    """Give one row of the scorecard for each group and rule, in order.

    Parameters
    ----------
    sums
        The sums of the whole table.
    scores
        The rules, in the order in which they are shown.
    by
        Columns that make the groups.
    weighted
        Whether the table has weights.
    """
    named, place = _named(sums, by)
    order = {score.name: number for number, score in enumerate(scores)}
    by_name = {score.name: score for score in scores}
    kept = sums.assign(
        **{"place of the group": place, "place of the rule": sums["rule"].map(order)}
    )
    kept = kept[kept["rule"].isin(order) & (kept["n"].astype(int) > 0)]
    lines = kept.sort_values(["place of the group", "place of the rule"])
    return [
        _row(by_name[line["rule"]], line, named[line["place of the group"]], weighted=weighted)
        for line in lines.to_dict("records")
    ]


def _named(sums: pd.DataFrame, by: Sequence[str]) -> tuple[list[dict[str, str]], Any]:
    """Name the groups as a person would, and give the place of each row's group in order."""
    if not by:
        return [{}], np.zeros(len(sums), dtype=np.int64)
    columns = [cells_in_order(sums[name]) for name in by]
    codes = np.array([codes for _, codes in columns])
    unique, place = np.unique(codes, axis=1, return_inverse=True)
    named = [
        {name: cells[code] for name, (cells, _), code in zip(by, columns, group, strict=True)}
        for group in unique.T.tolist()
    ]
    return named, place.reshape(-1)


def _row(score: Score, line: dict[Any, Any], group: dict[str, str], *, weighted: bool) -> ScoreRow:
    weight = float(line["weight"])
    detail: dict[str, Any] = {"elicits": score.elicits, "reference": score.reference}
    detail |= {"outside_domain": int(line["outside"])} if line["outside"] else {}
    detail |= {"infinite": int(line["infinite"])} if line["infinite"] else {}
    parts = {
        str(name).removeprefix(_PART): _mean(total, weight)
        for name, total in line.items()
        if str(name).startswith(_PART) and score.parts is not None
    }
    detail |= {"parts": parts} if parts else {}
    detail |= {"weight": weight} if weighted else {}
    return ScoreRow(
        score.name,
        score.title,
        score.range,
        score.direction,
        "stated",
        int(line["n"]),
        _mean(line["total"], weight),
        family="stated",
        by=group,
        detail=detail,
    )


def _mean(total: float, weight: float) -> float | None:
    """Divide; no weight at all leaves nothing, and infinities of both signs have no mean."""
    if not weight > 0 or np.isnan(total):
        return None
    return float(total) / weight
