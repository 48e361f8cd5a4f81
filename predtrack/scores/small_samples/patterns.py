"""Patterns of outcomes, with equal probabilities joined: all of them, or some drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.columns import Domain
from predtrack.scores.counts import read_count

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.score import Score

__all__ = ["EXACT_PATTERNS", "Chances", "drawn_means", "every_mean", "read_chances"]

EXACT_PATTERNS = 1 << 20
"""Up to so many patterns every one is counted: 20 forecasts have at most as many."""

PROBABILITY = Domain("be a finite number in [0, 1]; write 70 % as 0.7", 0, 1)

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """Distinct probabilities, and what each event among them adds to the score.

    Parameters
    ----------
    probabilities, sizes : shape (distinct,)
        Probabilities in rising order, and how many forecasts state each.
    hit, miss : shape (distinct,)
        Score where the event happens and where not; 0 where that is impossible.
    """

    probabilities: FloatArray
    sizes: NDArray[np.intp]
    hit: FloatArray
    miss: FloatArray

    @property
    def n(self) -> int:
        """Number of forecasts."""
        return int(self.sizes.sum())

    @property
    def patterns(self) -> int:
        """Number of ways in which events can be shared among the distinct probabilities."""
        return math.prod(int(size) + 1 for size in self.sizes)

    @property
    def mean(self) -> float:
        """Expected mean score."""
        p = self.probabilities
        return float(self.sizes @ (p * self.hit + (1 - p) * self.miss)) / self.n

    @property
    def sd(self) -> float:
        """Standard deviation of the mean score."""
        p = self.probabilities
        variances = p * (1 - p) * (self.hit - self.miss) ** 2
        return math.sqrt(float(self.sizes @ variances)) / self.n


def read_chances(probabilities: ArrayLike, rule: Score) -> Chances:
    """Join equal probabilities, and score both outcomes of each.

    Examples
    --------
    >>> from predtrack.scores.rules.brier import BRIER
    >>> found = read_chances([0.5, 0.2, 0.5], BRIER)
    >>> found.sizes.tolist(), found.patterns
    ([1, 2], 6)
    """
    if rule.kind != "binary":
        raise UsageError(f"a rule for one probability is needed; {rule.name} is none")
    p = np.atleast_1d(PROBABILITY.read("probabilities", probabilities))
    if p.ndim > 1:
        raise InvalidForecastError(f"probabilities must be one a row, not of shape {p.shape}")
    distinct, sizes = np.unique(p, return_counts=True)
    hit = np.where(distinct > 0, rule(distinct, np.ones_like(distinct)), 0.0)
    miss = np.where(distinct < 1, rule(distinct, np.zeros_like(distinct)), 0.0)
    return Chances(distinct, sizes, hit, miss)


def every_mean(chances: Chances) -> tuple[FloatArray, FloatArray]:
    """Mean score of every pattern that is possible, and its chance.

    Examples
    --------
    >>> from predtrack.scores.rules.brier import BRIER
    >>> values, weights = every_mean(read_chances([0.5, 0.5], BRIER))
    >>> values, weights.round(6)
    (array([0.25, 0.25, 0.25]), array([0.25, 0.5 , 0.25]))
    """
    totals, weights = np.zeros(1), np.ones(1)
    rows = zip(
        chances.probabilities, chances.sizes.tolist(), chances.hit, chances.miss, strict=True
    )
    for p, size, hit, miss in rows:
        events = np.arange(size + 1)
        masses = _binomial(p, size)
        totals = np.add.outer(totals, events * hit + (size - events) * miss).ravel()
        weights = np.multiply.outer(weights, masses).ravel()
    possible = weights > 0
    return totals[possible] / chances.n, weights[possible]


def drawn_means(chances: Chances, draws: int, seed: int) -> tuple[FloatArray, FloatArray]:
    """Mean scores of random patterns, each with the same weight.

    Examples
    --------
    >>> from predtrack.scores.rules.brier import BRIER
    >>> drawn_means(read_chances([0.5, 0.5], BRIER), 3, seed=0)[0]
    array([0.25, 0.25, 0.25])
    """
    if read_count("draws", draws) < 1:
        raise UsageError("draws must be at least 1")
    generator, totals = np.random.default_rng(seed), np.empty(draws)
    step = max(1, _BLOCK // len(chances.sizes))
    for start in range(0, draws, step):
        shape = (min(step, draws - start), len(chances.sizes))
        events = generator.binomial(chances.sizes, chances.probabilities, shape)
        misses = chances.sizes - events
        totals[start : start + len(events)] = events @ chances.hit + misses @ chances.miss
    return totals / chances.n, np.full(draws, 1 / draws)


def _binomial(p: float, size: int) -> FloatArray:
    from scipy.special import gammaln, xlog1py, xlogy  # noqa: PLC0415 - scores cost numpy alone

    events = np.arange(size + 1)
    ways = gammaln(size + 1) - gammaln(events + 1) - gammaln(size - events + 1)
    masses = np.exp(ways + xlogy(events, p) + xlog1py(size - events, -p))
    return np.asarray(masses / masses.sum())
