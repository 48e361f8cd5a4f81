"""Names as small whole numbers that are ready made, and long columns of them in stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import refuse_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.labels import IntArray

__all__ = ["CodeArray", "read_codes", "renumbered", "stretches", "totals"]

CodeArray: TypeAlias = NDArray[np.int32]
"""Places of names in a list of them; four bytes a row."""

STRETCH = 1 << 20
"""Rows that are worked on at once, so that memory holds the table and little besides."""


def stretches(rows: int) -> Iterator[slice]:
    """Cut many rows into stretches.

    Examples
    --------
    >>> [part.stop for part in stretches(2_000_000)]
    [1048576, 2000000]
    """
    for start in range(0, rows, STRETCH):
        yield slice(start, min(start + STRETCH, rows))


def read_codes(name: str, code: ArrayLike, names: NDArray[Any]) -> CodeArray:
    """Read places in a list of names, and check that each name has a row.

    Examples
    --------
    >>> read_codes("question", [1, 0], np.array(["rain", "snow"]))
    array([1, 0], dtype=int32)
    >>> read_codes("question", [0, 2], np.array(["rain", "snow"]))
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: question must be a place from 0 to 1 (row 1)
    """
    raw = np.asarray(code)
    if raw.ndim != 1 or (raw.size and raw.dtype.kind not in "iu"):
        raise InvalidForecastError(f"{name} must hold one whole number a row: places of names")
    if raw.size and not (raw.min() >= 0 and raw.max() < len(names)):
        outside = (raw < 0) | (raw >= len(names))
        refuse_rows(f"{name} must be a place from 0 to {len(names) - 1}", outside)
    codes = raw.astype(np.int32, copy=False)
    present = np.zeros(len(names), bool)
    for part in stretches(len(codes)):
        present[codes[part]] = True
    if not present.all():
        idle = names[np.flatnonzero(~present)[0]]
        raise InvalidForecastError(f"{name} {idle!s} has no row; leave such names out")
    return codes


def renumbered(code: NDArray[Any]) -> tuple[NDArray[Any], CodeArray]:
    """Give the codes that occur, sorted, and each row's place among them.

    Examples
    --------
    >>> renumbered(np.array([5, 2, 5]))
    (array([2, 5]), array([1, 0, 1], dtype=int32))
    """
    found, place = np.unique(code, return_inverse=True)
    return found, place.astype(np.int32, copy=False)


def totals(code: CodeArray | IntArray, values: FloatArray, count: int) -> FloatArray:
    """Add numbers up by code.

    Examples
    --------
    >>> totals(np.array([0, 1, 0]), np.array([1.0, 2.0, 3.0]), 2)
    array([4., 2.])
    """
    found = np.zeros(count)
    for part in stretches(len(code)):
        found += np.bincount(code[part], values[part], count)
    return found
