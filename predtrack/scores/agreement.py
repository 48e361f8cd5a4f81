"""Whether resolvers agree: raw agreement, Cohen's kappa and Krippendorff's alpha."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import InvalidForecastError, UnknownNameError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["cohen_kappa", "krippendorff_alpha", "raw_agreement"]

Difference = Literal["nominal", "ordinal"]


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
    one, two = _rated_by_both(first, second)
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
    one, two = _rated_by_both(first, second)
    if not one.size:
        return None
    chance = sum(float((one == c).mean() * (two == c).mean()) for c in np.unique(one))
    return (float((one == two).mean()) - chance) / (1 - chance) if chance < 1 else None


def krippendorff_alpha(ratings: ArrayLike, *, difference: Difference = "ordinal") -> float | None:
    """Agreement of any number of raters, some of whose ratings may be missing.

    Parameters
    ----------
    ratings : shape (raters, units)
        Category as a number; NaN where a rater has none for a unit.
    difference
        How far apart two categories are: ``nominal`` (the same or not) or ``ordinal``
        (how many ratings lie between them).

    Returns
    -------
    float, or None
        At most 1; 0 is chance. None where it is undefined: no unit was rated twice, or all
        ratings are the same.

    References
    ----------
    Hayes & Krippendorff (2007), Communication Methods and Measures 1(1), 77-89.
    doi:10.1080/19312450709336664

    Examples
    --------
    >>> krippendorff_alpha([[0, 1, 2], [0, 1, 2]])
    1.0
    """
    if difference not in DISTANCES:
        raise UnknownNameError("difference", difference, DISTANCES)
    pairs = _coincidences(np.atleast_2d(np.asarray(ratings, dtype=np.float64)))
    totals = pairs.sum(axis=1)
    distances = DISTANCES[difference](totals)
    expected = float((np.outer(totals, totals) * distances).sum())
    if not expected:
        return None
    return 1 - float((totals.sum() - 1) * (pairs * distances).sum()) / expected


def _rated_by_both(first: ArrayLike, second: ArrayLike) -> tuple[FloatArray, FloatArray]:
    one, two = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if one.shape != two.shape:
        raise InvalidForecastError("two raters must have one rating per unit; NaN where missing")
    both = ~(np.isnan(one) | np.isnan(two))
    return one[both], two[both]


def _coincidences(ratings: FloatArray) -> FloatArray:
    categories = np.unique(ratings[~np.isnan(ratings)])
    counts = (ratings[:, :, None] == categories).sum(axis=0).astype(np.float64)
    counts = counts[counts.sum(axis=1) > 1]  # a unit rated once pairs with nothing
    weights = 1 / (counts.sum(axis=1) - 1)
    paired = (counts * weights[:, None]).T @ counts
    return np.asarray(paired - np.diag((counts * weights[:, None]).sum(axis=0)))


def _nominal(totals: FloatArray) -> FloatArray:
    return 1 - np.eye(len(totals))


def _ordinal(totals: FloatArray) -> FloatArray:
    middles = np.cumsum(totals) - totals / 2
    return np.asarray((middles[:, None] - middles[None, :]) ** 2)


DISTANCES = {"nominal": _nominal, "ordinal": _ordinal}
