"""Labels of questions and forecasters, of whatever type, as small whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import refuse_rows

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray

    from predtrack.scores.columns import BoolArray, Column

__all__ = ["IntArray", "Labels", "is_absent", "read_labels"]

IntArray = np.ndarray[tuple[Any, ...], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
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
    raw = np.asarray(column)
    if raw.ndim != 1:
        raise InvalidForecastError(f"{name} must have one name a row, not the shape {raw.shape}")
    listed = isinstance(column, list | tuple) and raw.dtype.kind in "US"
    # numpy writes a NaN among text as the word "nan"; the cells themselves tell.
    refuse_rows(f"{name} is missing", _missing(np.asarray(column, object) if listed else raw))
    if raw.dtype.kind in "iu" and raw.size and raw.min() >= 0 and raw.max() < 4 * raw.size + 1024:
        return _counted(raw)
    return _sorted(raw)


def is_absent(cell: object) -> bool:
    """Tell whether an object stands for a missing value: None, NaN, NaT or NA.

    Examples
    --------
    >>> is_absent(None), is_absent(float("nan")), is_absent("")
    (True, True, False)
    """
    try:
        return cell is None or not cell == cell  # noqa: PLR0124, SIM201 - NaN is not itself
    except TypeError:  # pandas' NA cannot even say whether it is
        return True


def _missing(raw: NDArray[Any]) -> BoolArray:
    if raw.dtype.kind == "O":
        return np.fromiter((is_absent(cell) for cell in raw), bool, len(raw))
    kinds = {"f": np.isnan, "M": np.isnat}
    return np.asarray(kinds.get(raw.dtype.kind, np.zeros_like)(raw), bool)


def _counted(raw: NDArray[Any]) -> Labels:
    """Number small whole numbers without sorting them."""
    present = np.zeros(int(raw.max()) + 1, bool)
    present[raw] = True
    place = np.cumsum(present) - 1
    return Labels(place[raw].astype(np.int64, copy=False), np.flatnonzero(present))


def _sorted(raw: NDArray[Any]) -> Labels:
    try:
        names, code = np.unique(raw, return_inverse=True)
    except TypeError:  # names that cannot be ordered keep the order in which they come
        return _met(raw)
    return Labels(code.astype(np.int64, copy=False), names)


def _met(raw: NDArray[Any]) -> Labels:
    places: dict[Hashable, int] = {}
    code = np.fromiter((places.setdefault(cell, len(places)) for cell in raw), np.int64, len(raw))
    names = np.empty(len(places), object)
    names[:] = list(places)
    return Labels(code, names)
