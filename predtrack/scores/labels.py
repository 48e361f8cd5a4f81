"""Labels of questions and forecasters, of whatever type, as small whole numbers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.absence import absent_cells, unmasked
from predtrack.scores.columns import Column, Domain, refuse_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from numpy.typing import NDArray

__all__ = ["IntArray", "Label", "LabelDomain", "Labels", "read_labels"]

IntArray = np.ndarray[tuple[Any, ...], np.dtype[np.int64]]

_CELLS = 1 << 16
"""Cells that are taken out of an array at once: objects of their own need much memory."""


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Labels:
    """One column of names.

    Parameters
    ----------
    code : shape (n,)
        Place of each row's name in ``names``.
    names : shape (k,)
        The distinct names; sorted wherever they can be ordered.
    """

    code: IntArray
    names: NDArray[Any]

    @property
    def count(self) -> int:
        """How many distinct names there are."""
        return len(self.names)


@dataclass(frozen=True, slots=True)
class LabelDomain(Domain):
    """Names of what rows belong to; read as numbers from 0, equal for equal names."""

    def read(self, name: str, column: Column) -> Column:
        """Number the names, or say which rows have none."""
        return read_labels(name, column).code

    @property
    def row_by_row(self) -> bool:
        """A row's number depends on the names in other rows."""
        return False


Label: TypeAlias = Annotated[Any, LabelDomain("name what the row belongs to")]
"""Shape (n,): a name for each row."""


def read_labels(name: str, column: Column) -> Labels:
    """Read a column of names: text, numbers, or anything hashable.

    Parameters
    ----------
    name
        What the column is called, for the message.
    column : shape (n,)
        One name a row; none of them missing.

    Raises
    ------
    InvalidForecastError
        If a name is missing, or the column has not one name a row.

    Examples
    --------
    >>> found = read_labels("question", ["rain", "snow", "rain"])
    >>> found.code.tolist(), found.names.tolist()
    ([0, 1, 0], ['rain', 'snow'])
    >>> read_labels("question", ["rain", None])
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: question is missing (row 1)
    """
    raw = unmasked(column)
    if raw.ndim != 1:
        raise InvalidForecastError(f"{name} must have one name a row, not the shape {raw.shape}")
    listed = isinstance(column, list | tuple) and raw.dtype.kind in "US"
    # numpy writes a NaN among text as the word "nan"; the cells themselves tell.
    refuse_rows(f"{name} is missing", absent_cells(np.asarray(column, object) if listed else raw))
    return _reader_of(raw)(raw)


def _reader_of(raw: NDArray[Any]) -> Callable[[NDArray[Any]], Labels]:
    kind = raw.dtype.kind
    if kind in "OUS":
        return _met
    small = kind in "iu" and raw.size and raw.min() >= 0 and raw.max() < 4 * raw.size + 1024
    return _counted if small else _sorted


def _counted(raw: NDArray[Any]) -> Labels:
    """Number small whole numbers without sorting them."""
    present = np.zeros(int(raw.max()) + 1, bool)
    present[raw] = True
    place = np.cumsum(present) - 1
    return Labels(place[raw].astype(np.int64, copy=False), np.flatnonzero(present))


def _sorted(raw: NDArray[Any]) -> Labels:
    names, code = np.unique(raw, return_inverse=True)
    return Labels(code.astype(np.int64, copy=False), names)


def _met(raw: NDArray[Any]) -> Labels:
    """Number names as they are met, then sort the distinct ones: sorting all takes far longer."""
    places: defaultdict[Hashable, int] = defaultdict()
    places.default_factory = places.__len__
    code = np.fromiter(map(places.__getitem__, _cells(raw)), np.int64, len(raw))
    names = np.fromiter(places, raw.dtype, len(places))
    try:
        order = np.argsort(names, kind="stable")
    except TypeError:  # names that cannot be ordered keep the order in which they come
        return Labels(code, names)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return Labels(rank[code], names[order])


def _cells(raw: NDArray[Any]) -> Iterator[Hashable]:
    pieces = (raw[start : start + _CELLS] for start in range(0, len(raw), _CELLS))
    return chain.from_iterable(piece.tolist() for piece in pieces)
