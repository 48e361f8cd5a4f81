"""Columns of ranges, bounds and levels, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.columns import Domain, refuse_rows
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["LEVELS", "read_levels", "read_ranges", "read_rows"]

LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Levels that a range or bound without a stated one is tried at; none of them is assumed."""

REAL = Domain("be a finite number")
SHARE = Domain("lie between 0 and 1; write 90 % as 0.9", 0, 1, ends=False)


def read_rows(columns: dict[str, ArrayLike], *, domain: Domain = REAL) -> list[FloatArray]:
    """Read columns of one length; a single number meets any column.

    Examples
    --------
    >>> read_rows({"bound": 100, "outcome": [120, 80]})
    [array([100., 100.]), array([120.,  80.])]
    """
    refuse_mismatch(columns)
    read = [np.atleast_1d(domain.read(name, column)) for name, column in columns.items()]
    if any(column.ndim > 1 for column in read):
        raise InvalidForecastError(f"{' and '.join(columns)} must hold one number a row")
    return list(np.broadcast_arrays(*read))


def read_ranges(lower: ArrayLike, upper: ArrayLike, outcome: ArrayLike) -> list[FloatArray]:
    """Read ranges and what happened; the lower end must not lie above the upper one.

    Examples
    --------
    >>> read_ranges([1, 5], [2, 4], [1, 4])
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: the lower end lies above the upper end (row 1)
    """
    low, high, happened = read_rows({"lower": lower, "upper": upper, "outcome": outcome})
    refuse_rows("the lower end lies above the upper end", low > high)
    return [low, high, happened]


def read_levels(levels: ArrayLike) -> FloatArray:
    """Read levels to sweep over, in any order.

    Examples
    --------
    >>> read_levels([0.5, 90])
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: levels must lie between 0 and 1; write 90 % as 0.9
    (row 1)
    """
    read = np.atleast_1d(SHARE.read("levels", levels))
    if read.ndim != 1 or not read.size:
        raise UsageError("levels must be one level or a column of them")
    return read
