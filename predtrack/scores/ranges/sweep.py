"""Interval score of a range at every level that it may have been meant at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.scores.ranges.reading import LEVELS, read_levels
from predtrack.scores.ranges.verdicts import range_verdict

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["RangeSweep", "range_sweep"]


@dataclass(frozen=True, slots=True, eq=False)
class RangeSweep:
    """Scores of n ranges at k levels; lower is better.

    Parameters
    ----------
    levels : shape (k,)
        Probability that the range would have been said to hold.
    interval : shape (n, k)
        Interval score. It rises with the level, as the penalty does: compare ranges at one
        level, never levels of one range.
    weighted : shape (n, k)
        Half of ``1 - level`` times as much, the form that the weighted interval score adds
        up: it falls with the level, from half the width plus the distance outside.
    """

    levels: FloatArray
    interval: FloatArray
    weighted: FloatArray


def range_sweep(
    lower: ArrayLike, upper: ArrayLike, outcome: ArrayLike, *, levels: ArrayLike = LEVELS
) -> RangeSweep:
    r"""Score ranges without a stated level at each of several levels; assume none.

    .. math:: IS_\alpha = (u - l) + \frac{2}{\alpha} [(l - y)_+ + (y - u)_+]

    with the level ``1 - alpha``: so much probability between the ends, half of the rest on
    each side.

    Parameters
    ----------
    lower, upper, outcome : shape (n,)
        Both ends, and what was observed.
    levels : shape (k,)
        Levels to try, between 0 and 1.

    Returns
    -------
    RangeSweep
        A statement about ranges holds if it holds at every level that may have been meant.

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, its ends are reversed, or the rows do not pair up.

    References
    ----------
    Gneiting & Raftery (2007), Journal of the American Statistical Association 102(477),
    359-378. doi:10.1198/016214506000001437

    Examples
    --------
    >>> sweep = range_sweep(400, 500, 380, levels=[0.5, 0.8, 0.9])
    >>> sweep.interval.round(9), sweep.weighted.round(9)
    (array([[180., 300., 500.]]), array([[45., 30., 25.]]))
    """
    tried = read_levels(levels)
    verdict = range_verdict(lower, upper, outcome)
    width, distance = verdict.width[:, None], verdict.distance[:, None]
    half = (1 - tried) / 2
    return RangeSweep(tried, width + distance / half, half * width + distance)
