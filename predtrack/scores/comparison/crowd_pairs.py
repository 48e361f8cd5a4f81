"""Each forecaster beside all others who answered the same question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.comparison.codes import totals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.comparison.codes import CodeArray
    from predtrack.scores.comparison.scored_pairs import ScoredPairs

__all__ = ["mean_of_others", "median_of_others", "sorted_by_question"]


def mean_of_others(pairs: ScoredPairs) -> FloatArray:
    """Mean score of all others on the question of each pair; NaN where nobody else answered.

    Parameters
    ----------
    pairs
        One row for each forecaster and question that met.

    Returns
    -------
    shape (pairs,)
        That less the own score is how far the forecaster was ahead of the others; with the
        logarithmic score it is the peer score of Metaculus as a share of 100.

    Examples
    --------
    >>> from predtrack.scores.comparison.scored_pairs import ScoredPairs
    >>> mean_of_others(ScoredPairs([0, 1, 1], [0, 0, 1], [0.1, 0.3, 0.2], ["a", "b"], ["q", "r"]))
    array([0.3, 0.1, nan])
    """
    count = len(pairs.questions)
    others = np.bincount(pairs.question, minlength=count) - 1.0
    total = totals(pairs.question, pairs.score, count)
    rest = total[pairs.question] - pairs.score
    number = others[pairs.question]
    ahead = np.divide(rest, number, out=np.full(len(rest), np.nan), where=number > 0)
    return np.asarray(ahead)


def sorted_by_question(
    values: FloatArray, question: CodeArray, count: int
) -> tuple[FloatArray, NDArray[np.intp], NDArray[np.intp]]:
    """Sort values within their questions; give them, their rows, and where each question starts.

    Examples
    --------
    >>> sorted_by_question(np.array([0.3, 0.2, 0.1]), np.array([0, 1, 0]), 2)
    (array([0.1, 0.3, 0.2]), array([2, 0, 1]), array([0, 2, 3]))
    """
    first = np.argsort(values)
    row = first[np.argsort(question[first], kind="stable")]
    sizes = np.bincount(question, minlength=count)
    return values[row], row, np.concatenate(([0], np.cumsum(sizes)))


def median_of_others(values: FloatArray, question: CodeArray, count: int) -> FloatArray:
    """Median of all others on the question of each row; NaN where nobody else answered.

    Parameters
    ----------
    values : shape (n,)
        One for each forecaster and question, such as a probability.
    question : shape (n,)
        Number of the question, from 0.
    count
        How many questions there are.

    Returns
    -------
    shape (n,)

    Examples
    --------
    >>> median_of_others(np.array([0.1, 0.2, 0.6, 0.5]), np.array([0, 0, 0, 1]), 2)
    array([0.4 , 0.35, 0.15,  nan])
    """
    ordered, row, start = sorted_by_question(values, question, count)
    sizes = np.diff(start)
    own = np.arange(len(ordered)) - np.repeat(start[:-1], sizes)
    begin, others = np.repeat(start[:-1], sizes), np.repeat(sizes, sizes) - 1
    found = np.zeros(len(ordered))
    for middle in (np.maximum(others - 1, 0) // 2, others // 2):
        place = begin + middle + (middle >= own)  # the own one is stepped over
        found += ordered[np.minimum(place, len(ordered) - 1)] / 2
    result = np.empty(len(ordered))
    result[row] = np.where(others > 0, found, np.nan)
    return result
