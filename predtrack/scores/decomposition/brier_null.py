"""The mean Brier score that forecasts would get if all of them were true."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.decomposition.corp_terms import TERMS
from predtrack.scores.decomposition.null_distribution import NullDistribution
from predtrack.scores.decomposition.possible_outcomes import (
    binomial_chances,
    count_outcomes,
    draw_outcomes,
    refuse_fractions,
)

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["BrierNull", "brier_under_calibration"]

MOST_ENUMERATED = 1 << 20
"""Twenty forecasts, all different."""


@dataclass(frozen=True, slots=True)
class BrierNull:
    """Mean Brier score of forecasts that are all true, beside the observed one.

    Parameters
    ----------
    observed
        Mean Brier score.
    mean, standard_deviation
        What it would be under calibration: exact for any number of forecasts.
    p_value
        Chance, under calibration, of a score at least as large.
    distribution
        All of it: exact where there are at most 2^20 possible outcomes, which is always
        so up to 20 forecasts, simulated otherwise.
    """

    observed: float
    mean: float
    standard_deviation: float
    p_value: float
    distribution: NullDistribution


def brier_under_calibration(
    table: SufficientTable, *, replicates: int = 10_000, seed: int = 0
) -> BrierNull:
    """Find what the mean Brier score would be if every forecast were true.

    Parameters
    ----------
    table
        Collapsed forecasts with outcomes of 0 or 1.
    replicates
        Number of draws, where there are too many possible outcomes to count them all.
    seed
        Of the draws: the same seed gives the same numbers.

    Raises
    ------
    InvalidForecastError
        If the table has no row, fractional outcomes, or weights that are not counts.

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> p = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
    >>> null = brier_under_calibration(collapse(p, [0, 0, 1, 0, 0, 1, 1, 0, 1, 1]))
    >>> round(null.observed, 5), round(null.mean, 5), round(null.p_value, 6)
    (0.18525, 0.16975, 0.410657)
    """
    refuse_fractions(table)
    p, n = table.probability, table.n
    columns = (p, n, table.outcomes, table.squares)
    observed = float(TERMS["brier"].mean(*columns).sum()) / table.total
    mean = float((n * p * (1 - p)).sum()) / table.total
    deviation = math.sqrt(float((n * p * (1 - p) * (1 - 2 * p) ** 2).sum())) / table.total
    null = _distribution(table, replicates=replicates, seed=seed)
    return BrierNull(observed, mean, deviation, null.tail(observed), null)


def _distribution(table: SufficientTable, *, replicates: int, seed: int) -> NullDistribution:
    if count_outcomes(table) <= MOST_ENUMERATED:
        return NullDistribution.of(*_enumerated(table), method="exact")
    paid = table.n * table.probability**2
    saved = 1 - 2 * table.probability
    draws = draw_outcomes(table, replicates=replicates, seed=seed)
    values = [(paid.sum() + sums @ saved) / table.total for sums in draws]
    return NullDistribution.simulated(np.concatenate(values))


def _enumerated(table: SufficientTable) -> tuple[FloatArray, FloatArray]:
    # The score adds up over forecasts, so that sums are enumerated without the outcomes.
    values, chances = np.zeros(1), np.ones(1)
    for p, n in zip(table.probability.tolist(), table.n.tolist(), strict=True):
        events = np.arange(n + 1)
        scores = (events * (1 - p) ** 2 + (n - events) * p**2) / table.total
        values = np.add.outer(values, scores).ravel()
        chances = np.multiply.outer(chances, binomial_chances(n, p)).ravel()
    return values, chances
