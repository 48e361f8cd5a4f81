"""Up to which level one set of ranges or bounds beats another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.errors import InvalidForecastError
from predtrack.scores.ranges.bounds import Comparator, bound_verdict
from predtrack.scores.ranges.verdicts import range_verdict
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["BreakEven", "bound_break_even", "range_break_even"]


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Who is better at which level.

    Parameters
    ----------
    level
        Level at which both score the same; None where one is as good or better throughout.
    better_below, better_above
        ``own``, ``reference`` or ``equal``: who is better at lower, and at higher levels.
    """

    level: float | None
    better_below: str
    better_above: str


def range_break_even(
    lower: ArrayLike,
    upper: ArrayLike,
    outcome: ArrayLike,
    *,
    reference_lower: ArrayLike,
    reference_upper: ArrayLike,
) -> BreakEven:
    """Find the level at which ranges and those of a reference have one mean interval score.

    Parameters
    ----------
    lower, upper, outcome : shape (n,)
        Both ends, and what was observed.
    reference_lower, reference_upper : shape (n,)
        Ranges of the reference for the same questions, the same at every level; a point
        forecast is a range without width.

    Returns
    -------
    BreakEven
        A claim that one author's ranges are better needs no level where there is none.

    Raises
    ------
    InvalidForecastError
        If there is no row, one is missing or its ends are reversed, or rows do not pair up.

    Examples
    --------
    >>> range_break_even(400, 500, 380, reference_lower=300, reference_upper=600)
    BreakEven(level=0.8, better_below='own', better_above='reference')
    """
    refuse_mismatch({"lower": lower, "reference_lower": reference_lower})
    own = range_verdict(lower, upper, outcome)
    other = range_verdict(reference_lower, reference_upper, outcome)
    width = _mean(own.width) - _mean(other.width)
    distance = _mean(own.distance) - _mean(other.distance)
    return _crossing(width / 2 + distance, distance)


def bound_break_even(
    bound: ArrayLike, outcome: ArrayLike, *, reference: ArrayLike, comparator: Comparator
) -> BreakEven:
    """Find the level at which bounds and those of a reference have one mean pinball score.

    Parameters
    ----------
    bound, outcome, comparator
        As in :func:`bound_verdict`.
    reference : shape (n,)
        Bounds of the reference for the same questions, with the same comparator.

    Returns
    -------
    BreakEven

    Raises
    ------
    InvalidForecastError
        If there is no row, one is missing, or rows do not pair up.

    Examples
    --------
    >>> bound_break_even([100, 100], [90, 140], reference=80, comparator="at least")
    BreakEven(level=0.75, better_below='own', better_above='reference')
    """
    refuse_mismatch({"bound": bound, "reference": reference})
    own = bound_verdict(bound, outcome, comparator=comparator)
    other = bound_verdict(reference, outcome, comparator=comparator)
    slack = _mean(own.slack) - _mean(other.slack)
    return _crossing(slack, _mean(own.distance) - _mean(other.distance))


def _crossing(at_zero: float, at_one: float) -> BreakEven:
    """Read a difference of scores that runs straight from level 0 to level 1."""
    below, above = _better(at_zero), _better(at_one)
    crosses = at_zero * at_one < 0
    level = at_zero / (at_zero - at_one) if crosses else None
    if not crosses:  # an end at which both are equal is no level
        below = above = _better(at_zero or at_one)
    return BreakEven(level, below, above)


def _better(difference: float) -> str:
    return "equal" if difference == 0 else "own" if difference < 0 else "reference"


def _mean(column: FloatArray) -> float:
    if not column.size:
        raise InvalidForecastError("there is no row; nothing can be compared")
    return float(column.mean())
