"""What mean score a forecaster gets by luck alone, when every probability is the true one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.columns import Probability, domain_of
from predtrack.scores.nulls.distribution import NullDistribution
from predtrack.scores.nulls.possible_outcomes import PossibleOutcomes
from predtrack.scores.rules.brier import BRIER
from predtrack.scores.shapes import read_rows

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.score import Score

__all__ = ["EXACT_OUTCOMES", "null_distribution"]

EXACT_OUTCOMES = 1 << 20
"""Up to so many outcomes every one is counted: 20 forecasts have at most as many."""

PROBABILITY = domain_of(Probability)


def null_distribution(
    probabilities: ArrayLike, *, rule: Score = BRIER, draws: int = 99_999, seed: int = 0
) -> NullDistribution:
    """Distribution of the mean score if each event happens with just its stated probability.

    Equal probabilities are joined, since only the number of events among them matters. Every
    outcome is counted while there are at most :data:`EXACT_OUTCOMES` of them, which holds for
    any 20 forecasts; beyond, outcomes are drawn.

    Parameters
    ----------
    probabilities : shape (n,), in [0, 1]
        What was stated.
    rule
        Any rule for one probability, such as ``SCORES["log"]``.
    draws, seed
        Number of random outcomes and the seed, where not all are counted.

    Returns
    -------
    NullDistribution
        Its mean and standard deviation are exact, also where outcomes were drawn.

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
    >>> round(null.mean, 5), round(null.standard_deviation, 6)
    (0.16975, 0.059605)
    >>> round(null.upper_tail(0.18525), 6)
    0.410657
    """
    possible = _read_forecasts(probabilities)
    hit, miss = _score_both(possible.probability, rule)
    moments = _exact_moments(possible, hit, miss)
    if possible.number <= EXACT_OUTCOMES:
        means = possible.totals(hit, miss) / possible.total
        return NullDistribution.exact(means, possible.chances(), moments)
    batches = possible.draw(draws, seed)
    totals = [sums @ hit + (possible.n - sums) @ miss for sums in batches]
    return NullDistribution.simulated(np.concatenate(totals) / possible.total, moments)


def _read_forecasts(probabilities: ArrayLike) -> PossibleOutcomes:
    p = read_rows("probabilities", probabilities, PROBABILITY)
    if not p.size:
        raise InvalidForecastError("no forecast, so that no score can be expected")
    return PossibleOutcomes(*np.unique(p, return_counts=True))


def _score_both(p: FloatArray, rule: Score) -> tuple[FloatArray, FloatArray]:
    # What is impossible may cost infinitely much: it has no weight, and counts as 0.
    if rule.kind != "binary":
        raise UsageError(f"a rule for one probability is needed; {rule.name} is none")
    hit = np.where(p > 0, rule(p, np.ones_like(p)), 0.0)
    return hit, np.where(p < 1, rule(p, np.zeros_like(p)), 0.0)


def _exact_moments(
    possible: PossibleOutcomes, hit: FloatArray, miss: FloatArray
) -> tuple[float, float]:
    p, n = possible.probability, possible.n
    mean = float(n @ (p * hit + (1 - p) * miss)) / possible.total
    variance = float(n @ (p * (1 - p) * (hit - miss) ** 2))
    return mean, math.sqrt(variance) / possible.total
