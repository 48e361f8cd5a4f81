"""Scores of forecasters on questions, with the names as numbers: 16 bytes a score."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.columns import Domain
from predtrack.scores.comparison.cluster_sums import cluster_sums
from predtrack.scores.comparison.codes import CodeArray, read_codes
from predtrack.scores.shapes import read_rows, refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import Column, FloatArray

__all__ = ["ScoredPairs", "scored_pairs"]

SCORE = Domain("be a finite number; an infinite score has no place in a mean")
COUNT = Domain("be a finite number above 0", 0, zero=False)


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class ScoredPairs:
    """Who scored how much on which question: one row for each pair that met.

    The names are not repeated in each row, so that a hundred million scores take 1.6 GB;
    whoever has such numbers already makes the table of them without a copy.

    Parameters
    ----------
    forecaster, question : shape (pairs,)
        Place of each row's name in ``forecasters`` and in ``questions``; 32-bit whole
        numbers are taken as they are.
    score : shape (pairs,)
        Mean score of the forecaster on the question; finite.
    forecasters, questions
        The distinct names; each has at least one row.
    n : shape (pairs,) or one for all
        Scores behind each mean, or the sum of their weights; above 0. 1 if not given.

    Raises
    ------
    InvalidForecastError
        If a place lies outside the names, a name has no row, a score is missing or infinite,
        or the columns do not pair up.

    Examples
    --------
    >>> pairs = ScoredPairs([0, 0, 1], [0, 1, 0], [0.1, 0.3, 0.2], ["ann", "bo"], ["rain", "snow"])
    >>> pairs.forecasters[pairs.forecaster].tolist(), pairs.n.tolist()
    (['ann', 'ann', 'bo'], [1.0, 1.0, 1.0])
    """

    forecaster: CodeArray
    question: CodeArray
    score: FloatArray
    forecasters: NDArray[Any]
    questions: NDArray[Any]
    n: FloatArray = field(default_factory=lambda: np.ones(1))

    def __post_init__(self) -> None:
        columns = {name: getattr(self, name) for name in ("forecaster", "question", "score")}
        n, score = read_rows("n", self.n, COUNT), read_rows("score", self.score, SCORE)
        refuse_mismatch(columns if n.shape == (1,) else columns | {"n": self.n})
        read: dict[str, Any] = {"score": score, "n": np.broadcast_to(n, score.shape)}
        for name in ("forecaster", "question"):
            names = np.asarray(getattr(self, f"{name}s"))
            read |= {name: read_codes(name, columns[name], names), f"{name}s": names}
        for name, column in read.items():
            object.__setattr__(self, name, column)

    @property
    def weight(self) -> FloatArray | None:
        """What each row weighs; None where all weigh the same."""
        return None if self.n.strides == (0,) else self.n


def scored_pairs(
    forecaster: Column, question: Column, score: Column, *, weight: Column | None = None
) -> ScoredPairs:
    """Average scores by forecaster and question.

    Parameters
    ----------
    forecaster, question : shape (n,)
        Labels, of any type.
    score : shape (n,)
        Finite scores.
    weight : shape (n,), optional
        How often each row counts; a row of weight 0 counts nowhere.

    Returns
    -------
    ScoredPairs
        Sorted by forecaster, then by question.

    Raises
    ------
    InvalidForecastError
        If a name or a score is missing, a score is infinite, or the rows do not pair up.

    Examples
    --------
    >>> pairs = scored_pairs(["ann", "bo", "ann"], ["rain"] * 3, [0.1, 0.2, 0.3])
    >>> pairs.score.round(3).tolist(), pairs.n.tolist()
    ([0.2, 0.2], [2.0, 1.0])
    """
    sums = cluster_sums(score, question, group=forecaster, weight=weight)
    mean = sums.total / sums.n
    return ScoredPairs(sums.group, sums.cluster, mean, sums.groups, sums.clusters, sums.n)
