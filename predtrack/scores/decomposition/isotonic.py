"""Isotonic regression by pooling adjacent violators, exact for counts and without compiled code.

Two neighbours whose means do not rise belong to one block of the solution, and so does a
whole run of them. Each round merges all such runs at once; a few rounds suffice for
millions of rows. What is left after many rounds, on contrived data, is merged one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.decomposition.blockwise import ROWS_PER_BLOCK

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from predtrack.scores.columns import FloatArray

__all__ = ["isotonic_means", "isotonic_starts"]

ROUNDS = 64
LARGEST_EXACT_TOTAL = 2.0**32
"""The product of two disjoint counts with this total stays below 2^62."""


def isotonic_means(n: ArrayLike, outcomes: ArrayLike) -> FloatArray:
    """Means that do not fall, closest to the observed ones in every proper score.

    Parameters
    ----------
    n : shape (k,), above 0
        Rows, or weight, of each distinct forecast in ascending order.
    outcomes : shape (k,)
        Sum of their outcomes. Where both are integers, no comparison is rounded.

    Returns
    -------
    shape (k,)
        Mean outcome of the block that each forecast is pooled into.

    References
    ----------
    Ayer, Brunk, Ewing, Reid & Silverman (1955), Annals of Mathematical Statistics 26(4),
    641-647. doi:10.1214/aoms/1177728423

    Examples
    --------
    >>> isotonic_means([1, 1, 1, 1], [0, 1, 0, 1])
    array([0. , 0.5, 0.5, 1. ])
    """
    n, outcomes = _read(n, outcomes)
    starts = isotonic_starts(n, outcomes)
    if not starts.size:
        return np.zeros(0)
    means = np.add.reduceat(outcomes, starts) / np.add.reduceat(n, starts)
    return np.repeat(means, np.diff(starts, append=len(n)))


def isotonic_starts(
    n: NDArray[Any], outcomes: NDArray[Any], *, walls: NDArray[np.bool_] | None = None
) -> NDArray[np.int64]:
    """Where the blocks of the isotonic regression start.

    Parameters
    ----------
    n, outcomes : shape (k,)
        As in :func:`isotonic_means`.
    walls : shape (k,), optional
        True where a new regression starts: many can be done in one call.

    Returns
    -------
    shape (blocks,)
        Positions, ascending.

    Examples
    --------
    >>> isotonic_starts(np.ones(4, dtype=int), np.array([0, 1, 0, 1]))
    array([0, 1, 3])
    """
    n, outcomes = _exact(n, outcomes, walls)
    starts: NDArray[np.int64] | None = None  # until something is merged, every row
    for _ in range(ROUNDS):
        heads = _heads(n, outcomes, walls)
        if len(heads) == len(n):
            return heads if starts is None else starts
        n, outcomes = np.add.reduceat(n, heads), np.add.reduceat(outcomes, heads)
        walls = None if walls is None else walls[heads]
        starts = heads if starts is None else starts[heads]
    last = _one_by_one(n, outcomes, walls)
    return last if starts is None else starts[last]


def _read(n: ArrayLike, outcomes: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    n, outcomes = np.asarray(n), np.asarray(outcomes)
    if n.ndim != 1 or n.shape != outcomes.shape:
        raise InvalidForecastError("n and outcomes must be columns of one length")
    if not (np.isfinite(outcomes).all() and (n > 0).all()):
        faulty = np.flatnonzero(~(np.isfinite(outcomes) & (n > 0))).tolist()
        raise InvalidForecastError("n must be above 0 and outcomes finite", faulty)
    return n, outcomes


def _exact(
    n: NDArray[Any], outcomes: NDArray[Any], walls: NDArray[np.bool_] | None
) -> tuple[NDArray[Any], NDArray[Any]]:
    if n.dtype.kind not in "iu" or outcomes.dtype.kind not in "biu":
        return n.astype(np.float64, copy=False), outcomes.astype(np.float64, copy=False)
    fits = _fits_in_64_bits(n, walls)
    whole = np.int64 if fits else np.object_  # an object is a whole number of any size
    return n.astype(whole, copy=False), outcomes.astype(whole, copy=False)


def _fits_in_64_bits(n: NDArray[Any], walls: NDArray[np.bool_] | None) -> bool:
    """Tell whether no product of two blocks overflows; blocks of two regressions may meet."""
    if not n.size:
        return True
    if walls is None:
        return bool(n.sum(dtype=np.float64) < LARGEST_EXACT_TOTAL)
    regressions = np.append(0, np.flatnonzero(walls[1:]) + 1)
    totals = np.add.reduceat(n, regressions, dtype=np.float64)
    return bool(totals.max() < LARGEST_EXACT_TOTAL / 2)


def _heads(
    n: NDArray[Any], outcomes: NDArray[Any], walls: NDArray[np.bool_] | None
) -> NDArray[np.int64]:
    heads = np.ones(len(n), dtype=bool)
    heads[1:] = _rises(n, outcomes)
    if walls is not None:
        heads |= walls
    return np.flatnonzero(heads)


def _rises(n: NDArray[Any], outcomes: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell for each row but the first whether its mean is above the one before."""
    rises = np.empty(max(len(n) - 1, 0), dtype=bool)
    for start in range(0, len(rises), ROWS_PER_BLOCK):  # products that stay in the cache
        rows = slice(start, start + ROWS_PER_BLOCK + 1)
        rises[rows.start : rows.stop - 1] = _rises_within(n[rows], outcomes[rows])
    return rises


def _rises_within(n: NDArray[Any], outcomes: NDArray[Any]) -> NDArray[np.bool_]:
    if n.dtype.kind == "f":
        means = outcomes / n
        return np.asarray(means[:-1] < means[1:])
    return np.asarray(outcomes[:-1] * n[1:] < outcomes[1:] * n[:-1])


def _one_by_one(
    n: NDArray[Any], outcomes: NDArray[Any], walls: NDArray[np.bool_] | None
) -> NDArray[np.int64]:
    limits = np.zeros(len(n), dtype=bool) if walls is None else walls
    blocks: list[tuple[int, Any, Any, bool]] = []
    rows = zip(n.tolist(), outcomes.tolist(), limits.tolist(), strict=True)
    for start, (weight, total, wall) in enumerate(rows):
        block = (start, weight, total, wall)
        while blocks and not block[3] and blocks[-1][2] * block[1] >= block[2] * blocks[-1][1]:
            before = blocks.pop()
            block = (before[0], before[1] + block[1], before[2] + block[2], before[3])
        blocks.append(block)
    return np.array([block[0] for block in blocks], dtype=np.int64)
