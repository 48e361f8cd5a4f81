"""Claims of which one implies another, and that was given the smaller probability."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.columns import TOLERANCE, Probability, Real, domain_of
from predtrack.scores.shapes import read_rows, refuse_mismatch
from predtrack.scores.sides import Side, sign_of
from predtrack.scores.times import read_times

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["Incoherence", "incoherences", "read_nesting"]

PROBABILITY = domain_of(Probability)
THRESHOLD = domain_of(Real)


@dataclass(frozen=True, slots=True)
class Incoherence:
    """A claim that implies another, and has the larger probability.

    Parameters
    ----------
    narrower
        Row of the claim that implies the other: the earlier deadline, the harder threshold.
    wider
        Row of the claim that is implied.
    excess
        How much larger the probability of the narrower one is.
    """

    narrower: int
    wider: int
    excess: float


def incoherences(
    probability: ArrayLike,
    *,
    deadline: Any = None,  # noqa: ANN401 - dates or numbers
    threshold: ArrayLike | None = None,
    side: Side = "at least",
) -> tuple[Incoherence, ...]:
    """Find nested claims whose probabilities contradict each other.

    "By June" implies "by December"; "at least 200" implies "at least 100". Whoever gives
    the narrower claim the larger probability can be made to lose a bet for certain.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Of each claim; all by one forecaster, at one time.
    deadline : shape (n,), optional
        By when, as dates or numbers. For "by" only: a claim about a day implies nothing.
    threshold : shape (n,), optional
        Level that is reached; with deadlines too, a claim must be narrower in both.
    side
        Whether the quantity is said to be ``at least`` or ``at most`` the threshold.

    Returns
    -------
    tuple of Incoherence
        Every pair, largest first; equal claims with two probabilities are a pair too.

    Raises
    ------
    InvalidForecastError
        If a row is missing, a probability is outside [0, 1], or the rows do not pair up.
    UsageError
        If there is neither a deadline nor a threshold.

    Examples
    --------
    >>> (found,) = incoherences([0.5, 0.4, 0.7], deadline=[2026, 2027, 2028])
    >>> found.narrower, found.wider, round(found.excess, 12)
    (0, 1, 0.1)
    """
    share, keys = read_nesting(probability, deadline, threshold, side)
    found = [pair for row in range(len(share)) for pair in _contradicted(row, share, keys)]
    return tuple(sorted(found, key=lambda pair: (-pair.excess, pair.narrower, pair.wider)))


def read_nesting(
    probability: ArrayLike,
    deadline: Any,  # noqa: ANN401
    threshold: ArrayLike | None,
    side: Side,
) -> tuple[FloatArray, list[FloatArray]]:
    """Read probabilities, and keys that rise from a narrower claim to a wider one.

    Examples
    --------
    >>> read_nesting([0.2, 0.5], None, [200, 100], "at least")
    (array([0.2, 0.5]), [array([-200., -100.])])
    """
    sign = sign_of(side)
    given = {"deadline": deadline, "threshold": threshold}
    named = {name: column for name, column in given.items() if column is not None}
    if not named:
        raise UsageError("give a deadline, a threshold or both: nothing else nests claims")
    share = read_rows("probability", probability, PROBABILITY)
    refuse_mismatch({"probability": probability, **named})
    keys = read_times({"deadline": deadline}) if deadline is not None else []
    if threshold is not None:
        keys.append(-sign * THRESHOLD.read("threshold", threshold))
    return share, [np.broadcast_to(key, share.shape) for key in keys]


def _contradicted(row: int, share: FloatArray, keys: list[FloatArray]) -> list[Incoherence]:
    wider = np.logical_and.reduce([key >= key[row] for key in keys])
    excess = share[row] - share
    found = np.flatnonzero(wider & (excess > TOLERANCE)).tolist()
    return [Incoherence(row, other, float(excess[other])) for other in found]
