"""Skill: how far a mean score lies below that of a reference, as a share of the latter."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Domain, Weight, domain_of
from predtrack.scores.shapes import read_rows, refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["Skill", "score_difference", "skill_score"]

SCORE = Domain("be at least 0, lower being better", 0, endless=True)
"""Infinity is the log score's answer to a certainty that failed."""
WEIGHT = domain_of(Weight)


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill, and what must be known to read it.

    Parameters
    ----------
    value
        ``1 - score / reference_score``: 1 is perfect, 0 as good as the reference, below 0
        worse. NaN where it is undefined, and ``reason`` says why.
    score, reference_score
        Mean scores of the forecaster and of the reference; lower is better.
    n
        Questions in both means.
    reference
        What the reference is.
    caution
        What the number must not be read as; empty where there is nothing to warn of.
    reason
        Why there is no value; empty where there is one.
    coverage, reference_coverage
        Share of the questions that the forecaster, and the reference, answered which are
        in the means.
    """

    value: float
    score: float
    reference_score: float
    n: int
    reference: str = "reference scores"
    caution: str = ""
    reason: str = ""
    coverage: float = 1.0
    reference_coverage: float = 1.0


def skill_score(
    scores: ArrayLike, reference_scores: ArrayLike, *, weights: ArrayLike | None = None
) -> Skill:
    r"""Skill of scores against those of a reference on the same questions.

    .. math:: 1 - \frac{\sum w_i S_i}{\sum w_i S_{ref, i}}

    Parameters
    ----------
    scores, reference_scores : shape (n,), at least 0
        Scores of one rule whose best value is 0, such as Brier or log; row by row.
    weights : shape (n,), at least 0, optional
        Weight of each question; without it all count the same.

    Returns
    -------
    Skill
        A ratio of means, never a mean of ratios. It is undefined, and says so, where there
        is no question, where the reference scores 0, or where a mean score is infinite.

    Raises
    ------
    InvalidForecastError
        If a row is missing or below 0, the rows do not pair up, or the weights sum to 0.

    Notes
    -----
    Skill is a ratio: :func:`score_difference` is another thing, in units of the score.
    Because its denominator is estimated too, it is not proper: for a small n a forecaster
    can hope to gain by not saying what he believes (Murphy 1973).

    References
    ----------
    Murphy (1973), Journal of Applied Meteorology 12(1), 215-223.
    doi:10.1175/1520-0450(1973)012<0215:HASSFP>2.0.CO;2

    Examples
    --------
    >>> round(skill_score([0.09], [0.36]).value, 6)
    0.75
    >>> skill_score([0.09], [0.0]).reason
    'the mean score of the reference is 0, so that nothing can be a share of it'
    """
    score, reference_score, n = _means(scores, reference_scores, weights)
    reason = _why_undefined(score, reference_score, n)
    value = math.nan if reason else 1 - score / reference_score
    return Skill(value, score, reference_score, n, reason=reason)


def score_difference(
    scores: ArrayLike, reference_scores: ArrayLike, *, weights: ArrayLike | None = None
) -> float:
    """Difference of two mean scores on the same questions: no ratio, and no skill.

    Parameters
    ----------
    scores, reference_scores, weights
        As in :func:`skill_score`.

    Returns
    -------
    float
        In units of the score; below 0 the forecaster is better than the reference. NaN where
        there is no question, or both means are infinite.

    Examples
    --------
    >>> round(score_difference([0.09], [0.36]), 6)
    -0.27
    """
    score, reference_score, _ = _means(scores, reference_scores, weights)
    return score - reference_score


def _why_undefined(score: float, reference_score: float, n: int) -> str:
    if not n:
        return "no question is common, so that nothing can be compared"
    if reference_score == 0:
        return "the mean score of the reference is 0, so that nothing can be a share of it"
    if math.isinf(reference_score):
        return "the mean score of the reference is infinite: it called impossible what happened"
    if math.isinf(score):
        return "the mean score is infinite: what happened was called impossible"
    return ""


def _means(
    scores: ArrayLike, reference_scores: ArrayLike, weights: ArrayLike | None
) -> tuple[float, float, int]:
    own = read_rows("scores", scores, SCORE)
    other = read_rows("reference_scores", reference_scores, SCORE)
    given = {"scores": scores, "reference_scores": reference_scores}
    refuse_mismatch(given if weights is None else {**given, "weights": weights})
    importance = np.atleast_1d(WEIGHT.read("weights", 1.0 if weights is None else weights))
    own, other, importance = np.broadcast_arrays(own, other, importance)
    if len(own) and not importance.any():
        raise InvalidForecastError("weights must not all be 0")
    return _mean(own, importance), _mean(other, importance), len(own)


def _mean(scores: FloatArray, weights: FloatArray) -> float:
    counted = weights > 0  # an infinite score of no weight is no score
    if not counted.any():
        return math.nan
    return float(np.average(scores[counted], weights=weights[counted]))
