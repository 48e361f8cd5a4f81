"""What partial verdicts do to a Brier score: three conventions and the whole range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.assertions.poisson_binomial import REFERENCE
from predtrack.scores.assertions.verdicts import read_verdicts
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import BoolArray, FloatArray

__all__ = ["PartialCredit", "partial_credit"]


@dataclass(frozen=True, slots=True)
class PartialCredit:
    """Mean Brier scores of one record, by what a partial verdict is taken for.

    Parameters
    ----------
    n, partials
        Claims, and those with a partial verdict.
    as_miss, as_half, as_hit
        Every partial verdict as z = 0, z = 1/2, z = 1.
    low, high
        Lowest and highest mean over all degrees in [0, 1], one for each partial verdict.
        The three conventions need not reach them.
    """

    n: int
    partials: int
    as_miss: float
    as_half: float
    as_hit: float
    low: float
    high: float


def partial_credit(probabilities: ArrayLike, outcomes: ArrayLike) -> PartialCredit:
    """Score ``(p - z)^2`` with partial verdicts at 0, 1/2 and 1, and bound it over all z.

    Parameters
    ----------
    probabilities : shape (n,), in [0, 1], or one number for all
        Stated probability of each claim.
    outcomes : shape (n,), in [0, 1]
        1 if the claim came true, 0 if not. Anything between is a partial verdict whose
        degree is not known: the number itself is not used. Where a degree was stated, use
        :func:`predtrack.scores.brier` with it.

    Returns
    -------
    PartialCredit
        The interval from low to high is the headline; one half alone is a convention.

    Examples
    --------
    >>> found = partial_credit(0.8, [1, 1, 1, 1, 1, 0.5, 0.5, 0, 0, 0])
    >>> [round(score, 6) for score in (found.as_miss, found.as_half, found.as_hit)]
    [0.34, 0.23, 0.22]
    >>> round(found.low, 6), round(found.high, 6)
    (0.212, 0.34)
    """
    z = read_verdicts(outcomes)
    p = REFERENCE.read("probability", probabilities)
    refuse_mismatch({"probability": probabilities, "outcome": outcomes})
    if not z.size:
        raise InvalidForecastError("nothing is resolved; there is no score without an outcome")
    p, partial = np.broadcast_to(p.ravel(), z.shape), np.asarray((z != 0) & (z != 1))
    degrees = (np.zeros_like(p), np.full_like(p, 0.5), np.ones_like(p), p, np.where(p < 0.5, 1, 0))
    means = [_mean(p, np.where(partial, degree, z)) for degree in degrees]
    return PartialCredit(z.size, _count(partial), *means)


def _mean(p: FloatArray, z: FloatArray) -> float:
    return float(((p - z) ** 2).mean())


def _count(rows: BoolArray) -> int:
    return int(rows.sum())
