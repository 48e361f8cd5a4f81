"""Columns of ranges, bounds and levels, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.columns import Level, Real, domain_of, refuse_rows
from predtrack.scores.shapes import read_rows, refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["LEVELS", "read_columns", "read_levels", "read_ranges"]

LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Levels that a range or bound without a stated one is tried at; none of them is assumed."""

REAL = domain_of(Real)
LEVEL = domain_of(Level)


def read_columns(columns: dict[str, ArrayLike]) -> list[FloatArray]:
    """Read columns of one length; a single number meets any column.

    Examples
    --------
    >>> read_columns({"bound": 100, "outcome": [120, 80]})
    [array([100., 100.]), array([120.,  80.])]
    """
    refuse_mismatch(columns)
    read = (read_rows(name, column, REAL) for name, column in columns.items())
    return list(np.broadcast_arrays(*read))


def read_ranges(lower: ArrayLike, upper: ArrayLike, outcome: ArrayLike) -> list[FloatArray]:
    """Read ranges and what happened; the lower end must not lie above the upper one.

    Examples
    --------
    >>> read_ranges([1, 5], [2, 4], [1, 4])
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: the lower end lies above the upper end (row 1)
    """
    low, high, happened = read_columns({"lower": lower, "upper": upper, "outcome": outcome})
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
    read = np.atleast_1d(LEVEL.read("levels", levels))
    if read.ndim != 1 or not read.size:
        raise UsageError("levels must be one level or a column of them")
    return read
