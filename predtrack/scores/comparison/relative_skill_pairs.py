"""Pairwise relative skill, from pairs of forecasters and questions that met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.scores.comparison.pairwise_sums import sums_of_pairs
from predtrack.scores.comparison.relative_skill import SCORE, RelativeSkill, compared

if TYPE_CHECKING:
    from predtrack.scores.comparison.scored_pairs import ScoredPairs

__all__ = ["relative_skill_from_pairs"]


def relative_skill_from_pairs(pairs: ScoredPairs) -> RelativeSkill:
    """Compare forecasters pair by pair, from a table of the questions that each answered.

    Parameters
    ----------
    pairs
        One row for each forecaster and question that met, of scores of at least 0; the
        mean score of each counts once, whatever its ``n``. ``mean_by_pair`` of the engine
        makes it of a table of any library, :func:`scored_pairs` of arrays.

    Returns
    -------
    RelativeSkill
        As of :func:`relative_skill`, in the order of ``pairs.forecasters``; its numbers are
        those of the laid out table to a relative 1e-12.

    Raises
    ------
    InvalidForecastError
        If a score is below 0, or a forecaster has two rows for one question.

    Notes
    -----
    Questions are laid out some at a time, so that memory beside the table is four times the
    square of the number of forecasters, eight bytes a cell, and no more for more questions.

    Examples
    --------
    >>> from predtrack.scores.comparison.scored_pairs import ScoredPairs
    >>> pairs = ScoredPairs([0, 0, 1, 1, 2], [0, 1, 0, 1, 2], [0.04, 0.09, 0.16, 0.18, 0.25],
    ...               ["a", "b", "c"], ["q", "r", "s"])
    >>> relative_skill_from_pairs(pairs).skill.round(4)
    array([0.6183, 1.6172,    nan])
    """
    SCORE.read("score", pairs.score)
    return compared(*sums_of_pairs(pairs), len(pairs.questions))
