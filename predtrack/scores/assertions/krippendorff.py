"""Krippendorff's alpha: agreement of any number of resolvers, some verdicts missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import UnknownNameError
from predtrack.scores.absence import with_gaps

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["krippendorff_alpha"]

Difference = Literal["nominal", "ordinal"]


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
    pairs = _coincidences(np.atleast_2d(with_gaps(ratings)))
    totals = pairs.sum(axis=1)
    distances = DISTANCES[difference](totals)
    expected = float((np.outer(totals, totals) * distances).sum())
    if not expected:
        return None
    return 1 - float((totals.sum() - 1) * (pairs * distances).sum()) / expected


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
