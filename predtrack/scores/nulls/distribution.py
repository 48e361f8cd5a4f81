"""What a statistic would be if every stated probability were true: its null distribution."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.counts import read_level

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["NullDistribution"]

ROUNDING = 1e-12
"""Values closer than this share of the largest are equal but for rounding."""

CHANCE_ROUNDING = 1e-9
"""Sums of a million chances, one after the other, are off by less."""


@dataclass(frozen=True, slots=True, eq=False)
class NullDistribution:
    """Values of a statistic under the null hypothesis, with their chances.

    Made by :meth:`exact` from all possible values, or by :meth:`simulated` from draws.

    Parameters
    ----------
    values : shape (m,)
        Values, ascending.
    chances : shape (m,)
        Chance of each; they sum to 1.
    method
        ``exact`` where every possible outcome was counted, ``simulated`` otherwise.
    mean, standard_deviation
        Of the statistic; exact where they are known, also if the values are drawn.

    Examples
    --------
    >>> null = NullDistribution.exact([0.3, 0.1, 0.2], [0.2, 0.5, 0.3])
    >>> null.quantile(0.5), null.quantile(0.9), round(null.upper_tail(0.2), 9)
    (0.1, 0.3, 0.5)
    """

    values: FloatArray
    chances: FloatArray
    method: Literal["exact", "simulated"]
    mean: float
    standard_deviation: float

    @classmethod
    def exact(
        cls, values: ArrayLike, chances: ArrayLike, moments: tuple[float, float] | None = None
    ) -> NullDistribution:
        """Sort all possible values, in any order, beside their chances.

        What has no chance is left out, and may be infinite. Moments are the mean and the
        standard deviation, where they are known already.
        """
        v, c = np.asarray(values, dtype=np.float64), np.asarray(chances, dtype=np.float64)
        v, c = v[c > 0], c[c > 0]
        order = np.argsort(v, kind="stable")
        return cls(v[order], c[order], "exact", *(moments or _moments(v, c)))

    @classmethod
    def simulated(
        cls, values: ArrayLike, moments: tuple[float, float] | None = None
    ) -> NullDistribution:
        """Give every drawn value the same chance; without moments, theirs are estimated."""
        v = np.sort(np.asarray(values, dtype=np.float64))
        c = np.full(len(v), 1 / len(v))
        return cls(v, c, "simulated", *(moments or _moments(v, c)))

    @property
    def draws(self) -> int:
        """Number of random values; 0 where all were counted."""
        return len(self.values) if self.method == "simulated" else 0

    def quantile(self, level: float) -> float:
        """Smallest value that is not exceeded with at least this chance."""
        least = read_level("level", level) - CHANCE_ROUNDING
        place = int(np.searchsorted(np.cumsum(self.chances), least))
        return float(self.values[min(place, len(self.values) - 1)])

    def upper_tail(self, observed: float) -> float:
        """Chance of a value at least as large as the observed one.

        Where values were drawn, the observed one counts as one of them, so that the chance
        is never 0.
        """
        least = _read_observed(observed) - self._rounding()
        return self._add(self.chances[np.searchsorted(self.values, least) :])

    def lower_tail(self, observed: float) -> float:
        """Chance of a value at most as large as the observed one; as the upper tail."""
        most = _read_observed(observed) + self._rounding()
        return self._add(self.chances[: np.searchsorted(self.values, most, side="right")])

    def _rounding(self) -> float:
        return ROUNDING * float(max(abs(self.values[0]), abs(self.values[-1])))

    def _add(self, chances: FloatArray) -> float:
        if self.draws:
            return (1 + len(chances)) / (1 + self.draws)
        return min(float(chances.sum()), 1.0)


def _moments(values: FloatArray, chances: FloatArray) -> tuple[float, float]:
    mean = float(values @ chances)
    return mean, math.sqrt(float((values - mean) ** 2 @ chances))


def _read_observed(observed: float) -> float:
    if math.isnan(observed):
        raise InvalidForecastError("observed is missing; nothing can be held against the null")
    return float(observed)
