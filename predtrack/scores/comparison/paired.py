"""The differences between two forecasters on the same questions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.errors import InvalidForecastError
from predtrack.scores.comparison.pairs import noise_of, read_pair

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["PairedComparison", "described", "differences_of", "paired_comparison"]


@dataclass(frozen=True, slots=True)
class PairedComparison:
    """The difference between two forecasters on the same questions.

    Parameters
    ----------
    n
        Questions.
    mean
        Mean of ``first - second``; below 0 the first has the lower scores.
    sd
        Standard deviation of the differences, with n - 1; NaN for one question.
    statistic, p_value
        The test's, two-sided; NaN without a test, or where ``reason`` says why not.
    test
        Name of the test; empty without one.
    reason
        Why there is no statistic; empty where there is one.
    """

    n: int
    mean: float
    sd: float
    statistic: float = math.nan
    p_value: float = math.nan
    test: str = ""
    reason: str = ""


def paired_comparison(first: ArrayLike, second: ArrayLike) -> PairedComparison:
    """Describe the differences ``first - second`` without a test.

    Parameters
    ----------
    first, second : shape (n,)
        Scores of two forecasters on the same questions in the same order.

    Returns
    -------
    PairedComparison
        Its statistic and p value are NaN: a mean and a deviation need no model.

    Raises
    ------
    InvalidForecastError
        If a score is missing or infinite, the rows do not pair up, or there are none.

    Examples
    --------
    >>> found = paired_comparison([0.04, 0.09, 0.25], [0.16, 0.09, 0.49])
    >>> round(found.mean, 3), round(found.sd, 3)
    (-0.12, 0.12)
    """
    differences, _ = differences_of(first, second)
    return described(differences)


def differences_of(first: ArrayLike, second: ArrayLike) -> tuple[FloatArray, float]:
    """Subtract the second forecaster's scores, and say how far rounding carries the result.

    Examples
    --------
    >>> differences_of([0.5], [0.25])[0]
    array([0.25])
    """
    one, two = read_pair(first, second)
    if not one.size:
        raise InvalidForecastError("no question is common; nothing can be compared")
    return one - two, noise_of(one, two)


def described(differences: FloatArray, reason: str = "") -> PairedComparison:
    """Give the mean and the deviation of differences, and no test.

    Examples
    --------
    >>> import numpy as np
    >>> described(np.array([0.25, 0.75])).mean
    0.5
    """
    n = len(differences)
    sd = float(differences.std(ddof=1)) if n > 1 else math.nan
    return PairedComparison(n, float(differences.mean()), sd, reason=reason)
