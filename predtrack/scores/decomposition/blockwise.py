"""Sums over long columns, taken block by block so that intermediate arrays stay in the cache."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from predtrack.scores.columns import FloatArray

__all__ = ["ROWS_PER_BLOCK", "Steps", "total"]

ROWS_PER_BLOCK = 1 << 15


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """A long column that is constant between few places, expanded only where it is read.

    Parameters
    ----------
    starts : shape (b,)
        Where each value starts; the first is 0.
    values : shape (b,)
        The values.

    Examples
    --------
    >>> Steps(np.array([0, 3]), np.array([0.5, 1.0]))[2:5]
    array([0.5, 1. , 1. ])
    """

    starts: NDArray[np.int64]
    values: FloatArray

    def __getitem__(self, rows: slice) -> FloatArray:
        first, last = np.searchsorted(self.starts, [rows.start, rows.stop - 1], side="right")
        ends = np.append(self.starts[first:last], rows.stop)
        return np.repeat(self.values[first - 1 : last], np.diff(ends, prepend=rows.start))


def total(
    term: Callable[..., FloatArray], first: NDArray[Any], *others: NDArray[Any] | Steps
) -> float:
    """Sum a term over the rows of columns of one length.

    Parameters
    ----------
    term
        Takes a block of every column and gives one number per row.
    first, *others : shape (n,)
        Columns of one length.

    Returns
    -------
    float
        The sum; 0 where there is no row.

    Examples
    --------
    >>> total(lambda p, y: (p - y) ** 2, np.array([0.5, 0.75]), np.array([1, 1]))
    0.3125
    """
    blocks = _blocks(len(first))
    parts = (term(first[rows], *(column[rows] for column in others)) for rows in blocks)
    return math.fsum(float(part.sum()) for part in parts)


def _blocks(n: int) -> Iterator[slice]:
    starts = range(0, n, ROWS_PER_BLOCK)
    return (slice(start, min(start + ROWS_PER_BLOCK, n)) for start in starts)
