"""What could have happened after the forecasts of a table, if each of them were true."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.counts import read_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = [
    "LARGEST_ENUMERATED_TOTAL",
    "binomial_chances",
    "count_outcomes",
    "draw_outcomes",
    "enumerate_outcomes",
    "refuse_fractions",
]

LARGEST_ENUMERATED_TOTAL = 1000
CELLS_PER_DRAW = 1 << 20


def refuse_fractions(table: SufficientTable) -> None:
    """Refuse a table whose rows are not yes or no, once each or a whole number of times.

    Raises
    ------
    InvalidForecastError
        If there is no row, an outcome lies between 0 and 1, or weights are not counts.
    """
    if not len(table):
        raise InvalidForecastError("there is nothing to test: no forecast has an outcome")
    if not table.holds_counts:
        raise InvalidForecastError(
            "a calibrated probability says how often yes and no happen; leave out fractional "
            "outcomes, and weights that are not whole numbers"
        )


def count_outcomes(table: SufficientTable) -> float:
    """Number of different sums of outcomes by forecast that could have happened.

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> count_outcomes(collapse([0.2, 0.2, 0.7], [0, 0, 1]))
    6.0
    """
    if table.total > LARGEST_ENUMERATED_TOTAL:
        return math.inf
    return float(np.prod(table.n + 1.0))


def enumerate_outcomes(table: SufficientTable) -> tuple[NDArray[np.int64], FloatArray]:
    """List every possible sum of outcomes by forecast, with its chance.

    Returns
    -------
    tuple of shape (m, k) and (m,)
        Sums of outcomes, and the chance of each row if the forecasts are true.

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> enumerate_outcomes(collapse([0.25, 0.75], [0, 1]))
    (array([[0, 0], [0, 1], [1, 0], [1, 1]]), array([0.1875, 0.5625, 0.0625, 0.1875]))
    """
    sums, chances = np.zeros((1, 0), dtype=np.int64), np.ones(1)
    for p, n in zip(table.probability.tolist(), table.n.tolist(), strict=True):
        ahead = np.tile(np.arange(n + 1), len(sums))[:, None]
        sums = np.hstack([np.repeat(sums, n + 1, axis=0), ahead])
        chances = np.multiply.outer(chances, binomial_chances(n, p)).ravel()
    return sums, chances


def binomial_chances(n: int, p: float) -> FloatArray:
    """Chance of 0, 1, …, n events among n, each of probability p.

    Examples
    --------
    >>> binomial_chances(2, 0.5)
    array([0.25, 0.5 , 0.25])
    """
    chances = np.ones(1)
    for _ in range(n):
        chances = np.append(chances, 0.0) * (1 - p) + np.append(0.0, chances) * p
    return chances


def draw_outcomes(
    table: SufficientTable, *, replicates: int, seed: int
) -> Iterator[NDArray[np.int64]]:
    """Draw sums of outcomes by forecast as often as asked, in batches that fit the memory.

    Yields
    ------
    shape (batch, k)
        One binomial number per distinct forecast, however many rows it stands for.

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> [b.shape for b in draw_outcomes(collapse([0, 1], [0, 1]), replicates=5, seed=1)]
    [(5, 2)]
    """
    left = read_count("replicates", replicates)
    if not left:
        raise InvalidForecastError("replicates must be at least 1")
    random = np.random.default_rng(seed)
    batch = max(CELLS_PER_DRAW // len(table), 1)
    for start in range(0, left, batch):
        size = (min(batch, left - start), len(table))
        yield random.binomial(table.n, table.probability, size=size)
