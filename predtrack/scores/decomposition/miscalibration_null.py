"""The miscalibration that perfectly calibrated forecasts would show by luck alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.decomposition.coarsening import coarsened
from predtrack.scores.decomposition.corp import read_terms
from predtrack.scores.decomposition.possible_outcomes import possible_outcomes
from predtrack.scores.decomposition.recalibrated_draws import miscalibrations
from predtrack.scores.nulls.distribution import NullDistribution

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray
    from predtrack.scores.decomposition.corp import CorpScore
    from predtrack.scores.decomposition.corp_terms import Terms
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["miscalibration_under_calibration"]

MOST_ENUMERATED = 1 << 14
MOST_EACH = 8000
"""Distinct forecasts whose outcomes are drawn one by one."""


def miscalibration_under_calibration(
    table: SufficientTable, *, score: CorpScore = "brier", draws: int = 1000, seed: int = 0
) -> NullDistribution:
    """Find how large CORP miscalibration is when every forecast is true.

    Recalibration fits the outcomes it has seen, so miscalibration is never below 0 and
    its mean is above 0 even for a perfect forecaster; with few forecasts, far above.

    Parameters
    ----------
    table
        Collapsed forecasts; what happened after them plays no part.
    score
        ``brier`` (0 to 1) or ``log`` (nats).
    draws, seed
        Number of random outcomes and the seed, where not all are counted; up to 16 384 are,
        which holds for any 14 forecasts.

    Returns
    -------
    NullDistribution
        Its mean, quantiles, and the chance of at least the observed miscalibration.

    Raises
    ------
    InvalidForecastError
        If the table has no row, fractional outcomes, or weights that are not counts.

    Notes
    -----
    Beyond 8000 distinct forecasts, neighbours are drawn together at two sizes, from which
    the values are extrapolated: they are right within a few in a hundred, and rather too
    large than too small.

    References
    ----------
    Dimitriadis, Gneiting & Jordan (2021), PNAS 118(8), e2016191118.
    doi:10.1073/pnas.2016191118

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> p = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
    >>> null = miscalibration_under_calibration(collapse(p, [0, 0, 1, 0, 0, 1, 1, 0, 1, 1]))
    >>> round(null.mean, 6), round(null.quantile(0.95), 5), null.method
    (0.086307, 0.14525, 'exact')
    """
    possible, terms = possible_outcomes(table), read_terms(score)
    if possible.number <= MOST_ENUMERATED:
        values = miscalibrations(terms, table, possible.sums())
        return NullDistribution.exact(values, possible.chances())
    if len(table) > MOST_EACH:
        return NullDistribution.simulated(_extrapolated(terms, table, draws, seed))
    drawn = [miscalibrations(terms, table, sums) for sums in possible.draw(draws, seed)]
    return NullDistribution.simulated(np.concatenate(drawn))


def _extrapolated(terms: Terms, table: SufficientTable, draws: int, seed: int) -> FloatArray:
    """Draw neighbours together, and add what that hides.

    Miscalibration turns on where isotonic regression may cut. What is lost by cutting between
    groups alone shrinks with the root of their number: between a quarter of the groups and all
    of them as much is gained as is still missing.
    """
    fine, _ = coarsened(table, MOST_EACH)
    coarse, starts = coarsened(fine, MOST_EACH // 4)
    drawn = []
    for sums in possible_outcomes(fine).draw(draws, seed):
        lost = miscalibrations(terms, fine, sums)
        rough = miscalibrations(terms, coarse, np.add.reduceat(sums, starts, axis=1))
        drawn.append(np.maximum(2 * lost - rough, 0.0))
    return np.concatenate(drawn)
