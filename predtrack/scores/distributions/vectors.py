"""Energy score of ensembles of vectors, without a matrix of all pairs."""

import numpy as np

from predtrack.scores.columns import FloatArray
from predtrack.scores.distributions.ensembles import Estimator, refuse_fair_single
from predtrack.scores.distributions.row_blocks import over_row_blocks

__all__ = ["ensemble_energy"]


def ensemble_energy(value: FloatArray, outcome: FloatArray, estimator: Estimator) -> FloatArray:
    """Mean distance from the outcome, less half the mean distance between two members.

    Parameters
    ----------
    value : shape (..., M, D)
        Members.
    outcome : shape (..., D)
        Vectors observed.
    estimator
        ``standard`` divides the pairs by M^2, ``fair`` by M (M - 1).

    Returns
    -------
    shape (...)
        One score per ensemble.

    Examples
    --------
    >>> members = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    >>> round(ensemble_energy(members, np.array([1.0, 1.0]), "standard").item(), 6)
    0.758714
    """
    size = value.shape[-2]
    refuse_fair_single(size, estimator)
    pairs = size * (size - 1) if estimator == "fair" else size**2

    def score(members: FloatArray, observed: FloatArray) -> FloatArray:
        away = _length(members - observed[:, None, :]).sum(axis=-1) / size
        return np.asarray(away - _apart(members) / pairs)

    return over_row_blocks(score, [value, outcome], [2, 1])


def _apart(members: FloatArray) -> FloatArray:
    """Sum the distances of all pairs, one shift at a time: the memory of one copy."""
    total = np.zeros(len(members))
    for shift in range(1, members.shape[1]):
        total += _length(members[:, shift:] - members[:, :-shift]).sum(axis=-1)
    return total


def _length(vectors: FloatArray) -> FloatArray:
    return np.asarray(np.sqrt(np.einsum("...d,...d->...", vectors, vectors)))
