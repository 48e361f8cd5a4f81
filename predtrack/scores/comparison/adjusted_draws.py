"""How adjusted scores move when whole clusters of questions are drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.comparison.cluster_draws import MOST_WEIGHTS, WEIGHTS, drawn_weights
from predtrack.scores.comparison.codes import totals
from predtrack.scores.counts import read_count, read_draws

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray
    from predtrack.scores.comparison.codes import CodeArray
    from predtrack.scores.comparison.difficulty import DifficultyAdjusted
    from predtrack.scores.comparison.scored_pairs import ScoredPairs

__all__ = ["MOST_FORECASTERS", "adjusted_draws"]

ROUNDING = 1e-11
"""Residuals of this share of the largest score are rounding, and no variation."""

MOST_FORECASTERS = 2_500
"""Up to so many forecasters the difficulty of the questions is fitted anew in each draw."""


def adjusted_draws(
    pairs: ScoredPairs,
    fit: DifficultyAdjusted,
    *,
    cluster: CodeArray | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> FloatArray:
    r"""Draw questions with replacement and see how far each adjusted score moves.

    A draw gives the questions weights :math:`w_q`. To first order the fit
    ``score_iq = a_i + b_q`` then moves by the solution of :math:`L \, \Delta a = g`, with
    :math:`g_i = \sum_q w_q n_{iq} r_{iq}` of the residuals :math:`r`, and :math:`L` the
    matrix of the normal equations with the questions eliminated. The rows are not needed
    again: a draw is one product of the residuals with its weights.

    Parameters
    ----------
    pairs
        What was fitted: one connected group of forecasters.
    fit
        Result of ``difficulty_adjusted_from_pairs`` for it.
    cluster : shape (questions,), optional
        Number of the cluster of each question, from 0; each question is one if not given.
    draws, seed
        Number of draws, and where they start.

    Returns
    -------
    shape (forecasters, draws)
        How far each adjusted score moves. Differences between forecasters are what counts;
        the level is the mean over the forecasters, which does not move.

    Raises
    ------
    InvalidForecastError
        If the clusters are not one number for each question.
    UsageError
        If there is no draw.

    Notes
    -----
    Beyond :data:`MOST_FORECASTERS` the difficulties stay as they are, so that L is diagonal:
    where each question has many answers that changes little. Whatever is linear in the
    weights is left out; a test holds the result beside fits from nothing.

    References
    ----------
    Davison & Hinkley (1997), Bootstrap Methods and their Application, section 2.7.
    doi:10.1017/CBO9780511802843

    Examples
    --------
    >>> from predtrack.scores.comparison.difficulty_pairs import difficulty_adjusted_from_pairs
    >>> from predtrack.scores.comparison.scored_pairs import scored_pairs
    >>> pairs = scored_pairs(["a", "b"] * 4, np.arange(8) // 2, [0.1, 0.2, 0.3, 0.3] * 2)
    >>> moved = adjusted_draws(pairs, difficulty_adjusted_from_pairs(pairs), draws=500)
    >>> moved.shape, bool(np.allclose(moved.sum(axis=0), 0))
    ((2, 500), True)
    """
    draws, seed = read_draws(draws), read_count("seed", seed)
    residuals = _residuals(pairs, fit, _clusters(pairs, cluster))
    found = np.empty((len(pairs.forecasters), draws))
    clusters = residuals.shape[1]
    step = min(MOST_WEIGHTS, max(1, WEIGHTS // max(clusters, 1)))
    for start in range(0, draws, step):
        numbers = range(start, min(start + step, draws))
        found[:, start : numbers.stop] = residuals @ drawn_weights(clusters, numbers, seed)
    return np.asarray(_solved(pairs, found) * np.sqrt(clusters / max(clusters - 1, 1)))


def _clusters(pairs: ScoredPairs, cluster: CodeArray | None) -> CodeArray:
    if cluster is None:
        return pairs.question
    code = np.asarray(cluster)
    if code.shape != pairs.questions.shape:
        raise InvalidForecastError("cluster must have one number for each question")
    return np.asarray(code.astype(np.int32)[pairs.question])


def _residuals(pairs: ScoredPairs, fit: DifficultyAdjusted, cluster: CodeArray) -> Any:  # noqa: ANN401 - a sparse matrix
    from scipy.sparse import coo_array  # noqa: PLC0415 - scores cost numpy alone

    rest = pairs.score - fit.adjusted[pairs.forecaster] - fit.difficulty[pairs.question]
    rest[np.abs(rest) <= ROUNDING * np.abs(pairs.score).max()] = 0.0
    shape = (len(pairs.forecasters), int(cluster.max()) + 1)
    return coo_array((rest * pairs.n, (pairs.forecaster, cluster)), shape=shape).tocsc()


def _solved(pairs: ScoredPairs, pulls: FloatArray) -> FloatArray:
    from scipy.linalg import cho_factor, cho_solve  # noqa: PLC0415 - as above

    count = len(pairs.forecasters)
    answered = totals(pairs.forecaster, pairs.n, count)
    if count > MOST_FORECASTERS:
        moved = pulls / answered[:, None]
        return np.asarray(moved - moved.mean(axis=0))
    matrix = np.diag(answered) - _shared(pairs)
    matrix += answered.mean() / count  # a common level costs something, and so is not moved
    return np.asarray(cho_solve(cho_factor(matrix), pulls - pulls.mean(axis=0)))


def _shared(pairs: ScoredPairs) -> FloatArray:
    """Weight that every two forecasters have on the same questions, as a share of it."""
    from scipy.sparse import coo_array  # noqa: PLC0415 - as above

    per_question = totals(pairs.question, pairs.n, len(pairs.questions))
    shape = (len(pairs.forecasters), len(pairs.questions))
    where = (pairs.forecaster, pairs.question)
    met = coo_array((pairs.n, where), shape=shape).tocsr()
    share = coo_array((pairs.n / per_question[pairs.question], where), shape=shape).tocsr()
    return np.asarray((met @ share.T).toarray())
