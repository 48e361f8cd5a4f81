"""Verdicts: yes, no, and partial, which is never silently one half."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Domain, refuse_rows
from predtrack.scores.counts import read_count, read_hits

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["Verdicts", "count_verdicts", "hit_interval", "read_hit_or_miss", "read_verdicts"]

OUTCOME = Domain("be a finite number in [0, 1]; between 0 and 1 is partial", 0, 1)


class Verdicts(NamedTuple):
    """How many claims came true, came true in part, and failed."""

    hits: int
    partials: int
    misses: int


def read_verdicts(outcomes: ArrayLike) -> FloatArray:
    """Read verdicts as one column: 1 yes, 0 no, anything between is partial.

    Examples
    --------
    >>> read_verdicts([True, 0.5, 0])
    array([1. , 0.5, 0. ])
    """
    return np.atleast_1d(OUTCOME.read("outcome", outcomes)).ravel()


def read_hit_or_miss(outcomes: ArrayLike) -> FloatArray:
    """Read verdicts that must be 1 or 0; a partial one has to be decided first.

    Examples
    --------
    >>> read_hit_or_miss([1, 0.5])
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: outcome must be 0 or 1; compute once with partial
    verdicts as 0 and once as 1 (row 1)
    """
    y = read_verdicts(outcomes)
    partial = np.asarray((y != 0) & (y != 1))
    refuse_rows(
        "outcome must be 0 or 1; compute once with partial verdicts as 0 and once as 1", partial
    )
    return y


def count_verdicts(outcomes: ArrayLike) -> Verdicts:
    """Count hits, partial verdicts and misses.

    Parameters
    ----------
    outcomes : shape (n,), in [0, 1]
        1 if the claim came true, 0 if not, and any number between for a partial verdict.

    Returns
    -------
    Verdicts
        Of n claims. A void or unresolved claim is none of the three: leave it out, count it.

    Examples
    --------
    >>> count_verdicts([1, 1, 0.5, 0])
    Verdicts(hits=2, partials=1, misses=1)
    """
    y = read_verdicts(outcomes)
    hits, misses = int((y == 1).sum()), int((y == 0).sum())
    return Verdicts(hits, len(y) - hits - misses, misses)


def hit_interval(hits: int, partials: int, n: int) -> tuple[float, float]:
    """Hit rates with every partial verdict counted as a miss, and as a hit.

    Parameters
    ----------
    hits, partials, n
        Claims that came true, that came true in part, and all resolved claims.

    Returns
    -------
    tuple of float
        Low and high; the headline is the pair, never its middle alone.

    Examples
    --------
    >>> hit_interval(5, 2, 10)
    (0.5, 0.7)
    """
    hits, n = read_hits(hits, n)
    at_most, _ = read_hits(hits + read_count("partials", partials), n)
    if n == 0:
        raise InvalidForecastError("nothing is resolved; there is no hit rate without an outcome")
    return hits / n, at_most / n
