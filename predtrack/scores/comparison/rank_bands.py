"""Bands of ranks: which places a forecaster may have, in place of the one that came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Domain
from predtrack.scores.counts import read_level
from predtrack.scores.shapes import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.labels import IntArray

__all__ = ["RankBands", "rank_bands"]

SCORE = Domain("be a finite number")
CLUSTERS = Domain("be at least 1", 1)

MOST_BESIDE = 10_000
"""Up to so many forecasters each is set beside every other one."""

_TOGETHER = 256
"""Forecasters whose differences from all others are held at once."""

MOST_STEPS = 200_000_000
"""Up to so many differences are looked at one by one; beyond, Bonferroni's bound is used."""


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class RankBands:
    """Ranks with what can be said of them; 1 is the lowest score.

    Parameters
    ----------
    rank : shape (forecasters,)
        Place by the scores; equal scores share one.
    low, high : shape (forecasters,)
        First and last place that cannot be excluded.
    level
        Share of such bands that hold the true place.
    method
        How the differences were judged.
    """

    rank: IntArray
    low: IntArray
    high: IntArray
    level: float
    method: str


def rank_bands(
    score: ArrayLike, moved: FloatArray, *, clusters: ArrayLike, level: float = 0.9
) -> RankBands:
    r"""Say for each forecaster between which places the true rank lies.

    Each forecaster is set beside all others at once. A place is lost only to those who are
    surely better, and won only over those who are surely worse: where the difference is
    larger than what the largest of all its standardised differences reaches in a share
    ``level`` of the draws, widened by Student's t for few clusters.

    Parameters
    ----------
    score : shape (forecasters,)
        Lower is better.
    moved : shape (forecasters, draws)
        How far each score moves when questions are drawn again; see ``adjusted_draws``.
    clusters : shape (forecasters,)
        Clusters of questions that each answered.
    level
        Share of such bands, one forecaster at a time, that hold the true rank.

    Returns
    -------
    RankBands
        Where nothing can be told apart, from the first place to the last.

    Raises
    ------
    InvalidForecastError
        If a score is missing, or the shapes do not fit.
    UsageError
        If the level does not lie between 0 and 1.

    Notes
    -----
    The quantiles of the ranks in the draws are no such band. Where forecasters lie close
    together, the one that came out first was lucky, and stays lucky in each draw, so that
    such quantiles hold the true rank less often than they say. This band errs on the other
    side: it holds the true rank more often than ``level``, the more so the more there are.
    Beyond :data:`MOST_BESIDE` forecasters each has an interval, and all of them hold at once.

    References
    ----------
    Mogstad, Romano, Shaikh & Wilhelm (2024), Review of Economic Studies 91(1), 476-518.
    doi:10.1093/restud/rdad006

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> found = rank_bands([0.1, 0.11, 0.3], rng.normal(0, 0.02, (3, 500)), clusters=[99] * 3)
    >>> found.rank, found.low, found.high
    (array([1, 2, 3]), array([1, 1, 3]), array([2, 2, 3]))
    """
    scores, met = read_rows("score", score, SCORE), read_rows("clusters", clusters, CLUSTERS)
    if moved.shape[:1] != scores.shape or met.shape != scores.shape:
        raise InvalidForecastError("score, moved and clusters must have one row each")
    level = read_level("level", level)
    rank = 1 + np.searchsorted(np.sort(scores), scores, side="left")
    if len(scores) > MOST_BESIDE:
        ends = _alone(scores, moved, met, level)
        said = "intervals of all forecasters at once, by the bound of Bonferroni and"
        return RankBands(rank, *ends, level, f"{said} {moved.shape[1]:,} draws")
    exact = moved.size * len(scores) <= MOST_STEPS
    low, high = np.ones((2, len(scores)), np.int64)
    for row, error in enumerate(_errors(moved)):
        apart = scores - scores[row]
        crossed = _largest(moved, row, error, level) if exact else _bonferroni(len(scores), level)
        sure = np.abs(apart) > _widened(crossed, np.minimum(met, met[row])) * error
        low[row] += int((sure & (apart < 0)).sum())
        high[row] = len(scores) - int((sure & (apart > 0)).sum())
    how = "largest of them in" if exact else "bound of Bonferroni and"
    said = f"differences from all others at once, by the {how} {moved.shape[1]:,} draws"
    return RankBands(rank, low, high, level, said)


def _alone(
    scores: FloatArray, moved: FloatArray, clusters: FloatArray, level: float
) -> tuple[IntArray, IntArray]:
    """Give everybody an interval, all of which hold at once, and count those that lie apart."""
    draws = max(moved.shape[1] - 1, 1)
    error = np.sqrt(np.einsum("ij,ij->i", moved, moved) / draws)
    error[error == 0] = np.inf  # as little is known as of one question
    half = _widened(_bonferroni(len(scores) + 1, level), clusters) * error
    better = np.searchsorted(np.sort(scores + half), scores - half, side="left")
    worse = len(scores) - np.searchsorted(np.sort(scores - half), scores + half, side="right")
    return np.asarray(1 + better, np.int64), np.asarray(len(scores) - worse, np.int64)


def _errors(moved: FloatArray) -> Iterator[FloatArray]:
    """Give each forecaster's standard errors of the differences from all; infinite if unknown."""
    sizes = np.einsum("ij,ij->i", moved, moved)
    draws = max(moved.shape[1] - 1, 1)
    for start in range(0, len(moved), _TOGETHER):
        some = slice(start, start + _TOGETHER)
        both = sizes[some, None] + sizes
        squares = both - 2 * (moved[some] @ moved.T)
        known = squares > 1e-14 * both  # less is rounding
        yield from np.where(known, np.sqrt(np.where(known, squares, 1) / draws), np.inf)


def _largest(moved: FloatArray, row: int, error: FloatArray, level: float) -> float:
    """Quantile of the largest standardised difference from the others."""
    known = np.isfinite(error)
    if not known.any():
        return 1.0  # whatever it is: no error is known that it could multiply
    apart = np.abs(moved[known] - moved[row]) / error[known, None]
    return float(np.quantile(apart.max(axis=0), level))


def _bonferroni(forecasters: int, level: float) -> float:
    from scipy.special import ndtri  # noqa: PLC0415 - importing scores costs numpy alone

    return float(-ndtri((1 - level) / (2 * max(forecasters - 1, 1))))


def _widened(normal: float, clusters: FloatArray) -> FloatArray:
    """Quantile of Student's t at the same share as one of the normal distribution."""
    from scipy.special import ndtr, stdtrit  # noqa: PLC0415 - as above

    degrees = np.maximum(clusters - 1, 1)
    different, place = np.unique(degrees, return_inverse=True)
    return np.asarray(-stdtrit(different, ndtr(-normal))[place])
