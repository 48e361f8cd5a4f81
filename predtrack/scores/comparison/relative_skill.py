"""Pairwise relative skill: many forecasters who did not all answer the same questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.absence import with_gaps
from predtrack.scores.columns import Domain
from predtrack.scores.comparison.pairwise_sums import sums_of_table

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from predtrack.scores.columns import FloatArray

__all__ = ["RelativeSkill", "compared", "relative_skill"]

SCORE = Domain("be a finite number of at least 0, lower being better", 0)


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class RelativeSkill:
    """Every forecaster against every other, on what both answered.

    Parameters
    ----------
    skill : shape (forecasters,)
        Geometric mean of a forecaster's ratios, its own 1 included; below 1 is better than
        the others. NaN where there is none, and ``reasons`` says why.
    ratios : shape (forecasters, forecasters)
        Mean score of the row's forecaster over that of the column's, on their common
        questions; NaN where they have none, or where a mean is 0.
    overlap : shape (forecasters, forecasters)
        Number of common questions; on the diagonal, of answered ones.
    coverage : shape (forecasters,)
        Share of all questions that each answered.
    reasons
        For each forecaster why it has no relative skill; empty where it has one.
    """

    skill: FloatArray
    ratios: FloatArray
    overlap: NDArray[np.intp]
    coverage: FloatArray
    reasons: tuple[str, ...]


def relative_skill(scores: ArrayLike) -> RelativeSkill:
    r"""Compare forecasters pair by pair where each pair answered some questions in common.

    With :math:`\theta_{ij}` the ratio of the mean scores of i and j on their common
    questions, the relative skill of i is the geometric mean of :math:`\theta_{ij}` over all
    j that share a question with i, i itself included. All pairs come at once from two matrix
    products over the scores and their mask.

    Parameters
    ----------
    scores : shape (questions, forecasters)
        At least 0, lower is better; NaN where a forecaster did not answer.

    Returns
    -------
    RelativeSkill
        Two forecasters without a common question are not comparable: they enter no mean.

    Raises
    ------
    InvalidForecastError
        If a score is infinite or below 0, or the table has not two axes.

    Notes
    -----
    A forecaster whom another beats to a mean of exactly 0 has an unbounded ratio. Neither
    of the two then has a relative skill; compare differences of means instead.

    References
    ----------
    Cramer et al. (2022), Proceedings of the National Academy of Sciences 119(15),
    e2113561119. doi:10.1073/pnas.2113561119

    Examples
    --------
    >>> nan = float("nan")
    >>> found = relative_skill([[0.04, 0.16, nan], [0.09, 0.18, nan], [nan, nan, 0.25]])
    >>> found.skill.round(4)
    array([0.6183, 1.6172,    nan])
    >>> found.reasons[2]
    'no question in common with another forecaster'
    """
    table, mask = _read_table(scores)
    return compared(*sums_of_table(table, mask), len(table))


def compared(sums: FloatArray, met: FloatArray, questions: int) -> RelativeSkill:
    """Make relative skill of sums over the common questions of every two forecasters.

    Examples
    --------
    >>> compared(np.array([[0.1, 0.1], [0.4, 0.4]]), np.ones((2, 2)), 1).skill
    array([0.5, 2. ])
    """
    overlap = np.rint(met).astype(np.intp)
    ratios = _ratios(sums, overlap)
    reasons = tuple(_reason(row, sums, overlap) for row in range(len(sums)))
    skill = np.array([np.nan if why else _mean(ratios[i]) for i, why in enumerate(reasons)])
    coverage = overlap.diagonal() / max(questions, 1)
    return RelativeSkill(skill, ratios, overlap, coverage, reasons)


def _read_table(scores: ArrayLike) -> tuple[FloatArray, NDArray[np.bool_]]:
    table = with_gaps(scores)
    if table.ndim != 2:
        raise InvalidForecastError(
            "scores must have a row for each question and a column for"
            f" each forecaster, not the shape {table.shape}"
        )
    mask = ~np.isnan(table)
    SCORE.read("scores", np.where(mask, table, 0.0))
    return table, mask


def _ratios(sums: FloatArray, overlap: NDArray[np.intp]) -> FloatArray:
    usable = (overlap > 0) & (sums > 0) & (sums.T > 0)
    ratios = np.divide(sums, sums.T, out=np.full_like(sums, np.nan), where=usable)
    return np.asarray(ratios)


def _mean(ratios: FloatArray) -> float:
    return float(np.exp(np.log(ratios[~np.isnan(ratios)]).mean()))


def _reason(row: int, sums: FloatArray, overlap: NDArray[np.intp]) -> str:
    met = overlap[row] > 0
    met[row] = False
    if not met.any():
        return "no question in common with another forecaster"
    unbounded = np.flatnonzero(met & ((sums[row] == 0) | (sums[:, row] == 0)))
    if unbounded.size:
        return f"a mean score of 0 on the questions in common with forecaster {unbounded[0]}"
    return ""
