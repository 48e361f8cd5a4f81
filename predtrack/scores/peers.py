"""A forecaster among the others who answered the same question."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from predtrack.scores.columns import FloatArray, refuse_rows

__all__ = ["ahead_of_others", "median_of_question", "outcome_of_question"]

Codes = NDArray[np.intp]


def ahead_of_others(log: FloatArray, question: Codes) -> FloatArray:
    """Mean distance of a logarithm from those of the others on the same question.

    Two forecasts of probability 0 are equally wrong: the distance between them is 0.
    Who is alone on a question is 0 ahead.

    Parameters
    ----------
    log : shape (n,)
        Logarithm of what each forecast gave to what happened; minus infinity for 0.
    question : shape (n,)
        Number of the question that each forecast answers, from 0.

    Returns
    -------
    shape (n,)
        In the unit of the logarithms; finite, or infinite with a sign, never missing.

    Examples
    --------
    >>> ahead_of_others(np.log([0.8, 0.2, 0.9]), np.array([0, 0, 1])).round(6)
    array([ 1.386294, -1.386294,  0.      ])
    """
    others = np.bincount(question)[question] - 1
    zero = np.isneginf(log)
    others_zero = np.bincount(question, zero)[question] - zero
    # Distances from the first answer: equal answers are then exactly 0 ahead.
    above = np.where(zero, 0.0, log)
    above = above - _first(above, question)
    total = np.bincount(question, above)[question]
    between = above - (total - above) / np.maximum(others, 1)
    cases = [zero & (others_zero < others), zero, others_zero > 0]
    return np.select(cases, [-np.inf, 0.0, np.inf], between)


def median_of_question(scores: FloatArray, question: Codes) -> FloatArray:
    """Median over all rows of the same question, for each row.

    Examples
    --------
    >>> median_of_question(np.array([0.1, 0.5, 0.2, 0.3]), np.array([0, 0, 0, 1]))
    array([0.2, 0.2, 0.2, 0.3])
    """
    size = np.bincount(question)
    start = size.cumsum() - size
    ordered = scores[np.lexsort((scores, question))]
    median = (ordered[start + (size - 1) // 2] + ordered[start + size // 2]) / 2
    return np.asarray(median[question])


def outcome_of_question(outcome: FloatArray, question: Codes) -> FloatArray:
    """Give each row the outcome of its question, which must be one for all of its rows.

    Examples
    --------
    >>> outcome_of_question(np.array(1.0), np.array([0, 0]))
    array([1., 1.])
    >>> outcome_of_question(np.array([1.0, 0.0]), np.array([0, 0]))
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: outcome must be one for all rows of a question
    (row 1)
    """
    rows = np.broadcast_to(outcome, question.shape)
    differs = np.asarray(rows != _first(rows, question))
    refuse_rows("outcome must be one for all rows of a question", differs)
    return rows


def _first(column: FloatArray, question: Codes) -> NDArray[Any]:
    first = np.empty(question.max(initial=-1) + 1, column.dtype)
    first[question[::-1]] = column[::-1]  # of several assignments the last one stays
    return np.asarray(first[question])
