"""Whether two resolvers agree: raw agreement and Cohen's kappa."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.absence import with_gaps

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["cohen_kappa", "raw_agreement", "read_pairs"]


def raw_agreement(first: ArrayLike, second: ArrayLike) -> float | None:
    """Share of the units rated by both in which two raters say the same.

    Parameters
    ----------
    first, second : shape (units,)
        Category of each unit as a number; NaN where a rater has none.

    Returns
    -------
    float, or None
        In [0, 1]; None where no unit was rated by both.

    Examples
    --------
    >>> raw_agreement([2, 2, 1, 0], [2, 1, 1, float("nan")])
    0.6666666666666666
    """
    one, two = read_pairs(first, second)
    return float((one == two).mean()) if one.size else None


def cohen_kappa(first: ArrayLike, second: ArrayLike) -> float | None:
    """Agreement of two raters beyond what their own habits would give by chance.

    Parameters
    ----------
    first, second : shape (units,)
        Category of each unit as a number; NaN where a rater has none.

    Returns
    -------
    float, or None
        At most 1; 0 is chance. None where it is undefined: no unit was rated by both, or
        both used a single category throughout.

    References
    ----------
    Cohen (1960), Educational and Psychological Measurement 20(1), 37-46.
    doi:10.1177/001316446002000104

    Examples
    --------
    >>> first, second = [2, 2, 1, 0, 0, 2, 1, 0, 2, 1], [2, 2, 1, 0, 1, 2, 0, 0, 2, 2]
    >>> round(cohen_kappa(first, second), 6)
    0.538462
    """
    one, two = read_pairs(first, second)
    if not one.size:
        return None
    chance = sum(float((one == c).mean() * (two == c).mean()) for c in np.unique(one))
    return (float((one == two).mean()) - chance) / (1 - chance) if chance < 1 else None


def read_pairs(first: ArrayLike, second: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Read the ratings of the units that both raters rated.

    Examples
    --------
    >>> read_pairs([2, 1], [float("nan"), 0])
    (array([1.]), array([0.]))
    """
    one, two = with_gaps(first), with_gaps(second)
    if one.shape != two.shape:
        raise InvalidForecastError("two raters must have one rating per unit; NaN where missing")
    both = ~(np.isnan(one) | np.isnan(two))
    return one[both], two[both]
