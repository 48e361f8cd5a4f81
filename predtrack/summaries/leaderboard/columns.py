"""The columns of a leaderboard beside the adjusted score, all at once from the pairs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.comparison import (
    mean_of_others,
    median_of_others,
    relative_skill_from_pairs,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores import Score
    from predtrack.scores.comparison import ScoredPairs
    from predtrack.summaries.comparison import Answers, QuestionFacts

    Floats = NDArray[np.float64]

__all__ = ["MOST_COMPARED", "BoardColumns", "board_columns", "has_skill", "mean_by"]

MOST_COMPARED = 6_000
"""Up to so many forecasters each is compared with every other one."""


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class BoardColumns:
    """Columns, one number for each forecaster; NaN where there is none.

    Parameters
    ----------
    common, relative_skill, peer, skill_base_rate, skill_crowd
        As in :class:`predtrack.summaries.leaderboard.Place`.
    reasons
        Why a relative skill is missing.
    common_questions
        Questions that all answered.
    """

    common: Floats
    relative_skill: Floats
    peer: Floats
    skill_base_rate: Floats
    skill_crowd: Floats
    reasons: tuple[str, ...]
    common_questions: int

    def of(self, row: int) -> dict[str, Any]:
        """Give the numbers of one forecaster, and the reason for what is missing."""
        names = ("common", "relative_skill", "peer", "skill_base_rate", "skill_crowd")
        found: dict[str, Any] = {name: _known(getattr(self, name)[row]) for name in names}
        return {**found, "remark": self.reasons[row]}


def board_columns(
    answers: Answers, pairs: ScoredPairs, facts: QuestionFacts, rule: Score, rate: float | None
) -> BoardColumns:
    """Compute the columns.

    Parameters
    ----------
    answers, pairs
        Of a group; in the pairs lower is better.
    facts
        Of its questions.
    rule
        The rule.
    rate
        Base rate of the whole table; None where there is none.
    """
    count = len(answers.forecasters)
    none = np.full(count, np.nan)
    per_question = np.bincount(answers.question, minlength=len(answers.questions))
    everybody = (per_question == count)[answers.question]
    compares = has_skill(rule) and count <= MOST_COMPARED
    skill = relative_skill_from_pairs(pairs) if compares else None
    reasons = tuple(map(_named, skill.reasons)) if skill else ("",) * count
    binary = has_skill(rule) and rate is not None and facts.outcome is not None
    return BoardColumns(
        mean_by(answers, np.where(everybody, answers.score, np.nan), facts),
        skill.skill if skill else none,
        mean_by(answers, mean_of_others(pairs) - pairs.score, facts),
        _skill(answers, _constant(rule, rate, facts)[answers.question], facts) if binary else none,
        _skill(answers, _crowd(answers, rule, facts), facts) if binary else none,
        reasons,
        int((per_question == count).sum()),
    )


def has_skill(rule: Score) -> bool:
    """Tell whether 0 is the best score, so that a ratio of two means something."""
    return rule.direction == "lower" and rule.range[0] == 0


def mean_by(answers: Answers, values: Floats, facts: QuestionFacts) -> Floats:
    """Average values by forecaster, over the pairs that have one; NaN is none."""
    used = ~np.isnan(values)
    who, count = answers.forecaster[used], len(answers.forecasters)
    values = values[used]
    weight = None if facts.weight is None else facts.weight[answers.question[used]]
    number = np.bincount(who, weight, count)
    total = np.bincount(who, values if weight is None else values * weight, count)
    return np.asarray(np.divide(total, number, out=np.full(count, np.nan), where=number > 0))


def _skill(answers: Answers, reference: Floats, facts: QuestionFacts) -> Floats:
    """Give 1 less the ratio of the means, over the pairs that have a reference."""
    own, other = (
        mean_by(answers, np.where(np.isfinite(reference), values, np.nan), facts)
        for values in (answers.score, reference)
    )
    ratio = np.divide(own, other, out=np.full(len(own), np.nan), where=other > 0)
    return np.asarray(1 - ratio)


def _constant(rule: Score, rate: float | None, facts: QuestionFacts) -> Floats:
    outcome = np.asarray(facts.outcome)
    return np.asarray(rule.formula(np.full(len(outcome), rate), outcome), np.float64)


def _crowd(answers: Answers, rule: Score, facts: QuestionFacts) -> Floats:
    """Score the median of all others on each question."""
    median = median_of_others(answers.probability, answers.question, len(answers.questions))
    outcome = np.asarray(facts.outcome)[answers.question]
    return np.asarray(rule.formula(median, outcome), np.float64)


def _named(reason: str) -> str:
    return f"no relative skill: {reason.partition(' with forecaster')[0]}" if reason else ""


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
