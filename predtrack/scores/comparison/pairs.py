"""Scores of two forecasters, question by question, read in one voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Domain
from predtrack.scores.shapes import read_rows, refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["noise_of", "read_pair"]

SCORE = Domain("be a finite number; an infinite score has no difference from another")


def read_pair(first: ArrayLike, second: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Read the scores of two forecasters on the same questions, in the same order.

    Examples
    --------
    >>> read_pair([0.1, 0.2], [0.3])
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: columns must have one shape, but first has (2,) and
    second has (1,)
    """
    one, two = read_rows("first", first, SCORE), read_rows("second", second, SCORE)
    refuse_mismatch({"first": first, "second": second})
    if one.shape != two.shape:
        raise InvalidForecastError("first and second must have one score for each question")
    return one, two


def noise_of(*columns: FloatArray) -> float:
    """How far rounding alone can carry a difference of such scores from its true value.

    Examples
    --------
    >>> 0 < noise_of(np.array([0.25]), np.array([0.36])) < 1e-14
    True
    """
    largest = max(float(np.abs(column).max(initial=0)) for column in columns)
    return 16 * float(np.finfo(np.float64).eps) * largest
