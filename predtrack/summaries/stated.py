"""Proper scores of stated probabilities, and consistent scores of stated points."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from predtrack.engine import aggregate
from predtrack.scores import Score, get_score
from predtrack.summaries.row import ScoreRow
from predtrack.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from predtrack.summaries.settings import ScoreSettings

__all__ = ["DEFAULT_RULES", "stated"]

DEFAULT_RULES = ("brier", "absolute_log_ratio")
"""The rule of each kind of table, unless others are asked for."""


def stated(claims: pd.DataFrame, settings: ScoreSettings) -> list[ScoreRow]:
    """Average every chosen rule over the forecasts that it fits, basis by basis."""
    rows = []
    for name in settings.rules or DEFAULT_RULES:
        score = get_score(name)
        table = TABLES[score.kind](claims)
        rows += [_row(score, part, str(basis)) for basis, part in table.groupby("basis")]
    return rows


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
