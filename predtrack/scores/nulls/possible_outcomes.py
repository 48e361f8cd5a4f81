"""What can happen after forecasts that are all true: every outcome counted, or some drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.counts import read_draws
from predtrack.scores.nulls.binomial import binomial_chances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray

__all__ = ["PossibleOutcomes"]

CELLS_PER_BATCH = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class PossibleOutcomes:
    """Sums of outcomes by distinct forecast: among equal forecasts, only the number counts.

    Whatever lists all outcomes lists them in one order, that of :meth:`sums`.

    Parameters
    ----------
    probability : shape (k,), in [0, 1]
        Distinct forecasts.
    n : shape (k,), whole numbers above 0
        How many times each was made.

    Examples
    --------
    >>> possible = PossibleOutcomes(np.array([0.25, 0.75]), np.array([1, 1]))
    >>> possible.sums().tolist()
    [[0, 0], [0, 1], [1, 0], [1, 1]]
    >>> possible.chances()
    array([0.1875, 0.5625, 0.0625, 0.1875])
    """

    probability: FloatArray
    n: NDArray[np.int64]

    @property
    def total(self) -> int:
        """Number of forecasts."""
        return int(self.n.sum())

    @property
    def number(self) -> float:
        """How many outcomes there are; infinite where no float holds it."""
        with np.errstate(over="ignore"):
            return float(np.prod(self.n + 1.0))

    def sums(self) -> NDArray[np.int64]:
        """List every outcome, shape (m, k)."""
        columns = np.indices(tuple((self.n + 1).tolist())).reshape(len(self.n), -1)
        return np.ascontiguousarray(columns.T, dtype=np.int64)

    def chances(self) -> FloatArray:
        """Chance of every outcome, shape (m,)."""
        chances = np.ones(1)
        for p, n in zip(self.probability.tolist(), self.n.tolist(), strict=True):
            chances = np.multiply.outer(chances, binomial_chances(n, p)).ravel()
        return chances

    def totals(self, hit: FloatArray, miss: FloatArray) -> FloatArray:
        """Add up, for every outcome, what forecasts earn by an event and without one.

        The outcomes themselves are not listed: their number is all that memory has to hold.

        Examples
        --------
        >>> possible = PossibleOutcomes(np.array([0.25, 0.75]), np.array([1, 1]))
        >>> possible.totals(np.array([1.0, 2.0]), np.zeros(2))
        array([0., 2., 1., 3.])
        """
        totals = np.zeros(1)
        for n, by_hit, by_miss in zip(self.n.tolist(), hit, miss, strict=True):
            events = np.arange(n + 1)
            totals = np.add.outer(totals, events * by_hit + (n - events) * by_miss).ravel()
        return totals

    def draw(self, draws: int, seed: int) -> Iterator[NDArray[np.int64]]:
        """Draw sums of outcomes as often as asked, in batches that fit the memory.

        Yields
        ------
        shape (batch, k)
            One binomial number per distinct forecast, however many rows it stands for.

        Examples
        --------
        >>> possible = PossibleOutcomes(np.array([0.0, 1.0]), np.array([2, 3]))
        >>> [batch.tolist() for batch in possible.draw(2, seed=1)]
        [[[0, 3], [0, 3]]]
        """
        left, random = read_draws(draws), np.random.default_rng(seed)
        batch = max(CELLS_PER_BATCH // len(self.n), 1)
        for start in range(0, left, batch):
            size = (min(batch, left - start), len(self.n))
            yield random.binomial(self.n, self.probability, size=size)
