"""Difficulty taken out of scores whose names are numbers already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.comparison.codes import totals
from predtrack.scores.comparison.comparable import refuse_apart
from predtrack.scores.comparison.difficulty import SCORE, DifficultyAdjusted, shift_to
from predtrack.scores.comparison.normal_equations import least_squares_effects
from predtrack.scores.shapes import read_rows

if TYPE_CHECKING:
    from predtrack.scores.columns import Column
    from predtrack.scores.comparison.scored_pairs import ScoredPairs

__all__ = ["difficulty_adjusted_from_pairs"]


def difficulty_adjusted_from_pairs(
    pairs: ScoredPairs, *, reference_score: Column = 0.25, reference_level: float = 0.25
) -> DifficultyAdjusted:
    """Fit the same model to a table of pairs, whose names are numbers already.

    A pair weighs as many scores as its mean has, so that the fit is that of the scores one
    by one. Beside the table it needs memory for the forecasters and the questions only.

    Parameters
    ----------
    pairs
        One row for each forecaster and question that met; ``mean_by_pair`` of the engine
        makes it of a table of any library, :func:`scored_pairs` of arrays.
    reference_score : shape (questions,) or one for all
        What the reference forecaster scores on each of ``pairs.questions``.
    reference_level
        Where the reference forecaster is put.

    Returns
    -------
    DifficultyAdjusted
        As of :func:`difficulty_adjusted`; without weights the same to a relative 1e-12.

    Raises
    ------
    InvalidForecastError
        As of :func:`difficulty_adjusted`.

    Examples
    --------
    >>> from predtrack.scores.comparison.scored_pairs import ScoredPairs
    >>> pairs = ScoredPairs([0, 0, 1, 1, 2], [0, 1, 0, 1, 1], [0.1, 0.3, 0.2, 0.4, 0.3],
    ...               ["a", "b", "c"], ["q", "r"])
    >>> difficulty_adjusted_from_pairs(pairs).adjusted.round(3).tolist()
    [0.2, 0.3, 0.2]
    """
    who, what, names, weight = pairs.forecaster, pairs.question, pairs.forecasters, pairs.weight
    refuse_apart(who, what, names, len(pairs.questions))
    a, b = least_squares_effects(who, what, pairs.score, weight)
    reference = read_rows("reference_score", reference_score, SCORE)
    shift = shift_to(np.broadcast_to(reference, b.shape), b, reference_level)
    answered = totals(who, pairs.n, len(names))
    weighted = pairs.score if weight is None else pairs.score * weight
    counted = np.broadcast_to(1.0, who.shape) if weight is None else weight
    raw = totals(who, weighted, len(names)) / totals(who, counted, len(names))
    return DifficultyAdjusted(names, pairs.questions, a + shift, b - shift, raw, answered)
