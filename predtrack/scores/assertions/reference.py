"""Assertions held against reference probabilities that were there before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.assertions.poisson_binomial import mid_p, poisson_binomial_tail
from predtrack.scores.assertions.poisson_binomial import read_references as read
from predtrack.scores.assertions.significance import tipping_point
from predtrack.scores.assertions.verdicts import read_hit_or_miss
from predtrack.scores.columns import refuse_rows
from predtrack.scores.shapes import refuse_mismatch
from predtrack.scores.times import read_times

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["ReferenceTest", "against_references", "refuse_late_references"]


@dataclass(frozen=True, slots=True)
class ReferenceTest:
    """What so many hits say against the references.

    Parameters
    ----------
    n, hits, expected
        Claims, those that came true, and how many the references expect.
    tail
        ``P(X >= hits)``, exact.
    mid_p
        The same with half the chance of just so many.
    tipping_point
        Shift of every reference that would undo significance: print it beside the tail.
        None where the hits are not significant.
    """

    n: int
    hits: int
    expected: float
    tail: float
    mid_p: float
    tipping_point: float | None


def against_references(
    probabilities: ArrayLike, outcomes: ArrayLike, *, alpha: float = 0.05
) -> ReferenceTest:
    """Test whether an author's claims came true more often than the references expect.

    Parameters
    ----------
    probabilities : shape (n,), in [0, 1]
        Reference probability of each claim, from before the claim: see
        :func:`refuse_late_references`.
    outcomes : shape (n,), 0 or 1
        1 if the claim came true, 0 if not. Count partial verdicts once as 0 and once as 1.
    alpha
        Level of significance of the tipping point, one-sided.

    Returns
    -------
    ReferenceTest
        The claims are taken for independent given the references; claims that hang
        together make the tail too small.

    Examples
    --------
    >>> q = [0.5, 0.4, 0.3, 0.5, 0.2, 0.4, 0.3, 0.5, 0.4, 0.3]
    >>> found = against_references(q, [1, 1, 1, 0, 1, 1, 0, 1, 1, 0])
    >>> found.hits, round(found.expected, 6), round(found.tail, 7), round(found.tipping_point, 6)
    (7, 3.8, 0.0377566, 0.018976)
    """
    q, y = read(probabilities), read_hit_or_miss(outcomes)
    refuse_mismatch({"probability": probabilities, "outcome": outcomes})
    hits, expected = int(y.sum()), float(q.sum())
    tail, middle = poisson_binomial_tail(q, hits), mid_p(q, hits)
    return ReferenceTest(len(q), hits, expected, tail, middle, tipping_point(q, hits, alpha))


def refuse_late_references(made: ArrayLike, quoted: ArrayLike) -> None:
    """Refuse reference probabilities that are younger than the claims they judge.

    Parameters
    ----------
    made, quoted : shape (n,)
        When each claim was made, and when its reference was quoted: dates, or numbers.

    Raises
    ------
    InvalidForecastError
        If a reference was quoted after its claim was made; it may know the outcome.

    Examples
    --------
    >>> refuse_late_references([2025.0, 2025.0], quoted=[2024.9, 2026.1])
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: a reference must be quoted at or before its claim
    (row 1)
    """
    claimed, priced = read_times({"made": made, "quoted": quoted})
    late = np.asarray(priced > claimed)
    refuse_rows("a reference must be quoted at or before its claim", late)
