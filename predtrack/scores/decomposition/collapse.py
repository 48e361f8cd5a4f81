"""From rows to the sufficient table, in one sort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Weight, domain_of
from predtrack.scores.decomposition.groups import (
    Groups,
    are_yes_or_no,
    group_weighted,
    group_yes_or_no,
    whole_if_possible,
)
from predtrack.scores.decomposition.table import OUTCOME, PROBABILITY, SufficientTable
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from predtrack.scores.columns import FloatArray

__all__ = ["collapse"]

WEIGHT = domain_of(Weight)


def collapse(
    probability: ArrayLike, outcome: ArrayLike, weight: ArrayLike | None = None
) -> SufficientTable:
    """Group rows by the exact value of their forecast.

    Forecasts that differ in the last digit stay apart; ``-0.0`` is ``0.0``. The order of
    rows does not matter, not even for the last digit of a sum.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability given to the event.
    outcome : shape (n,), in [0, 1]
        1 if it happened, 0 if not; between, the degree of fulfilment.
    weight : shape (n,), at least 0
        How often a row counts; once if not given. A row of weight 0 counts nowhere.

    Returns
    -------
    SufficientTable
        As many rows as there are distinct forecasts.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, or the shapes differ.

    Examples
    --------
    >>> table = collapse([0.5, 0.5, 0.9], [1, 0.25, 1])
    >>> table.n, table.outcomes, table.squares
    (array([2, 1]), array([1.25, 1.  ]), array([1.0625, 1.    ]))
    """
    given = {"probability": probability, "outcome": outcome}
    columns = [PROBABILITY.read("probability", probability), OUTCOME.read("outcome", outcome)]
    columns[0] = np.add(columns[0], 0.0, order="C")  # a copy to sort, in which -0.0 is 0.0
    if weight is not None:
        given["weight"] = weight
        columns.append(WEIGHT.read("weight", weight))
    refuse_mismatch(given)
    return SufficientTable(*_group(*_rows(columns)))


def _group(p: FloatArray, y: FloatArray, weight: FloatArray | None = None) -> Groups:
    if weight is not None:
        held = weight > 0
        return _group_weighted(p[held], y[held], whole_if_possible(weight[held]))
    if are_yes_or_no(y):
        return group_yes_or_no(p, y)
    return group_weighted(p, y, np.ones(len(p), dtype=np.int64))


def _group_weighted(p: FloatArray, y: FloatArray, weight: NDArray[Any]) -> Groups:
    forecasts, n, outcomes, squares = group_weighted(p, y, weight)
    if n.dtype.kind == "i":  # sums of whole weights and of yes and no are whole again
        outcomes, squares = whole_if_possible(outcomes), whole_if_possible(squares)
    return forecasts, n, outcomes, squares


def _rows(columns: list[FloatArray]) -> list[FloatArray]:
    shape = np.broadcast_shapes((1,), *(column.shape for column in columns))
    if len(shape) > 1:
        raise InvalidForecastError(f"columns must have one dimension, but their shape is {shape}")
    return [column if column.shape == shape else np.full(shape, column) for column in columns]
