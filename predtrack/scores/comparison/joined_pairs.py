"""One probability for each question out of those of all who answered it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import UnknownNameError
from predtrack.scores.comparison.aggregation import METHODS, Aggregation
from predtrack.scores.comparison.codes import totals
from predtrack.scores.comparison.crowd_pairs import sorted_by_question

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.comparison.codes import CodeArray

__all__ = ["joined_by_question"]


def joined_by_question(
    probability: FloatArray, question: CodeArray, count: int, *, method: Aggregation
) -> FloatArray:
    """Join the probabilities of each question into one, without laying them out.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        One for each forecaster and question.
    question : shape (n,)
        Number of the question, from 0.
    count
        How many questions there are; each has a row.
    method
        As for :func:`aggregate_probabilities`, whose numbers these are.

    Returns
    -------
    shape (count,), in [0, 1]
        NaN where a 0 and a 1 leave no geometric mean of odds.

    Raises
    ------
    UnknownNameError
        If no method has that name.

    Examples
    --------
    >>> joined_by_question(np.array([0.6, 0.7, 0.9]), np.array([0, 0, 0]), 1, method="median")
    array([0.7])
    """
    if method not in METHODS:
        raise UnknownNameError("method of aggregation", method, METHODS)
    if method == "median":
        ordered, _, start = sorted_by_question(probability, question, count)
        sizes = np.diff(start)
        low, high = start[:-1] + (sizes - 1) // 2, start[:-1] + sizes // 2
        return np.asarray((ordered[low] + ordered[high]) / 2)
    sizes = np.bincount(question, minlength=count)
    if method == "mean":
        return totals(question, probability, count) / sizes
    return _geometric(probability, question, sizes)


def _geometric(probability: FloatArray, question: CodeArray, sizes: NDArray[np.intp]) -> FloatArray:
    with np.errstate(divide="ignore"):  # certainty has infinite odds
        odds = np.log(probability) - np.log1p(-probability)
    no, yes = (np.bincount(question, odds == end, len(sizes)) > 0 for end in (-np.inf, np.inf))
    mean = totals(question, np.where(np.isinf(odds), 0.0, odds), len(sizes)) / sizes
    with np.errstate(over="ignore"):
        found = 1 / (1 + np.exp(-mean))
    return np.asarray(np.select([no & yes, no, yes], [np.nan, 0.0, 1.0], found))
