"""All forecasters joined into one, as a further line of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.comparison import joined_by_question
from predtrack.summaries.leaderboard.columns import has_skill
from predtrack.summaries.leaderboard.place import Place

if TYPE_CHECKING:
    from predtrack.scores import Score
    from predtrack.scores.comparison import Aggregation
    from predtrack.scores.comparison.difficulty import DifficultyAdjusted
    from predtrack.summaries.comparison import Answers, QuestionFacts

__all__ = ["joined_lines"]


def joined_lines(
    answers: Answers,
    facts: QuestionFacts,
    rule: Score,
    fit: DifficultyAdjusted,
    *,
    method: Aggregation,
    group: int,
    questions: int,
    rate: float | None,
) -> list[Place]:
    """Join the probabilities of a group, on the questions with at least two forecasters.

    Parameters
    ----------
    answers, facts, fit
        Of the group. The difficulties are those of its forecasters: the line has no part
        in them.
    rule
        The rule.
    method
        How they are joined.
    group, questions, rate
        Number of the group; questions and base rate of the whole table.
    """
    if facts.outcome is None or np.isnan(answers.probability).any():
        return []
    sign = 1 if rule.direction == "lower" else -1
    count = len(answers.questions)
    p = joined_by_question(answers.probability, answers.question, count, method=method)
    several = np.bincount(answers.question, minlength=count) > 1
    used = np.flatnonzero(several & ~np.isnan(p))
    score = np.asarray(rule.formula(p[used], facts.outcome[used]), np.float64)
    if not used.size or not np.isfinite(score).all():
        return []
    eased = sign * score - fit.difficulty[used]  # the level of the fit is in the forecasters
    mean, n = float(score.mean()), len(used)
    skill = None
    if has_skill(rule) and rate is not None:
        base = np.asarray(rule.formula(np.full(n, rate), facts.outcome[used]), np.float64).mean()
        skill = 1 - mean / float(base) if base > 0 else None
    return [
        Place(
            f"{method.replace('_', ' ')} of {len(answers.forecasters):,}", "aggregate", group,
            n, n / questions, float(sign * eased.mean()), None, None, None,
            None, None, None, None, mean, None, None, None, skill, None,
        )
    ]  # fmt: skip
