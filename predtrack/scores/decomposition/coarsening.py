"""Neighbouring forecasts brought together, where more are distinct than resampling needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.decomposition.table import SufficientTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["MOST_DISTINCT", "coarsened"]

MOST_DISTINCT = 2000
"""Distinct forecasts that are resampled one by one.

Isotonic regression pools about n^(2/3) of n forecasts that all differ, so that of ten million
it leaves some two hundred blocks: two thousand groups are fine beside them.
"""


def coarsened(
    table: SufficientTable, most: int = MOST_DISTINCT
) -> tuple[SufficientTable, NDArray[np.int64]]:
    """Join neighbours into groups of about as many rows each, with their mean forecast.

    If every forecast is true, the events in a group are binomial but for the spread of its
    forecasts, which is next to nothing.

    Parameters
    ----------
    table
        Collapsed forecasts.
    most
        Most groups that may be left.

    Returns
    -------
    tuple
        The table of groups, which is the table itself where it has no more rows than that;
        and the row at which each group starts.

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> table, starts = coarsened(collapse([0.1, 0.2, 0.3, 0.4], [0, 0, 1, 1]), most=2)
    >>> table.probability.round(2), table.n, table.outcomes, starts
    (array([0.15, 0.35]), array([2, 2]), array([0, 2]), array([0, 2]))
    """
    if len(table) <= most:
        return table, np.arange(len(table))
    before = np.cumsum(table.n) - table.n
    places = (before * (most / table.total)).astype(np.int64)
    starts = np.flatnonzero(np.diff(places, prepend=-1))
    sums = (np.add.reduceat(x, starts) for x in (table.n, table.outcomes, table.squares))
    n, outcomes, squares = sums
    mean = np.add.reduceat(table.n * table.probability, starts) / n
    return SufficientTable(np.clip(mean, 0.0, 1.0), n, outcomes, squares), starts
