"""Reliability curves and bins as rows; without bands where outcomes are no counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.scores.decomposition import (
    corp_from_table,
    equal_bins,
    reliability_binned,
    reliability_isotonic,
)
from predtrack.summaries.calibration import CalibrationRow, ForecastCount

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.decomposition import Reliability, SufficientTable

__all__ = ["bin_rows", "curve_rows", "forecast_counts"]

_POINTS = 500
"""Most distinct forecasts on a curve; where there are more, so many are picked by rank."""

_NUMBERS, _BARS = 25, 20
"""Most different forecasts that are counted one by one, and bins that stand for more."""


def curve_rows(table: SufficientTable, level: float, draws: int) -> tuple[CalibrationRow, ...]:
    """Give the CORP reliability curve.

    Parameters
    ----------
    table
        Forecasts of a group.
    level
        Of both bands.
    draws
        Random outcomes for the consistency band.
    """
    if table.holds_counts:
        return _banded(reliability_isotonic(table, level=level, points=_POINTS, draws=draws))
    parts = corp_from_table(table)
    sizes = np.add.reduceat(table.n, parts.block_starts)
    pooled = np.repeat(sizes, np.diff(parts.block_starts, append=len(table)))
    at = np.unique(np.linspace(0, len(table) - 1, min(len(table), _POINTS)).round().astype(int))
    p = table.probability[at]
    return _bare(p, p, table.n[at], pooled[at], p, parts.recalibrated[at])


def bin_rows(
    table: SufficientTable, bins: int, level: float, draws: int
) -> tuple[CalibrationRow, ...]:
    """Give bins of one width, closed on the left; empty ones are left out."""
    found = equal_bins(bins, closed="left")
    if table.holds_counts:
        return _banded(reliability_binned(table, found, level=level, draws=draws))
    places = found.find(table.probability)
    starts = np.flatnonzero(np.diff(places, prepend=-1))
    n, hits, said = (
        np.add.reduceat(column, starts)
        for column in (table.n, table.outcomes, table.n * table.probability)
    )
    ends = found.ends[places[starts]], found.ends[places[starts] + 1]
    return _bare(*ends, n, n, said / n, hits / n)


def forecast_counts(table: SufficientTable) -> tuple[ForecastCount, ...]:
    """Count forecasts by what they said; bins that hold none are left out.

    Parameters
    ----------
    table
        Forecasts of a group.
    """
    if len(table) <= _NUMBERS:
        cells = zip(table.probability.tolist(), table.n.tolist(), strict=True)
        return tuple(ForecastCount(said, said, n) for said, n in cells)
    bins = equal_bins(_BARS, closed="left")
    n = np.bincount(bins.find(table.probability), weights=table.n, minlength=_BARS)
    rows = zip(bins.ends.tolist(), bins.ends[1:].tolist(), n.tolist(), strict=False)
    return tuple(ForecastCount(low, high, count) for low, high, count in rows if count)


def _banded(found: Reliability) -> tuple[CalibrationRow, ...]:
    columns = (
        found.low, found.high, found.n, found.pooled, found.probability, found.observed,
        found.band_low, found.band_high, found.confidence_low, found.confidence_high,
    )  # fmt: skip
    cells = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(
        CalibrationRow(low, high, n, pooled, said, came, (least, most), (lowest, highest))
        for low, high, n, pooled, said, came, least, most, lowest, highest in cells
    )


def _bare(*columns: NDArray[Any]) -> tuple[CalibrationRow, ...]:
    cells = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(
        CalibrationRow(low, high, n, pooled, said, came, None, None)
        for low, high, n, pooled, said, came in cells
    )
