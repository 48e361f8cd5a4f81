"""The sufficient table: everything that binary scores need to know of any number of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import TOLERANCE, Fulfilment, Probability, Weight, domain_of
from predtrack.scores.decomposition.groups import (
    add_by_forecast,
    scatter,
    whole_if_possible,
)
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from predtrack.scores.columns import FloatArray

__all__ = ["OUTCOME", "PROBABILITY", "SufficientTable"]

PROBABILITY = domain_of(Probability)
OUTCOME = domain_of(Fulfilment)
SUM = domain_of(Weight)


@dataclass(frozen=True, slots=True, eq=False)
class SufficientTable:
    """Distinct forecasts in ascending order, and what happened after each of them.

    Made by ``collapse`` from rows, or by :meth:`from_groups` from sums that another engine
    has taken. The arrays are read-only.

    Parameters
    ----------
    probability : shape (k,), in [0, 1]
        Distinct forecasts, ascending.
    n : shape (k,)
        How many rows gave the forecast; whole numbers, unless rows carry weights that
        are not.
    outcomes : shape (k,)
        Sum of their outcomes; whole numbers where every outcome is 0 or 1.
    squares : shape (k,)
        Sum of their squared outcomes; the same as ``outcomes`` where these are 0 or 1.

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> table = collapse([0.7, 0.2, 0.7], [1, 0, 0])
    >>> table.probability, table.n, table.outcomes
    (array([0.2, 0.7]), array([1, 2]), array([0, 1]))
    """

    probability: FloatArray
    n: NDArray[Any]
    outcomes: NDArray[Any]
    squares: NDArray[Any]

    def __post_init__(self) -> None:
        for column in (self.probability, self.n, self.outcomes, self.squares):
            column.setflags(write=False)

    def __len__(self) -> int:
        return len(self.probability)

    @classmethod
    def from_groups(
        cls,
        probability: ArrayLike,
        n: ArrayLike,
        outcomes: ArrayLike,
        squares: ArrayLike | None = None,
    ) -> SufficientTable:
        """Take over sums by forecast, in any order; equal forecasts are added up.

        Parameters
        ----------
        probability : shape (m,), in [0, 1]
            Forecasts.
        n, outcomes, squares : shape (m,)
            Number of rows, sum of their outcomes and of their squared outcomes. Without
            squares, every outcome was 0 or 1.

        Raises
        ------
        InvalidForecastError
            If sums cannot come from outcomes in [0, 1].

        Examples
        --------
        >>> SufficientTable.from_groups([0.7, 0.2], [2, 1], [1, 0]).outcomes
        array([0, 1])
        """
        squares = outcomes if squares is None else squares
        given = {"n": n, "outcomes": outcomes, "squares": squares}
        refuse_mismatch({"probability": probability, **given})
        p = np.atleast_1d(PROBABILITY.read("probability", probability) + 0.0)  # -0.0 is 0.0
        sums = [np.atleast_1d(SUM.read(name, column)) for name, column in given.items()]
        _refuse_impossible(*sums)
        order = np.lexsort((*sums, p))
        order = order[sums[0][order] > 0]
        return cls(
            *add_by_forecast(p[order], *(whole_if_possible(column[order]) for column in sums))
        )

    @property
    def total(self) -> float:
        """Number of rows, or their weight."""
        return float(self.n.sum())

    @property
    def base_rate(self) -> float:
        """Mean outcome."""
        return float(self.outcomes.sum()) / self.total

    @property
    def variance(self) -> float:
        """Variance of the outcomes around the base rate."""
        sums = (column.sum(keepdims=True) for column in (self.n, self.outcomes, self.squares))
        return float(scatter(*sums)[0]) / self.total

    @property
    def means(self) -> FloatArray:
        """Mean outcome after each distinct forecast, shape (k,)."""
        return np.asarray(self.outcomes / self.n)

    @property
    def holds_counts(self) -> bool:
        """Whether every row counts a whole number of times, with an outcome of 0 or 1."""
        kinds = {column.dtype.kind for column in (self.n, self.outcomes)}
        return kinds <= {"i"} and np.array_equal(self.outcomes, self.squares)

    @property
    def scatter(self) -> FloatArray:
        """Sum of squared distances of the outcomes from their mean, shape (k,)."""
        return scatter(self.n, self.outcomes, self.squares)


def _refuse_impossible(n: FloatArray, outcomes: FloatArray, squares: FloatArray) -> None:
    slack = TOLERANCE * (1 + n)
    possible = (squares <= outcomes + slack) & (outcomes <= n + slack)
    possible &= outcomes**2 <= n * squares + slack * n
    if not possible.all():
        rows = np.flatnonzero(~possible).tolist()
        raise InvalidForecastError("sums cannot come from n outcomes in [0, 1]", rows)
