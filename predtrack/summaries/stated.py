"""Proper scores of stated probabilities, and consistent scores of stated numbers."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from predtrack.scores import RULES, Score, get_score
from predtrack.summaries.forecasts import score_forecasts
from predtrack.summaries.row import ScoreRow
from predtrack.summaries.table_scorecard import table_scorecard
from predtrack.tables import TABLES
from predtrack.tables.kinds import scored
from predtrack.tables.tidy import TIDY_KINDS, tidy

if TYPE_CHECKING:
    import pandas as pd

    from predtrack.summaries.settings import ScoreSettings

__all__ = ["stated"]


def stated(claims: pd.DataFrame, settings: ScoreSettings) -> list[ScoreRow]:
    """Average every chosen rule over the forecasts that it fits, basis by basis."""
    said = scored(claims)
    rows: list[ScoreRow] = []
    for score in _chosen(settings.rules) if len(said) else ():
        table = TABLES[score.kind](said)
        for basis, part in table.groupby("basis"):
            row = _row if score.row_by_row else _row_of_blocks
            rows.append(row(score, part, str(basis)))
    return rows


def _chosen(names: tuple[str, ...]) -> list[Score]:
    """Give every form of the named rules, or the first rule of each kind."""
    if not names:
        kinds = [TIDY_KINDS[name] for name in TABLES if name in TIDY_KINDS]
        return [get_score(kind.rules[0], kind=kind.name) for kind in kinds]
    for name in names:
        get_score(name)
    forms = [rule for name in names for rule in RULES if name in (rule.name, *rule.aliases)]
    return [rule for rule in forms if rule.kind in TABLES]


def _row_of_blocks(score: Score, part: pd.DataFrame, basis: str) -> ScoreRow:
    """Score forecasts of several numbers, or those that need each other."""
    question = "question" if "question" in score.columns else "prediction"
    columns = [*TIDY_KINDS[score.kind].columns, "forecaster"]
    table = tidy(part[columns].assign(question=part[question]), duplicates="all")
    values = score_forecasts(table, [score], named=True, invalid="error")
    (row,) = table_scorecard(table, values, by=[]).rows
    return replace(row, basis=basis)


def _row(score: Score, table: pd.DataFrame, basis: str) -> ScoreRow:
    """Score one basis of probability; an unstated degree of fulfilment leaves bounds."""
    unstated = table["partial"].astype(bool)
    fit, unfit = _fitting(score, table[~unstated])
    ends = [_total(score, fit)] * 2
    for _, claim in table[unstated].iterrows():
        degrees = (0.0, 1.0, claim["probability"])
        each = [float(score.function(claim["probability"], degree)) for degree in degrees]
        ends = [ends[0] + min(each), ends[1] + max(each)]
    n = len(fit) + int(unstated.sum())
    low, high = (end / n if n else math.nan for end in ends)
    value = low if n and not unstated.any() and math.isfinite(low) else None
    bounds = (low, high) if n and unstated.any() and math.isfinite(high) else None
    detail: dict[str, Any] = {"elicits": score.elicits, "reference": score.reference}
    detail |= {"outside_domain": unfit} if unfit else {}
    detail |= {"infinite": True} if n and not math.isfinite(high) else {}
    return ScoreRow(
        score.name,
        score.title,
        score.range,
        score.direction,
        basis,
        n,
        value,
        bounds,
        detail=detail,
    )


def _total(score: Score, table: pd.DataFrame) -> float:
    from predtrack.engine import aggregate  # noqa: PLC0415 - loads narwhals, which a file needs not

    if table.empty:
        return 0.0
    summary = aggregate(table, score)
    return float(summary["mean"].iloc[0]) * len(table)


def _fitting(score: Score, table: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Keep the rows inside the rule's domain, and name the others."""
    fit = table
    for column, domain in score.domains.items():
        fit = fit[domain.holds(fit[column].to_numpy(dtype=float))]
    return fit, sorted(set(table["prediction"]) - set(fit["prediction"]))
