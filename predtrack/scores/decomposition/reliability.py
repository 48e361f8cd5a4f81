"""Reliability tables: what happened after forecasts, what luck allows, and what may be true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.counts import read_count, read_level
from predtrack.scores.decomposition.coarsening import coarsened
from predtrack.scores.decomposition.confidence import confidence_band
from predtrack.scores.decomposition.isotonic import isotonic_starts
from predtrack.scores.decomposition.possible_outcomes import possible_outcomes
from predtrack.scores.decomposition.proportion_intervals import exact_high, exact_low
from predtrack.scores.decomposition.recalibrated_draws import recalibrate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.decomposition.bins import Bins
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["Reliability", "reliability_binned", "reliability_isotonic"]


@dataclass(frozen=True, slots=True, eq=False)
class Reliability:
    """Observed frequencies of groups of forecasts, each with two bands.

    Parameters
    ----------
    low, high : shape (r,)
        Ends of the bin; twice the forecast itself where there are no bins.
    n : shape (r,)
        Number of forecasts.
    probability : shape (r,)
        Mean forecast.
    observed : shape (r,)
        How often the event happened; recalibrated by isotonic regression where there
        are no bins.
    band_low, band_high : shape (r,)
        The consistency band: where ``observed`` lies if every forecast is true, with at
        least the chance ``level``, for each row by itself; at most half of the rest lies on
        each side.
    confidence_low, confidence_high : shape (r,)
        The confidence band: it holds the true frequency with at least the chance ``level``,
        for each row by itself. Where there are no bins it takes for granted that a higher
        forecast does not mean a rarer event, and holds ``observed`` as well.
    pooled : shape (r,)
        Number of forecasts from which ``observed`` comes; more than ``n`` where isotonic
        regression pools neighbours.
    level
        Of each band, such as .9.
    """

    low: FloatArray
    high: FloatArray
    n: NDArray[np.int64]
    probability: FloatArray
    observed: FloatArray
    band_low: FloatArray
    band_high: FloatArray
    confidence_low: FloatArray
    confidence_high: FloatArray
    pooled: NDArray[np.int64]
    level: float


def reliability_binned(
    table: SufficientTable,
    bins: Bins,
    *,
    level: float = 0.9,
    draws: int = 1000,
    seed: int = 0,
) -> Reliability:
    """Compare forecasts and frequencies bin by bin; bins without a forecast are left out.

    Parameters
    ----------
    table
        Collapsed forecasts with outcomes of 0 or 1.
    bins
        Made by :func:`equal_bins` or from edges.
    level
        Of both bands.
    draws, seed
        Number of random outcomes for the band, and the seed that makes them repeatable.

    Raises
    ------
    InvalidForecastError
        If the table has no row, fractional outcomes, or weights that are not counts.

    References
    ----------
    Bröcker & Smith (2007), Weather and Forecasting 22(3), 651-661.
    doi:10.1175/WAF993.1

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse, equal_bins
    >>> rows = reliability_binned(collapse([0.1, 0.2, 0.9], [0, 1, 1]), equal_bins(2))
    >>> rows.n, rows.observed
    (array([2, 1]), array([0.5, 1. ]))
    """
    possible = possible_outcomes(table)
    places = bins.find(table.probability)
    starts = np.flatnonzero(np.diff(places, prepend=-1))
    n, hits = np.add.reduceat(table.n, starts), np.add.reduceat(table.outcomes, starts)
    mean = np.add.reduceat(table.n * table.probability, starts) / n
    batches = possible.draw(draws, seed)
    sums = np.concatenate([np.add.reduceat(batch, starts, axis=1) for batch in batches])
    ends = bins.ends[places[starts]], bins.ends[places[starts] + 1]
    tail = (1 - read_level("level", level)) / 2
    confidence = exact_low(hits, n, tail), exact_high(hits, n, tail)
    return Reliability(*ends, n, mean, hits / n, *_band(sums / n, level), *confidence, n, level)


def reliability_isotonic(
    table: SufficientTable,
    *,
    level: float = 0.9,
    points: int = 500,
    draws: int = 1000,
    seed: int = 0,
) -> Reliability:
    """Compare forecasts with their isotonic recalibration, without any bins.

    Parameters
    ----------
    table
        Collapsed forecasts with outcomes of 0 or 1.
    level
        Of both bands.
    points
        Most distinct forecasts to show; where there are more, so many are picked, evenly
        by rank. The recalibration still uses all; beyond 2000 distinct forecasts, neighbours
        are drawn together for the consistency band.
    draws, seed
        Number of random outcomes for the band, and the seed that makes them repeatable.

    Raises
    ------
    InvalidForecastError
        If the table has no row, fractional outcomes, or weights that are not counts.

    References
    ----------
    Dimitriadis, Gneiting & Jordan (2021), PNAS 118(8), e2016191118.
    doi:10.1073/pnas.2016191118

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> reliability_isotonic(collapse([0.1, 0.2, 0.9], [1, 0, 1])).observed
    array([0.5, 0.5, 1. ])
    """
    shown = _spread(len(table), read_count("points", points))
    observed, pooled = _recalibrated(table, shown)
    low, high = confidence_band(table, shown, level=level)
    confidence = np.minimum(low, observed), np.maximum(high, observed)
    coarse, starts = coarsened(table)
    places = np.searchsorted(starts, shown, side="right") - 1
    batches = possible_outcomes(coarse).draw(draws, seed)
    drawn = np.concatenate([recalibrate(coarse.n, batch)[0][:, places] for batch in batches])
    p, n = table.probability[shown], table.n[shown]
    return Reliability(p, p, n, p, observed, *_band(drawn, level), *confidence, pooled, level)


def _recalibrated(
    table: SufficientTable, rows: NDArray[np.int64]
) -> tuple[FloatArray, NDArray[np.int64]]:
    """Give the recalibrated frequency of some rows, and how many forecasts it comes from."""
    starts = isotonic_starts(table.n, table.outcomes)
    n, hits = (np.add.reduceat(column, starts) for column in (table.n, table.outcomes))
    blocks = np.searchsorted(starts, rows, side="right") - 1
    return (hits / n)[blocks], n[blocks]


def _spread(rows: int, points: int) -> NDArray[np.int64]:
    if points < 2:
        raise UsageError("points must be at least 2")
    return np.unique(np.linspace(0, rows - 1, min(rows, points)).round().astype(np.int64))


def _band(drawn: NDArray[Any], level: float) -> tuple[FloatArray, FloatArray]:
    # Frequencies jump: the ends are values that were drawn, so that no side loses more.
    tail = (1 - read_level("level", level)) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail], axis=0, method="inverted_cdf")
    return low, high
