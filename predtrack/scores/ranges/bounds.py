"""One-sided claims: "at least" and "up to" speak of a tail, not of the middle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import numpy as np

from predtrack.errors import UnknownNameError
from predtrack.scores.ranges.reading import LEVELS, read_columns, read_levels

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import BoolArray, FloatArray

__all__ = [
    "COMPARATORS",
    "BoundSweep",
    "BoundVerdict",
    "Comparator",
    "bound_sweep",
    "bound_verdict",
]

Comparator: TypeAlias = Literal["at least", "more than", "at most", "less than", "up to"]
COMPARATORS: tuple[Comparator, ...] = get_args(Comparator)
"""On which side of a bound the outcome may have been said to lie."""


@dataclass(frozen=True, slots=True, eq=False)
class BoundVerdict:
    """One verdict per bound.

    Parameters
    ----------
    satisfied : shape (n,)
        Whether the outcome lies on the side that was claimed.
    distance : shape (n,)
        How far it lies on the wrong side, in the unit of the values; 0 on the right one.
    slack : shape (n,)
        How far it lies on the right side: a bound that holds easily says little.
    """

    satisfied: BoolArray
    distance: FloatArray
    slack: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class BoundSweep:
    """Quantile scores of n bounds at k levels; lower is better.

    Parameters
    ----------
    levels : shape (k,)
        Probability that the bound would have been said to hold.
    quantiles : shape (k,)
        The quantile that a bound of that level is: the level itself for an upper bound, one
        less the level for a lower one.
    pinball : shape (n, k)
        Pinball score, ``(1 - level) slack + level distance``; at level .5 half the
        absolute error.
    """

    levels: FloatArray
    quantiles: FloatArray
    pinball: FloatArray


def bound_verdict(bound: ArrayLike, outcome: ArrayLike, *, comparator: Comparator) -> BoundVerdict:
    """Tell which bounds held, and by how much.

    Parameters
    ----------
    bound, outcome : shape (n,)
        The number that was named, and what was observed.
    comparator
        ``at least``, ``more than``, ``at most``, ``less than`` or ``up to``; "more" and
        "less than" exclude the number itself.

    Returns
    -------
    BoundVerdict

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, or the rows do not pair up.
    UnknownNameError
        If there is no such comparator.

    Examples
    --------
    >>> verdict = bound_verdict(1000, [1200, 1000, 900], comparator="more than")
    >>> verdict.satisfied, verdict.distance
    (array([ True, False, False]), array([  0.,   0., 100.]))
    """
    named, happened = read_columns({"bound": bound, "outcome": outcome})
    excess = happened - named if _is_lower(comparator) else named - happened
    strict = comparator in {"more than", "less than"}
    return BoundVerdict(
        satisfied=excess > 0 if strict else excess >= 0,
        distance=np.maximum(-excess, 0),
        slack=np.maximum(excess, 0),
    )


def bound_sweep(
    bound: ArrayLike,
    outcome: ArrayLike,
    *,
    comparator: Comparator,
    levels: ArrayLike = LEVELS,
) -> BoundSweep:
    """Score bounds without a stated level at each of several levels; assume none.

    Parameters
    ----------
    bound, outcome, comparator
        As in :func:`bound_verdict`.
    levels : shape (k,)
        Levels to try, between 0 and 1.

    Returns
    -------
    BoundSweep

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, or the rows do not pair up.
    UnknownNameError
        If there is no such comparator.

    References
    ----------
    Koenker & Bassett (1978), Econometrica 46(1), 33-50. doi:10.2307/1913643

    Examples
    --------
    >>> sweep = bound_sweep(1000, [1200, 900], comparator="at least", levels=[0.5, 0.9])
    >>> sweep.quantiles.round(9), sweep.pinball.round(9)
    (array([0.5, 0.1]), array([[100.,  20.], [ 50.,  90.]]))
    """
    tried = read_levels(levels)
    verdict = bound_verdict(bound, outcome, comparator=comparator)
    scores = (1 - tried) * verdict.slack[:, None] + tried * verdict.distance[:, None]
    return BoundSweep(tried, 1 - tried if _is_lower(comparator) else tried, scores)


def _is_lower(comparator: Comparator) -> bool:
    if comparator not in COMPARATORS:
        raise UnknownNameError("comparator", comparator, COMPARATORS)
    return comparator in {"at least", "more than"}
