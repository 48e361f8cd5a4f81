"""Outcomes that are not known yet, and the dates that are missing with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.absence import absent_cells, unmasked
from predtrack.scores.columns import Fulfilment, domain_of, refuse_rows

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["fill_missing", "read_settled"]

OUTCOME = domain_of(Fulfilment)


def read_settled(outcome: ArrayLike, known: Any) -> FloatArray:  # noqa: ANN401 - dates or numbers
    """Read outcomes of which some are missing; what is known has a date.

    Examples
    --------
    >>> read_settled([1, None, True], [2025.5, None, 2026])
    array([ 1., nan,  1.])
    """
    values = np.atleast_1d(unmasked(outcome))
    missing = absent_cells(values)
    settled = np.where(missing, 0, values) if missing.any() else values
    happened = np.where(missing, np.nan, OUTCOME.read("outcome", settled))
    undated = absent_cells(np.atleast_1d(unmasked(known)))
    refuse_rows("the outcome has no date on which it became known", ~missing & undated)
    return happened


def fill_missing(known: Any, otherwise: Any) -> Any:  # noqa: ANN401
    """Put some date where there is none, as no outcome stands beside it.

    Examples
    --------
    >>> fill_missing([None, 3, None], [1, 1, 1])
    array([3, 3, 3], dtype=object)
    """
    values = np.atleast_1d(unmasked(known))
    missing = absent_cells(values)
    if missing.all():
        return otherwise
    filled = values.copy()
    filled[missing] = values[~missing][0]
    return filled
