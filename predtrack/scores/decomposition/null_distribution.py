"""What a statistic would be if every stated probability were true: its null distribution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.scores.counts import read_level

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray

__all__ = ["NullDistribution"]

ROUNDING = 1e-12
"""Two ways of adding up the same statistic differ by less."""


@dataclass(frozen=True, slots=True, eq=False)
class NullDistribution:
    """Values of a statistic under the null hypothesis, with their chances.

    Parameters
    ----------
    values : shape (m,)
        Values, ascending.
    chances : shape (m,)
        Chance of each; they sum to 1.
    method
        ``exact`` where every possible outcome was counted, ``simulated`` otherwise.

    Examples
    --------
    >>> null = NullDistribution.of([0.3, 0.1, 0.2], [0.2, 0.5, 0.3], method="exact")
    >>> null.quantile(0.5), null.quantile(0.9), round(null.tail(0.2), 9)
    (0.1, 0.3, 0.5)
    """

    values: FloatArray
    chances: FloatArray
    method: Literal["exact", "simulated"]

    @classmethod
    def of(
        cls, values: FloatArray, chances: FloatArray, *, method: Literal["exact", "simulated"]
    ) -> NullDistribution:
        """Sort values and their chances."""
        order = np.argsort(values, kind="stable")
        return cls(np.asarray(values)[order], np.asarray(chances)[order], method)

    @classmethod
    def simulated(cls, values: FloatArray) -> NullDistribution:
        """Give every simulated value the same chance."""
        return cls(np.sort(values), np.full(len(values), 1 / len(values)), "simulated")

    @property
    def mean(self) -> float:
        """Expected value."""
        return float(self.values @ self.chances)

    @property
    def standard_deviation(self) -> float:
        """Root of the variance."""
        return float(np.sqrt((self.values - self.mean) ** 2 @ self.chances))

    def quantile(self, level: float) -> float:
        """Smallest value that is not exceeded with at least this chance."""
        reached = np.cumsum(self.chances) >= read_level("level", level) - ROUNDING
        return float(self.values[np.argmax(reached)])

    def tail(self, observed: float) -> float:
        """Chance of a value at least as large as the observed one.

        A simulated tail counts the observed value as one more replicate, so that it is
        never 0.
        """
        beyond = self.values >= observed - ROUNDING * max(abs(observed), 1)
        if self.method == "exact":
            return min(float(self.chances[beyond].sum()), 1.0)
        return (1 + int(beyond.sum())) / (1 + len(self.values))
