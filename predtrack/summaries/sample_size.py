"""What so few answers can say: the facts that stand beside every score of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.scores.small_samples import what_n_can_say
from predtrack.summaries.hit_rate import HIT_KINDS
from predtrack.summaries.row import ScoreRow
from predtrack.tables.kinds import binary, scored

if TYPE_CHECKING:
    import pandas as pd

    from predtrack.scores.small_samples import SampleFacts
    from predtrack.summaries.settings import ScoreSettings

__all__ = ["counted_row", "sample_size", "scores_row"]


def sample_size(claims: pd.DataFrame, settings: ScoreSettings) -> list[ScoreRow]:
    """Say what the scored claims of a group can show, by their number alone.

    Hits give the width of the exact interval of a hit rate, stated probabilities the smallest
    difference of mean Brier scores that would be found. Several claims on one question share
    its outcome, so both are those of the number of questions. The facts in words stand in
    ``detail["sentences"]``.
    """
    table = scored(claims)
    hits, probabilities = table[table["kind"].isin(HIT_KINDS)], binary(claims)
    return [
        *([] if hits.empty else [_hits_row(hits, settings)]),
        *([] if probabilities.empty else [scores_row(probabilities, settings)]),
    ]


def _hits_row(table: pd.DataFrame, settings: ScoreSettings) -> ScoreRow:
    facts = what_n_can_say(_questions(table), level=settings.level)
    return ScoreRow(
        "hit_rate_interval_width",
        "width of the exact interval of a hit rate in the middle",
        (0, 1),
        "lower",
        "none",
        len(table),
        facts.hit_interval_width,
        detail=_detail(len(table), facts, facts.hit_sentences),
    )


def scores_row(table: pd.DataFrame, settings: ScoreSettings) -> ScoreRow:
    """Say how far two mean Brier scores over these forecasts must differ to be told apart."""
    return counted_row(len(table), _questions(table), settings)


def counted_row(n: int, questions: int, settings: ScoreSettings) -> ScoreRow:
    """Say the same of forecasts that were counted."""
    facts = what_n_can_say(questions, level=settings.level)
    return ScoreRow(
        "detectable_brier_difference",
        "smallest difference of mean Brier scores that is found",
        (0, 1),
        "lower",
        "none",
        n,
        facts.detectable_difference,
        detail=_detail(n, facts, facts.score_sentences),
    )


def _questions(table: pd.DataFrame) -> int:
    """Count the questions; a forecast without one counts by itself."""
    named = table["question"].dropna() if "question" in table else table.index[:0]
    return int(named.nunique()) + len(table) - len(named)


def _detail(n: int, facts: SampleFacts, sentences: tuple[str, ...]) -> dict[str, Any]:
    shared = f"{n} claims on {facts.n} questions count as {facts.n} answers at most."
    return {
        "questions": facts.n,
        "headline": sentences[-2] if facts.rank_allowed else " ".join(sentences[-2:]),
        "sentences": [*([shared] if facts.n < n else []), *sentences],
        "required_hits": facts.required_hits,
        "indistinguishable_rate": facts.indistinguishable_rate,
        "distinguishable_rate": facts.distinguishable_rate,
        "detectable_difference": facts.detectable_difference,
        "calibration_curve_allowed": facts.calibration_curve_allowed,
        "rank_allowed": facts.rank_allowed,
        "well_calibrated_allowed": facts.well_calibrated_allowed,
    }
