"""Skill of probabilities against the rate at which the same sample came true."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from predtrack.errors import UnknownNameError
from predtrack.scores.rules.brier import BRIER
from predtrack.scores.skill.base_rate import (
    leave_one_out_base_rate,
    other_questions,
    sample_base_rate,
)
from predtrack.scores.skill.references import skill_against_probabilities

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.score import Score
    from predtrack.scores.skill.ratio import Skill

__all__ = [
    "BaseRate",
    "skill_against_base_rate",
]

BaseRate = Literal["sample", "leave_one_out"]


def skill_against_base_rate(
    probability: ArrayLike,
    outcome: ArrayLike,
    *,
    base_rate: BaseRate,
    rule: Score = BRIER,
    weights: ArrayLike | None = None,
) -> Skill:
    """Skill against the rate at which the same sample came true.

    Parameters
    ----------
    probability, outcome : shape (n,), in [0, 1]
        What was said, and what happened.
    base_rate
        ``sample`` takes the mean of all outcomes, which is fitted to them afterwards;
        ``leave_one_out`` takes for each question the mean of all others.
    rule, weights
        As in :func:`skill_against_probabilities`.

    Returns
    -------
    Skill
        Undefined where all outcomes are the same, and for one question left out of one.

    Notes
    -----
    Neither rate was known to anybody in advance. The sample's own rate is the best constant
    in hindsight, so it asks too much of a forecaster: its Brier score is that of the rate
    left out times ``((n - 1) / n)**2``. The rate left out asks too little: it errs most just
    where an outcome is rare. A rate from earlier questions asks the right thing: give it to
    :func:`skill_against_constant`.

    Examples
    --------
    >>> p, y = [0.9, 0.2, 0.7, 0.4], [1, 0, 1, 0]
    >>> round(skill_against_base_rate(p, y, base_rate="sample").value, 6)
    0.7
    >>> round(skill_against_base_rate(p, y, base_rate="leave_one_out").value, 6)
    0.83125
    """
    if base_rate not in RATES:
        raise UnknownNameError("base rate", base_rate, RATES)
    rate, called, caution = RATES[base_rate]
    alone = base_rate == "leave_one_out" and other_questions(outcome, weights) == 0
    found = skill_against_probabilities(
        probability,
        outcome,
        reference=0.5 if alone else rate(outcome, weights),
        called=called,
        rule=rule,
        weights=weights,
        caution=caution,
    )
    if alone:
        reason = "one question leaves no other to take a base rate from"
        return replace(found, value=math.nan, reference_score=math.nan, reason=reason)
    return found


RATES: dict[str, tuple[Callable[[ArrayLike, ArrayLike | None], FloatArray], str, str]] = {
    "sample": (
        sample_base_rate,
        "base rate of the sample",
        (
            "The base rate was fitted afterwards to the outcomes that it is scored on; nobody"
            " could have said it in advance."
        ),
    ),
    "leave_one_out": (
        leave_one_out_base_rate,
        "base rate of the other questions",
        "The rate of the others holds outcomes that were not known when the forecast was made.",
    ),
}
"""How a base rate is taken from the sample, what it is called, and what to beware of."""
