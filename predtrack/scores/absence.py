"""Cells that hold nothing: None, NaN, NaT, NA, or masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["absent_cells", "is_absent", "unmasked", "with_gaps"]


def unmasked(column: Any) -> NDArray[Any]:  # noqa: ANN401 - whatever stands in a cell
    """Give a column as an array in which a masked cell is missing, never what lies below it.

    Examples
    --------
    >>> unmasked(np.ma.array([0.5, 0.9], mask=[False, True]))
    array([0.5, nan])
    """
    if not np.ma.isMA(column):
        return np.asarray(column)
    if column.dtype.kind in "biuf":
        return np.asarray(np.ma.filled(column.astype(float), np.nan))
    if column.dtype.kind == "M":
        times = np.array(column.data)
        times[np.ma.getmaskarray(column)] = "NaT"
        return times
    cells = np.asarray(column.data.astype(object))
    cells[np.ma.getmaskarray(column)] = None
    return cells


def with_gaps(column: Any) -> NDArray[np.float64]:  # noqa: ANN401
    """Give numbers of which some may be missing; a missing one is NaN.

    Examples
    --------
    >>> with_gaps([1, None])
    array([ 1., nan])
    """
    cells = unmasked(column)
    return np.asarray(np.where(absent_cells(cells), np.nan, cells), dtype=np.float64)


def absent_cells(raw: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell for each cell of an array whether it holds nothing.

    Examples
    --------
    >>> absent_cells(np.array([1, None, float("nan")], dtype=object))
    array([False,  True,  True])
    """
    if raw.dtype.kind == "O":
        return np.fromiter(map(is_absent, raw.flat), bool, raw.size).reshape(raw.shape)
    tell = {"f": np.isnan, "M": np.isnat}.get(raw.dtype.kind)
    return np.asarray(tell(raw) if tell else np.zeros(raw.shape), bool)


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
