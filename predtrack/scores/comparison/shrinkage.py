"""Scores of few questions, drawn towards the mean of all forecasters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Domain
from predtrack.scores.shapes import read_rows

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["Shrunken", "shrunken"]

SCORE = Domain("be a finite number")
ERROR = Domain("be a number of at least 0", 0)


class Shrunken(NamedTuple):
    """Scores drawn towards their mean.

    Parameters
    ----------
    score : shape (forecasters,)
        The estimates.
    mean
        To which they are drawn.
    spread
        Standard deviation of the true scores, as it is estimated; 0 where the differences
        are no larger than chance makes them.
    """

    score: FloatArray
    mean: float
    spread: float


def shrunken(score: ArrayLike, standard_error: ArrayLike) -> Shrunken:
    r"""Draw scores towards their mean, the more the less is known of them.

    The true scores are taken to lie about a mean :math:`\mu` with a spread :math:`\tau`, and
    each estimate about its own truth with the standard error :math:`s_i`. The estimate is
    then :math:`\mu + \tau^2 / (\tau^2 + s_i^2) \, (a_i - \mu)`. The spread is that at which
    the weighted squares :math:`\sum (a_i - \mu)^2 / (\tau^2 + s_i^2)` are their number less 1.

    Parameters
    ----------
    score : shape (forecasters,)
        Estimated scores.
    standard_error : shape (forecasters,)
        Their standard errors. A 0 stands for one that is not known: it is read as the largest
        of the others, so that nobody stays unshrunken for having too few answers.

    Returns
    -------
    Shrunken
        All at the mean where the scores differ by no more than chance makes them.

    Raises
    ------
    InvalidForecastError
        If a number is missing, or the rows do not pair up.

    References
    ----------
    Efron & Morris (1975), Journal of the American Statistical Association 70(350), 311-319.
    doi:10.1080/01621459.1975.10479864

    Paule & Mandel (1982), Journal of Research of the National Bureau of Standards 87(5),
    377-385. doi:10.6028/jres.087.022 (the spread)

    Examples
    --------
    >>> found = shrunken([0.1, 0.2, 0.3], [0.01, 0.01, 0.1])
    >>> found.score.round(3)
    array([0.101, 0.2  , 0.221])
    """
    a, s = read_rows("score", score, SCORE), read_rows("standard_error", standard_error, ERROR)
    if a.shape != s.shape:
        raise InvalidForecastError("score and standard_error must have one row each")
    if len(a) < 2 or not s.any():
        return Shrunken(a.copy(), float(a.mean()) if len(a) else float("nan"), float("nan"))
    variance = np.where(s > 0, s, s.max()) ** 2
    between = _spread(a, variance)
    mean = _mean(a, variance + between)
    return Shrunken(mean + between / (between + variance) * (a - mean), mean, between**0.5)


def _mean(a: FloatArray, variance: FloatArray) -> float:
    return float(np.average(a, weights=1 / variance))


def _spread(a: FloatArray, variance: FloatArray) -> float:
    """Variance of the true scores, by halving an interval that holds it."""

    def too_small(between: float) -> bool:
        whole = variance + between
        return float(((a - _mean(a, whole)) ** 2 / whole).sum()) > len(a) - 1

    if not too_small(0.0):
        return 0.0
    low, high = 0.0, float(((a - a.mean()) ** 2).sum())
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if too_small(middle) else (low, middle)
    return high
