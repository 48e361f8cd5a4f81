"""The rate at which a sample came true, for each of its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.columns import Fulfilment, Weight, domain_of
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["leave_one_out_base_rate", "other_questions", "sample_base_rate"]

OUTCOME, WEIGHT = domain_of(Fulfilment), domain_of(Weight)


def sample_base_rate(outcome: ArrayLike, weights: ArrayLike | None = None) -> FloatArray:
    """Mean of all outcomes, for each question the same.

    Parameters
    ----------
    outcome : shape (n,), in [0, 1]
        What happened.
    weights : shape (n,), optional
        Weight of each question.

    Returns
    -------
    shape (n,), in [0, 1]

    Examples
    --------
    >>> sample_base_rate([1, 0, 0, 0])
    array([0.25, 0.25, 0.25, 0.25])
    """
    known, shares = _read(outcome, weights)
    if _all_same(known) or not shares.any():
        return known  # a mean of equal numbers may differ from them in the last digit
    return np.full_like(known, np.average(known, weights=shares))


def leave_one_out_base_rate(outcome: ArrayLike, weights: ArrayLike | None = None) -> FloatArray:
    """Mean of all other outcomes, for each question its own.

    Parameters
    ----------
    outcome : shape (n,), in [0, 1]
        What happened, in at least two questions.
    weights : shape (n,), optional
        Weight of each question; two of them at least above 0.

    Returns
    -------
    shape (n,), in [0, 1]

    Raises
    ------
    UsageError
        If a question has no other beside it.

    Examples
    --------
    >>> leave_one_out_base_rate([1, 0, 0])
    array([0. , 0.5, 0.5])
    """
    known, shares = _read(outcome, weights)
    if known.size and other_questions(outcome, weights) < 1:
        raise UsageError("a base rate of the others needs at least two questions of weight")
    if _all_same(known):
        return known
    rates = (shares @ known - shares * known) / (shares.sum() - shares)
    return np.asarray(np.clip(rates, 0.0, 1.0))


def other_questions(outcome: ArrayLike, weights: ArrayLike | None) -> int:
    """Count the questions of weight that remain without one; below 0 where there is none.

    Examples
    --------
    >>> other_questions([1, 0, 0], weights=[1, 1, 0])
    1
    """
    return int(np.count_nonzero(_read(outcome, weights)[1])) - 1


def _all_same(known: FloatArray) -> bool:
    return not known.size or bool(known.min() == known.max())


def _read(outcome: ArrayLike, weights: ArrayLike | None) -> tuple[FloatArray, FloatArray]:
    known = np.atleast_1d(OUTCOME.read("outcome", outcome))
    if weights is None:
        return known, np.ones_like(known)
    refuse_mismatch({"outcome": outcome, "weights": weights})
    return known, np.broadcast_to(WEIGHT.read("weights", weights), known.shape)
