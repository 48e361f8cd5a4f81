"""CRPS of an ensemble by sorting: no pairs are ever formed."""

from typing import Literal

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import FloatArray
from predtrack.scores.distributions.row_blocks import over_row_blocks

__all__ = ["Estimator", "ensemble_crps", "refuse_fair_single"]

Estimator = Literal["standard", "fair"]
"""Whether members are the forecast itself, or draws from a distribution that is meant."""


def ensemble_crps(value: FloatArray, outcome: FloatArray, estimator: Estimator) -> FloatArray:
    """Integrate the squared distance of the ensemble's step function from the outcome.

    Parameters
    ----------
    value : shape (..., M)
        Members, in any order.
    outcome : shape (...)
        Values observed.
    estimator
        ``standard`` divides the pairs by M^2, ``fair`` by M (M - 1).

    Returns
    -------
    shape (...)
        One score per ensemble.

    Examples
    --------
    >>> ensemble_crps(np.array([1.0, 2.0, 4.0, 8.0]), np.array(3.0), "standard").item()
    0.8125
    """
    above, below = _weights(value.shape[-1], estimator)

    def score(members: FloatArray, observed: FloatArray) -> FloatArray:
        distance = np.sort(members, axis=-1)
        distance -= observed[:, None]
        # No term is below 0, so nothing cancels; einsum sums every row in the same order.
        return np.asarray(np.einsum("ij,ij->i", distance, np.where(distance >= 0, above, below)))

    return over_row_blocks(score, [value, outcome], [1, 0])


def refuse_fair_single(members: int, estimator: Estimator) -> None:
    """Refuse to estimate the spread of a distribution from one draw."""
    if estimator == "fair" and members < 2:
        raise InvalidForecastError("the fair estimator needs at least two members in value")


def _weights(members: int, estimator: Estimator) -> tuple[FloatArray, FloatArray]:
    refuse_fair_single(members, estimator)
    rank = np.arange(1, members + 1)
    if estimator == "fair":
        pairs = members * (members - 1)
        return 2.0 * (members - rank) / pairs, -2.0 * (rank - 1) / pairs
    return (2.0 * (members - rank) + 1) / members**2, -(2.0 * rank - 1) / members**2
