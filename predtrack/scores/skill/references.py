"""Skill of probabilities against a market, a constant, or any other probabilities."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from predtrack.errors import UsageError
from predtrack.scores.counts import read_share
from predtrack.scores.rules.brier import BRIER
from predtrack.scores.shapes import refuse_mismatch
from predtrack.scores.skill.ratio import Skill, skill_score

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.score import Score

__all__ = ["skill_against_constant", "skill_against_market", "skill_against_probabilities"]


def skill_against_probabilities(
    probability: ArrayLike,
    outcome: ArrayLike,
    *,
    reference: ArrayLike,
    called: str = "reference probabilities",
    rule: Score = BRIER,
    weights: ArrayLike | None = None,
    caution: str = "",
) -> Skill:
    """Skill against the probability that a reference gives to each question.

    Parameters
    ----------
    probability, outcome : shape (n,), in [0, 1]
        What was said, and what happened.
    reference : shape (n,) or a number, in [0, 1]
        Probability of the reference for the same questions, known before their outcomes.
    called
        What to call the reference.
    rule
        A rule for one probability with 0 as its best value, such as ``SCORES["log"]``.
    weights : shape (n,), optional
        As in :func:`skill_score`.
    caution
        What the number must not be read as.

    Returns
    -------
    Skill

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside [0, 1], or the rows do not pair up.
    UsageError
        If the rule has not 0 as its best score.

    Examples
    --------
    >>> round(skill_against_probabilities([0.7, 0.2], [1, 0], reference=[0.6, 0.3]).value, 6)
    0.48
    """
    _refuse_rule(rule)
    refuse_mismatch({"probability": probability, "outcome": outcome, "reference": reference})
    scores, reference_scores = rule(probability, outcome), rule(reference, outcome)
    found = skill_score(scores, reference_scores, weights=weights)
    return replace(found, reference=called, caution=caution)


def skill_against_constant(
    probability: ArrayLike,
    outcome: ArrayLike,
    *,
    constant: float,
    rule: Score = BRIER,
    weights: ArrayLike | None = None,
) -> Skill:
    """Skill against somebody who always says the same.

    Parameters
    ----------
    probability, outcome : shape (n,), in [0, 1]
        What was said, and what happened.
    constant
        What the reference always says, fixed before the outcomes were known: .5 knows
        nothing, an earlier cohort's rate knows the base rate.
    rule
        As in :func:`skill_against_probabilities`.
    weights : shape (n,), optional
        As in :func:`skill_score`.

    Returns
    -------
    Skill

    Examples
    --------
    >>> round(skill_against_constant(0.7, 1, constant=0.4).value, 6)
    0.75
    """
    level = read_share("constant", constant)
    return skill_against_probabilities(
        probability,
        outcome,
        reference=level,
        called=f"always {level:g}",
        rule=rule,
        weights=weights,
    )


def skill_against_market(
    probability: ArrayLike,
    outcome: ArrayLike,
    *,
    market: ArrayLike,
    rule: Score = BRIER,
    weights: ArrayLike | None = None,
) -> Skill:
    """Skill against the market's probability of each question.

    Parameters
    ----------
    probability, outcome : shape (n,), in [0, 1]
        What was said, and what happened.
    market : shape (n,), in [0, 1]
        Price as a probability, taken when the forecast was made or before; a later price
        knows more. Where some questions have none, score both and take
        :func:`skill_against_forecaster`, which says how much is covered.
    rule, weights
        As in :func:`skill_against_probabilities`.

    Returns
    -------
    Skill

    Examples
    --------
    >>> round(skill_against_market([0.7, 0.2], [1, 0], market=[0.6, 0.3]).value, 6)
    0.48
    """
    return skill_against_probabilities(
        probability,
        outcome,
        reference=market,
        called="market",
        rule=rule,
        weights=weights,
        caution="A market is a fair reference only if its price is no younger than the forecast.",
    )


def _refuse_rule(rule: Score) -> None:
    if rule.kind != "binary" or rule.direction != "lower" or rule.range[0] != 0:
        raise UsageError(
            f"skill needs a rule for one probability whose best score is 0; {rule.name} is none"
        )
