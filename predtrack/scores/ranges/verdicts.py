"""What a range without a stated level says of itself: whether it held, and how wide it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.ranges.reading import read_ranges

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import BoolArray, FloatArray

__all__ = ["RangeVerdict", "range_verdict"]


@dataclass(frozen=True, slots=True, eq=False)
class RangeVerdict:
    """One verdict per range.

    Parameters
    ----------
    inside : shape (n,)
        Whether the outcome lies in the range; both ends belong to it.
    width : shape (n,)
        Upper end less lower end, in the unit of the values.
    log_width : shape (n,)
        Logarithm of upper over lower end, without a unit; NaN where the lower end is not
        above 0.
    distance : shape (n,)
        How far outside the outcome lies, in the unit of the values; 0 inside.
    """

    inside: BoolArray
    width: FloatArray
    log_width: FloatArray
    distance: FloatArray


def range_verdict(lower: ArrayLike, upper: ArrayLike, outcome: ArrayLike) -> RangeVerdict:
    """Tell which ranges held, and how wide they were; never the one without the other.

    Parameters
    ----------
    lower, upper, outcome : shape (n,)
        Both ends, and what was observed.

    Returns
    -------
    RangeVerdict

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, its ends are reversed, or the rows do not pair up.

    Examples
    --------
    >>> verdict = range_verdict([400, 200], [500, 300], [380, 300])
    >>> verdict.inside, verdict.width, verdict.distance
    (array([False,  True]), array([100., 100.]), array([20.,  0.]))
    """
    low, high, happened = read_ranges(lower, upper, outcome)
    below, above = np.maximum(low - happened, 0), np.maximum(happened - high, 0)
    return RangeVerdict(
        inside=(low <= happened) & (happened <= high),
        width=high - low,
        log_width=_log_width(low, high),
        distance=below + above,
    )


def _log_width(low: FloatArray, high: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio, difference = np.log(high / low), np.log(high) - np.log(low)
    # The ratio keeps the digits of a narrow range, and the difference those of a huge one.
    return np.where(low > 0, np.where(np.isfinite(ratio), ratio, difference), np.nan)
