"""The level at which ranges or bounds would have been right, judged by what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.errors import InvalidForecastError
from predtrack.scores.assertions import clopper_pearson
from predtrack.scores.ranges.bounds import Comparator, bound_verdict
from predtrack.scores.ranges.verdicts import range_verdict

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["ImpliedLevel", "implied_bound_level", "implied_range_level"]


@dataclass(frozen=True, slots=True)
class ImpliedLevel:
    """What level a set of ranges or bounds turned out to have.

    Parameters
    ----------
    best
        Level at which their size was right: at a higher one wider, at a lower one narrower
        ones would have scored better. None where every range is a point.
    coverage
        Share that held.
    hits, n
        How many held, of how many.
    low, high
        Clopper-Pearson interval of the coverage, at 95 %. It takes the claims for
        independent; claims about one year or one cause are not.
    """

    best: float | None
    coverage: float
    hits: int
    n: int
    low: float
    high: float


def implied_range_level(lower: ArrayLike, upper: ArrayLike, outcome: ArrayLike) -> ImpliedLevel:
    r"""Level at which ranges, taken together, are neither too wide nor too narrow.

    .. math:: \hat{\lambda} = \frac{\sum_{inside} w_i}{\sum w_i}

    Where all ranges are stretched around their middles by one factor, the mean interval
    score of level lambda is best without any stretching if lambda is the share of the total
    width that belongs to ranges which held.

    Parameters
    ----------
    lower, upper, outcome : shape (n,)
        Both ends, and what was observed; one quantity, or values made comparable, as wide
        ranges weigh more.

    Returns
    -------
    ImpliedLevel
        A description of the record, never the level that was meant.

    Raises
    ------
    InvalidForecastError
        If there is no range, a row is missing or its ends are reversed.

    Examples
    --------
    >>> found = implied_range_level([0, 0, 0, 0], [1, 1, 1, 7], [2, 0.5, 0.5, 3])
    >>> found.best, found.coverage
    (0.9, 0.75)
    """
    verdict = range_verdict(lower, upper, outcome)
    total = float(verdict.width.sum())
    held = float(verdict.width[verdict.inside].sum())
    return _implied(held / total if total else None, int(verdict.inside.sum()), len(verdict.width))


def implied_bound_level(
    bound: ArrayLike, outcome: ArrayLike, *, comparator: Comparator
) -> ImpliedLevel:
    """Level at which bounds, taken together, are neither too bold nor too timid.

    Parameters
    ----------
    bound, outcome, comparator
        As in :func:`bound_verdict`.

    Returns
    -------
    ImpliedLevel
        Best is the share that held: at that level no common shift would have had a better
        mean pinball score.

    Raises
    ------
    InvalidForecastError
        If there is no bound, or a row is missing.

    Examples
    --------
    >>> found = implied_bound_level(100, [120, 130, 90, 101], comparator="at least")
    >>> found.best, found.hits, found.n
    (0.75, 3, 4)
    """
    satisfied = bound_verdict(bound, outcome, comparator=comparator).satisfied
    hits, n = int(satisfied.sum()), len(satisfied)
    return _implied(hits / n if n else None, hits, n)


def _implied(best: float | None, hits: int, n: int) -> ImpliedLevel:
    if not n:
        raise InvalidForecastError("there is no claim; no level can be told from it")
    return ImpliedLevel(best, hits / n, hits, n, *clopper_pearson(hits, n))
