"""Intervals of a ledger's scores that take the claims on one question as one answer.

Claims on one question come true or fail together, so an interval rests on the number of
questions. Where words or partial verdicts leave bounds, the interval covers both: it runs
from the low end for the lower bound to the high end for the upper one.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from predtrack.scores.assertions import clopper_pearson
from predtrack.scores.comparison import cluster_interval, cluster_sums
from predtrack.scores.comparison.cluster_interval import FEW_CLUSTERS
from predtrack.summaries.groups import groups
from predtrack.summaries.hit_rate import HIT_KINDS
from predtrack.summaries.row import Interval
from predtrack.summaries.word_draws import drawn_brier_bounds
from predtrack.tables.kinds import binary, scored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from predtrack.summaries.row import ScoreRow
    from predtrack.summaries.scorecard import Scorecard

__all__ = ["with_question_intervals"]


def with_question_intervals(
    card: Scorecard, claims: pd.DataFrame, *, by: Sequence[str], level: float
) -> Scorecard:
    """Give the hit rates and Brier scores of a ledger intervals by question.

    Parameters
    ----------
    card
        The scorecard of the claims.
    claims
        The table of :func:`predtrack.tables.claims`.
    by
        Columns that make the groups.
    level
        Level of the intervals.

    Returns
    -------
    The scorecard. A Brier score of too few questions, or of scores that do not differ, has no
    interval.
    """
    members = {tuple(key.items()): table for key, table in groups(claims, by)}
    rows = (_with_interval(row, members[tuple(row.by.items())], level) for row in card.rows)
    return replace(card, rows=tuple(rows))


def _with_interval(row: ScoreRow, claims: pd.DataFrame, level: float) -> ScoreRow:
    match row.family, row.rule:
        case "hits", "hit_rate":
            return replace(row, interval=_of_hits(row, claims, level))
        case "stated", "brier":
            return replace(row, interval=_of_probabilities(claims, row.basis, level))
        case "readings", "brier":
            return replace(row, interval=drawn_brier_bounds(claims, level=level))
    return row


def _of_hits(row: ScoreRow, claims: pd.DataFrame, level: float) -> Interval | None:
    """Widen the exact interval as if each question had been asked once."""
    table = scored(claims)
    questions = int(table[table["kind"].isin(HIT_KINDS)]["question"].nunique())
    if questions >= row.n:
        return row.interval
    hits, partials = row.detail["hits"], row.detail["partials"]
    least = math.floor(hits * questions / row.n)
    most = math.ceil((hits + partials) * questions / row.n)
    low, high = (clopper_pearson(count, questions, level) for count in (least, most))
    return Interval(level, low[0], high[1], "Clopper-Pearson, by question")


def _of_probabilities(claims: pd.DataFrame, basis: str, level: float) -> Interval | None:
    table = binary(claims)
    table = table[table["basis"] == basis]
    if table["question"].nunique() < FEW_CLUSTERS:
        return None
    stated = table["probability"].to_numpy(float)
    partial = table["partial"].to_numpy(bool)
    outcome = np.where(partial, stated, table["outcome"].to_numpy(float))
    worst = np.maximum(stated, 1 - stated) ** 2
    least = (stated - outcome) ** 2
    low = _ends(least, table["question"], level)[0]
    high = _ends(np.where(partial, worst, least), table["question"], level, add=worst.max())[1]
    if math.isnan(low):
        return None
    method = "t by question, the upper end with one worst answer added"
    return Interval(level, max(low, 0.0), min(high, 1.0), method)


def _ends(
    scores: NDArray[np.float64], questions: pd.Series, level: float, *, add: float | None = None
) -> tuple[float, float]:
    """Give Student's ends over questions, if asked with one more question of a certain score.

    Where misses are rare, a sample that happens to hold few of them has both a low mean and a
    small spread, and Student's upper end lies below the truth far too often.
    """
    numbers, names = pd.factorize(questions)
    weights = np.ones(len(scores))
    if add is not None:
        scores, numbers = np.append(scores, add), np.append(numbers, len(names))
        weights = np.append(weights, len(weights) / len(names))
    found = cluster_interval(cluster_sums(scores, numbers, weight=weights), level=level)
    return float(found.low[0]), float(found.high[0])
