"""Rows brought together by the exact value of their forecast, in ascending order.

Each function takes checked float64 columns and gives distinct forecasts, counts, sums of
outcomes and sums of squared outcomes. Two forecasts are one only if they are the same
number. Sums are taken in an order that the values decide, so that the order of rows
changes no digit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray

__all__ = [
    "Groups",
    "add_by_forecast",
    "are_yes_or_no",
    "group_weighted",
    "group_yes_or_no",
    "scatter",
    "whole_if_possible",
]

Groups: TypeAlias = "tuple[FloatArray, NDArray[Any], NDArray[Any], NDArray[Any]]"

ROWS_PER_CHECK = 1 << 16
LARGEST_COUNT = 2.0**53
"""Beyond it a float cannot tell whole numbers apart."""


def are_yes_or_no(outcome: FloatArray) -> bool:
    """Tell whether every outcome is 0 or 1.

    Examples
    --------
    >>> are_yes_or_no(np.array([0.0, 1.0])), are_yes_or_no(np.array([0.5]))
    (True, False)
    """
    starts = range(0, len(outcome), ROWS_PER_CHECK)
    blocks = (outcome[start : start + ROWS_PER_CHECK] for start in starts)
    return all(bool(((block == 0) | (block == 1)).all()) for block in blocks)


def group_yes_or_no(probability: FloatArray, outcome: FloatArray) -> Groups:
    """Group rows that count once each and whose outcomes are 0 or 1, with a single sort.

    The bits of a float64 that is not negative order as the number does, and those of a
    number up to 1 leave the top two free: shifted left by one, they make room for the
    outcome. The sort of such keys needs no permutation and no gather.

    Parameters
    ----------
    probability : shape (n,), in [0, 1], without -0.0
        Overwritten: the keys take its place.
    outcome : shape (n,), 0 or 1
        What happened.

    Returns
    -------
    tuple of shape (k,)
        Distinct forecasts, counts, sums of outcomes, sums of squared outcomes.
    """
    keys = probability.view(np.uint64)
    keys <<= np.uint64(1)
    keys |= outcome.astype(np.uint64)
    keys.sort()
    hits = (keys & np.uint64(1)).view(np.int64)
    keys >>= np.uint64(1)
    return _distinct(keys.view(np.float64), hits)


def group_weighted(probability: FloatArray, outcome: FloatArray, weight: NDArray[Any]) -> Groups:
    """Group rows with weights or with fractional outcomes.

    Parameters
    ----------
    probability, outcome : shape (n,), in [0, 1]
        Forecasts and what happened.
    weight : shape (n,), above 0
        How often each row counts.

    Returns
    -------
    tuple of shape (k,)
        Distinct forecasts, sums of weights, weighted sums of outcomes and of their squares.
    """
    order = np.lexsort((weight, outcome, probability))
    p, y, n = probability[order], outcome[order], weight[order]
    return add_by_forecast(p, n, n * y, n * y * y)


def add_by_forecast(
    probability: FloatArray, n: NDArray[Any], outcomes: NDArray[Any], squares: NDArray[Any]
) -> Groups:
    """Add up what stands beside equal forecasts, which are in ascending order already."""
    starts = _starts(probability)
    sums = [np.add.reduceat(column, starts) for column in (n, outcomes, squares)]
    return probability[starts], sums[0], sums[1], sums[2]


def scatter(n: NDArray[Any], outcomes: NDArray[Any], squares: NDArray[Any]) -> FloatArray:
    """Sum of squared distances of outcomes from their mean, from their sums.

    Examples
    --------
    >>> scatter(np.array([4]), np.array([1]), np.array([1]))
    array([0.75])
    """
    # The first term is zero, exactly, where outcomes are 0 or 1.
    fractions = squares - outcomes
    return np.asarray(np.maximum(fractions + outcomes * ((n - outcomes) / n), 0.0))


def whole_if_possible(column: NDArray[Any]) -> NDArray[Any]:
    """Turn a column of whole numbers into integers, which add and compare exactly.

    Examples
    --------
    >>> whole_if_possible(np.array([1.0, 2.0])), whole_if_possible(np.array([1.5]))
    (array([1, 2]), array([1.5]))
    """
    if column.dtype.kind == "i" or column.sum() >= LARGEST_COUNT:
        return column
    whole = bool((column == np.rint(column)).all())
    return column.astype(np.int64) if whole else column


def _distinct(probability: FloatArray, hits: NDArray[np.int64]) -> Groups:
    if bool((probability[1:] > probability[:-1]).all()):
        once = np.broadcast_to(np.int64(1), len(hits))  # takes no memory
        return probability, once, hits, hits
    starts = _starts(probability)
    counts = np.diff(starts, append=len(hits))
    sums = np.add.reduceat(hits, starts)
    return probability[starts], counts, sums, sums


def _starts(ascending: FloatArray) -> NDArray[np.int64]:
    new = np.ones(len(ascending), dtype=bool)
    np.greater(ascending[1:], ascending[:-1], out=new[1:])
    return np.flatnonzero(new)
