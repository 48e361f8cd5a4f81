"""The coherent probabilities that are closest to incoherent ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.columns import Positive, domain_of
from predtrack.scores.deadlines.incoherence import read_nesting
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.sides import Side

__all__ = ["coherent_projection"]

WEIGHT = domain_of(Positive)


def coherent_projection(
    probability: ArrayLike,
    *,
    deadline: Any = None,  # noqa: ANN401 - dates or numbers
    threshold: ArrayLike | None = None,
    side: Side = "at least",
    weights: ArrayLike | None = None,
) -> FloatArray:
    """Mend nested probabilities by moving them as little as possible.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Of each claim, in any order.
    deadline, threshold : shape (n,)
        One of them, as in :func:`incoherences`. Claims that nest in both ways form no
        chain: project them along the deadlines of one threshold.
    side
        As in :func:`incoherences`.
    weights : shape (n,), above 0, optional
        How firmly each probability is held; without it all count the same.

    Returns
    -------
    shape (n,)
        Closest in weighted squares, in the order of the rows. Equal claims get one
        probability. It is a repair: score what was said, and say so where this is scored.

    Raises
    ------
    InvalidForecastError
        If a row is missing or out of range, or the rows do not pair up.
    UsageError
        If there is not exactly one of deadline and threshold.

    References
    ----------
    Ayer, Brunk, Ewing, Reid & Silverman (1955), Annals of Mathematical Statistics 26(4),
    641-647. doi:10.1214/aoms/1177728423

    Examples
    --------
    >>> coherent_projection([0.5, 0.4, 0.7], deadline=[2026, 2027, 2028]).round(9)
    array([0.45, 0.45, 0.7 ])
    """
    if (deadline is None) == (threshold is None):
        raise UsageError("give a deadline or a threshold, and not both: they form no chain")
    share, (key,) = read_nesting(probability, deadline, threshold, side)
    held = np.atleast_1d(WEIGHT.read("weights", 1.0 if weights is None else weights))
    if weights is not None:
        refuse_mismatch({"probability": probability, "weights": weights})
    if not share.size:
        return share
    return _project(share, key, np.broadcast_to(held, share.shape))


def _project(share: FloatArray, key: FloatArray, held: FloatArray) -> FloatArray:
    from scipy.optimize import isotonic_regression  # noqa: PLC0415 - only a repair needs it

    _, place = np.unique(key, return_inverse=True)
    weight = np.bincount(place, held)
    mean = np.bincount(place, held * share) / weight
    rising = isotonic_regression(mean, weights=weight).x
    return np.asarray(np.clip(rising[place], 0.0, 1.0))
