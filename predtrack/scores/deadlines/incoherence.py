"""Claims of which one implies another, and that was given the smaller probability."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores.columns import TOLERANCE, Domain
from predtrack.scores.shapes import refuse_mismatch
from predtrack.scores.times import read_times

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["Incoherence", "Side", "incoherences", "read_nesting"]

Side: TypeAlias = Literal["at least", "at most"]

PROBABILITY = Domain("be a finite number in [0, 1]; write 70 % as 0.7", 0, 1)
THRESHOLD = Domain("be a finite number")
SIGNS = {"at least": -1.0, "at most": 1.0}


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
    if side not in SIGNS:
        raise UnknownNameError("side", side, SIGNS)
    given = {"deadline": deadline, "threshold": threshold}
    named = {name: column for name, column in given.items() if column is not None}
    if not named:
        raise UsageError("give a deadline, a threshold or both: nothing else nests claims")
    share = np.atleast_1d(PROBABILITY.read("probability", probability))
    refuse_mismatch({"probability": probability, **named})
    keys = read_times({"deadline": deadline}) if deadline is not None else []
    if threshold is not None:
        keys.append(SIGNS[side] * THRESHOLD.read("threshold", threshold))
    if share.ndim > 1:
        raise InvalidForecastError("probability must hold one number a row")
    return share, [np.broadcast_to(key, share.shape) for key in keys]


def _contradicted(row: int, share: FloatArray, keys: list[FloatArray]) -> list[Incoherence]:
    wider = np.logical_and.reduce([key >= key[row] for key in keys])
    excess = share[row] - share
    found = np.flatnonzero(wider & (excess > TOLERANCE)).tolist()
    return [Incoherence(row, other, float(excess[other])) for other in found]
