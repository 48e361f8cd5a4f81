"""Isotonic recalibration of many possible outcomes of one table, all in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.decomposition.isotonic import isotonic_starts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.decomposition.corp_terms import Terms
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["miscalibrations", "recalibrate"]


def recalibrate(n: NDArray[np.int64], sums: NDArray[np.int64]) -> tuple[FloatArray, FloatArray]:
    """Recalibrate each row of sums by itself.

    Parameters
    ----------
    n : shape (k,)
        Rows of each distinct forecast, ascending.
    sums : shape (m, k)
        Sums of outcomes, one possibility per row.

    Returns
    -------
    tuple of shape (m, k)
        Recalibrated probabilities and their complements.

    Examples
    --------
    >>> recalibrate(np.array([1, 1]), np.array([[0, 1], [1, 0]]))[0]
    array([[0. , 1. ], [0.5, 0.5]])
    """
    counts, hits = np.tile(n, len(sums)), sums.ravel()
    walls = np.zeros(sums.size, dtype=bool)
    walls[:: len(n)] = True
    starts = isotonic_starts(counts, hits, walls=walls)
    sizes = np.diff(starts, append=sums.size)
    weight, happened = np.add.reduceat(counts, starts), np.add.reduceat(hits, starts)
    means = (happened / weight, (weight - happened) / weight)
    recalibrated, complement = (np.repeat(m, sizes).reshape(sums.shape) for m in means)
    return recalibrated, complement


def miscalibrations(terms: Terms, table: SufficientTable, sums: NDArray[np.int64]) -> FloatArray:
    """Miscalibration of the table's forecasts under each possible outcome, shape (m,)."""
    c, rest = recalibrate(table.n, sums)
    p, n = (np.broadcast_to(column, sums.shape) for column in (table.probability, table.n))
    lost = terms.miscalibration(p, n, sums, c, rest).sum(axis=1)
    return np.asarray(np.maximum(lost, 0.0) / table.total)  # below zero by rounding alone
