"""What mean score a forecaster gets by luck alone, when every probability is the true one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.counts import read_level
from predtrack.scores.rules.brier import BRIER
from predtrack.scores.small_samples.patterns import (
    EXACT_PATTERNS,
    drawn_means,
    every_mean,
    read_chances,
)

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.score import Score

__all__ = ["NullDistribution", "null_distribution"]

NOISE = 1e-12
"""Mean scores closer than this share of the largest are equal but for rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class NullDistribution:
    """Distribution of a mean score under the forecaster's own probabilities.

    Parameters
    ----------
    n
        Forecasts.
    mean, sd
        Mean and standard deviation of the mean score; exact, also where patterns were drawn.
    values, chances : shape (patterns,)
        Mean scores in rising order, and the chance of each.
    method
        ``exact``, or ``Monte Carlo`` with so many ``draws``.
    draws
        Random patterns of outcomes; 0 where all were counted.
    """

    n: int
    mean: float
    sd: float
    values: FloatArray
    chances: FloatArray
    method: Literal["exact", "Monte Carlo"]
    draws: int

    def upper_tail(self, observed: float) -> float:
        """Chance of a mean score of at least the observed one.

        Where patterns were drawn, the observed one counts as one of them, so that the
        chance is never 0.
        """
        return self._counting(self.chances[self.values >= observed - self._noise()])

    def lower_tail(self, observed: float) -> float:
        """Chance of a mean score of at most the observed one."""
        return self._counting(self.chances[self.values <= observed + self._noise()])

    def quantile(self, share: float) -> float:
        """Smallest mean score that is not exceeded with at least this chance."""
        reached = np.cumsum(self.chances) >= read_level("share", share) - NOISE
        return float(self.values[np.argmax(reached)])

    def _noise(self) -> float:
        return NOISE * float(np.abs(self.values).max())

    def _counting(self, chances: FloatArray) -> float:
        if self.draws:
            return (1 + len(chances)) / (1 + self.draws)
        return min(1.0, math.fsum(chances))


def null_distribution(
    probabilities: ArrayLike, *, rule: Score = BRIER, draws: int = 99_999, seed: int = 0
) -> NullDistribution:
    """Distribution of the mean score if each event happens with just its stated probability.

    Equal probabilities are joined, since only the number of events among them matters. Every
    pattern is counted while there are at most :data:`EXACT_PATTERNS` of them, which holds for
    any 20 forecasts; beyond, outcomes are drawn.

    Parameters
    ----------
    probabilities : shape (n,), in [0, 1]
        What was stated.
    rule
        Any rule for one probability, such as ``SCORES["log"]``.
    draws, seed
        Number of random patterns and the seed, where not all are counted.

    Returns
    -------
    NullDistribution

    Raises
    ------
    InvalidForecastError
        If a probability is missing or outside [0, 1], or there is none.
    UsageError
        If the rule is not one for a single probability.

    Notes
    -----
    The outcomes are taken as independent of each other. A mean score in the middle of this
    distribution is what a calibrated forecaster expects; at small n it is also what many
    others get, so it does not show calibration.

    Examples
    --------
    >>> null = null_distribution([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95])
    >>> round(null.mean, 5), round(null.sd, 6), round(null.upper_tail(0.18525), 6)
    (0.16975, 0.059605, 0.410657)
    """
    chances = read_chances(probabilities, rule)
    if not chances.n:
        raise InvalidForecastError("no forecast, so that no score can be expected")
    exact = chances.patterns <= EXACT_PATTERNS
    values, weights = every_mean(chances) if exact else drawn_means(chances, draws, seed)
    order = np.argsort(values, kind="stable")
    return NullDistribution(
        chances.n,
        chances.mean,
        chances.sd,
        values[order],
        weights[order],
        "exact" if exact else "Monte Carlo",
        0 if exact else draws,
    )
