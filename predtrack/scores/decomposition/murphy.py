"""Murphy's decomposition of the Brier score, by distinct forecast or by bin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.decomposition.bins import Bins
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["Murphy", "murphy", "murphy_binned"]


@dataclass(frozen=True, slots=True)
class Murphy:
    """A mean Brier score, taken apart by groups of forecasts.

    ``mean = reliability - resolution + uncertainty + within_variance - within_covariance``;
    the last two are 0 unless different forecasts share a bin.

    Parameters
    ----------
    reliability
        Squared distance of the mean forecast of a group from its observed frequency; less
        is better.
    resolution
        Squared distance of observed frequencies from the base rate; more is better.
    uncertainty
        Variance of the outcomes.
    within_variance
        Variance of forecasts within bins.
    within_covariance
        Twice the covariance of forecasts and outcomes within bins: discrimination that
        the bins hide.
    """

    reliability: float
    resolution: float
    uncertainty: float
    within_variance: float = 0.0
    within_covariance: float = 0.0

    @property
    def mean_score(self) -> float:
        """Mean Brier score, from 0 to 1."""
        within = self.within_variance - self.within_covariance
        return self.reliability - self.resolution + self.uncertainty + within


def murphy(table: SufficientTable) -> Murphy:
    """Decompose the mean Brier score by distinct forecast.

    Parameters
    ----------
    table
        Collapsed forecasts. Where nearly all forecasts are different, each is a group of
        its own and reliability is the Brier score itself: use CORP or bins then.

    Raises
    ------
    InvalidForecastError
        If the table has no row.

    References
    ----------
    Murphy (1973), Journal of Applied Meteorology 12(4), 595-600.
    doi:10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> parts = murphy(collapse([0.2] * 5 + [0.6] * 5, [0, 0, 1, 0, 0, 1, 0, 1, 1, 0]))
    >>> round(parts.reliability, 9), round(parts.resolution, 9), parts.uncertainty
    (0.0, 0.04, 0.24)
    """
    return _decompose(table, np.arange(len(table)))


def murphy_binned(table: SufficientTable, bins: Bins) -> Murphy:
    """Decompose the mean Brier score by bins, with the two terms that bins add.

    Parameters
    ----------
    table
        Collapsed forecasts.
    bins
        Made by :func:`equal_bins` or from edges.

    Raises
    ------
    InvalidForecastError
        If the table has no row.

    References
    ----------
    Stephenson, Coelho & Jolliffe (2008), Weather and Forecasting 23(4), 752-757.
    doi:10.1175/2007WAF2006116.1

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse, equal_bins
    >>> parts = murphy_binned(collapse([0.1, 0.3, 0.9], [0, 1, 1]), equal_bins(2))
    >>> round(parts.within_variance, 9), round(parts.within_covariance, 9)
    (0.006666667, 0.066666667)
    """
    return _decompose(table, np.flatnonzero(np.diff(bins.find(table.probability), prepend=-1)))


def _decompose(table: SufficientTable, starts: NDArray[np.int64]) -> Murphy:
    if not len(table):
        raise InvalidForecastError("there is nothing to decompose: no forecast has an outcome")
    n, hits, pledged = _added(starts, table.n, table.outcomes, table.n * table.probability)
    forecast, observed = _alone(table, starts, pledged / n), hits / n
    around = np.repeat(forecast, np.diff(starts, append=len(table)))
    centre = np.repeat(observed, np.diff(starts, append=len(table)))
    away = table.probability - around
    sums = (
        n * (forecast - observed) ** 2,
        n * (observed - table.base_rate) ** 2,
        table.n * away**2,
        2 * away * (table.outcomes - table.n * centre),
    )
    reliability, resolution, *within = (float(s.sum()) / table.total + 0.0 for s in sums)
    return Murphy(reliability, resolution, table.variance, *within)


def _added(starts: NDArray[np.int64], *columns: NDArray[Any]) -> list[NDArray[Any]]:
    return [np.add.reduceat(column, starts) for column in columns]


def _alone(table: SufficientTable, starts: NDArray[np.int64], means: FloatArray) -> FloatArray:
    # The mean of one forecast, given n times, is that forecast to the last digit.
    alone = np.diff(starts, append=len(table)) == 1
    return np.where(alone, table.probability[starts], means)
