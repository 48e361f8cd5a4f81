"""Forecasters who answered different questions, after taking out how hard those were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Domain
from predtrack.scores.comparison.comparable import refuse_apart
from predtrack.scores.comparison.normal_equations import least_squares_effects
from predtrack.scores.labels import read_labels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import Column, FloatArray
    from predtrack.scores.labels import IntArray

__all__ = ["DifficultyAdjusted", "difficulty_adjusted", "shift_to"]

SCORE = Domain("be a finite number; an infinite score has no place in a mean")


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class DifficultyAdjusted:
    """Forecasters and questions on one scale.

    Parameters
    ----------
    forecaster, question
        Their names, sorted.
    adjusted : shape (forecasters,)
        What each forecaster would score, by the model, on the mean question: the score on
        all questions, the unanswered ones included.
    difficulty : shape (questions,)
        How much more than the mean question each one costs everybody; its mean is such that
        the reference forecaster lies at its level.
    raw : shape (forecasters,)
        Plain mean over the answered questions, which misranks where the questions differ.
    answered : shape (forecasters,)
        How many scores the mean has, or the sum of their weights.
    """

    forecaster: NDArray[Any]
    question: NDArray[Any]
    adjusted: FloatArray
    difficulty: FloatArray
    raw: FloatArray
    answered: IntArray | FloatArray


def difficulty_adjusted(
    forecaster: Column,
    question: Column,
    score: Column,
    *,
    reference_score: Column = 0.25,
    reference_level: float = 0.25,
) -> DifficultyAdjusted:
    r"""Fit ``score_ij = a_i + b_j`` by least squares over the answered pairs.

    The data fix only differences of the :math:`a_i` and of the :math:`b_j`; the level is a
    convention. Here a reference forecaster, whose score on every question is known without
    asking, answers all questions, and its :math:`a` is put at ``reference_level``. By
    default that is somebody who always says one half: 0.25 under the Brier score from 0 to
    1, whatever happens.

    Parameters
    ----------
    forecaster, question : shape (n,)
        Labels, of any type; a forecaster may have several scores on one question.
    score : shape (n,)
        Finite scores.
    reference_score : shape (n,) or one for all
        What the reference forecaster scores on the question of each row.
    reference_level
        Where the reference forecaster is put.

    Returns
    -------
    DifficultyAdjusted
        On the scale of the scores.

    Raises
    ------
    InvalidForecastError
        If a score is missing or infinite, or if the forecasters fall into groups that share
        no question: such groups are not comparable, and the message names one of each.

    Notes
    -----
    The normal equations are solved for the forecasters, with the questions eliminated, by
    conjugate gradients to a relative residual of 1e-13; memory grows with the number of
    scores. The model has no interaction: it does not know that somebody may be good at
    some questions only. Nor does it ask why a question was left unanswered.

    References
    ----------
    Abowd, Kramarz & Margolis (1999), Econometrica 67(2), 251-333.
    doi:10.1111/1468-0262.00020 (effects of two kinds, and their connected groups)

    Karger et al. (2025), ForecastBench: a dynamic benchmark of AI forecasting capabilities.
    arXiv:2409.19839

    Examples
    --------
    >>> found = difficulty_adjusted(["a", "a", "b", "b", "c"], ["q", "r", "q", "r", "r"],
    ...                             [0.1, 0.3, 0.2, 0.4, 0.3])
    >>> found.adjusted.round(3).tolist(), found.difficulty.round(3).tolist()
    ([0.2, 0.3, 0.2], [-0.1, 0.1])
    """
    who, what = read_labels("forecaster", forecaster), read_labels("question", question)
    scores = _read(score, len(who.code), len(what.code))
    refuse_apart(who.code, what.code, who.names, what.count)
    a, b = least_squares_effects(who.code, what.code, scores)
    reference = np.broadcast_to(SCORE.read("reference_score", reference_score), scores.shape)
    count = np.bincount(what.code)
    per_question = np.bincount(what.code, reference) / np.maximum(count, 1)
    shift = shift_to(per_question, b, reference_level)
    answered = np.bincount(who.code, minlength=who.count)
    raw = np.bincount(who.code, scores, who.count) / np.maximum(answered, 1)
    return DifficultyAdjusted(who.names, what.names, a + shift, b - shift, raw, answered)


def shift_to(reference: FloatArray, b: FloatArray, level: float) -> float:
    """How far to move the forecasters so that the reference lies at its level.

    Examples
    --------
    >>> shift_to(np.array([0.25, 0.25]), np.array([0.1, 0.3]), 0.25)
    0.2
    """
    return level - float(np.mean(reference - b)) if len(b) else 0.0


def _read(score: Column, *others: int) -> FloatArray:
    scores = np.asarray(SCORE.read("score", score))
    if {scores.shape} != {(rows,) for rows in others}:
        raise InvalidForecastError("forecaster, question and score must have one row each")
    return scores
