"""Skill of probabilities against the rate at which the same sample came true."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.columns import Fulfilment, Weight
from predtrack.scores.door import domain_of
from predtrack.scores.rules.brier import BRIER
from predtrack.scores.shapes import refuse_mismatch
from predtrack.scores.skill.references import skill_against_probabilities

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.score import Score
    from predtrack.scores.skill.ratio import Skill

__all__ = [
    "BaseRate",
    "leave_one_out_base_rate",
    "sample_base_rate",
    "skill_against_base_rate",
]

BaseRate = Literal["sample", "leave_one_out"]

OUTCOME, WEIGHT = domain_of(Fulfilment), domain_of(Weight)


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
    alone = base_rate == "leave_one_out" and _others(outcome, weights) == 0
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


def sample_base_rate(outcome: ArrayLike, weights: ArrayLike | None = None) -> FloatArray:
    """Mean of all outcomes, for each question the same.

    Parameters
    ----------
    outcome : shape (n,), in [0, 1]
        What happened.
    weights : shape (n,), optional
        Weight of each question.

    Returns
    -------
    shape (n,), in [0, 1]

    Examples
    --------
    >>> sample_base_rate([1, 0, 0, 0])
    array([0.25, 0.25, 0.25, 0.25])
    """
    known, shares = _read(outcome, weights)
    if _all_same(known) or not shares.any():
        return known  # a mean of equal numbers may differ from them in the last digit
    return np.full_like(known, np.average(known, weights=shares))


def leave_one_out_base_rate(outcome: ArrayLike, weights: ArrayLike | None = None) -> FloatArray:
    """Mean of all other outcomes, for each question its own.

    Parameters
    ----------
    outcome : shape (n,), in [0, 1]
        What happened, in at least two questions.
    weights : shape (n,), optional
        Weight of each question; two of them at least above 0.

    Returns
    -------
    shape (n,), in [0, 1]

    Raises
    ------
    UsageError
        If a question has no other beside it.

    Examples
    --------
    >>> leave_one_out_base_rate([1, 0, 0])
    array([0. , 0.5, 0.5])
    """
    known, shares = _read(outcome, weights)
    if known.size and _others(outcome, weights) < 1:
        raise UsageError("a base rate of the others needs at least two questions of weight")
    if _all_same(known):
        return known
    rates = (shares @ known - shares * known) / (shares.sum() - shares)
    return np.asarray(np.clip(rates, 0.0, 1.0))


def _others(outcome: ArrayLike, weights: ArrayLike | None) -> int:
    """Count the questions of weight that remain without one; below 0 where there is none."""
    return int(np.count_nonzero(_read(outcome, weights)[1])) - 1


def _all_same(known: FloatArray) -> bool:
    return not known.size or bool(known.min() == known.max())


def _read(outcome: ArrayLike, weights: ArrayLike | None) -> tuple[FloatArray, FloatArray]:
    known = np.atleast_1d(OUTCOME.read("outcome", outcome))
    if weights is None:
        return known, np.ones_like(known)
    refuse_mismatch({"outcome": outcome, "weights": weights})
    return known, np.broadcast_to(WEIGHT.read("weights", weights), known.shape)


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
