"""Times as numbers: dates become days, so that an order and a distance can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.absence import unmasked
from predtrack.scores.columns import Domain
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.scores.columns import FloatArray

__all__ = ["read_times"]

TIME = Domain("be a finite number or a date")
_EPOCH, _DAY = np.datetime64(0, "D"), np.timedelta64(1, "D")


def read_times(columns: Mapping[str, Any]) -> list[FloatArray]:
    """Read columns of times that are compared with each other.

    Parameters
    ----------
    columns
        By name: dates (``datetime.date``, ``numpy.datetime64``, a pandas column) or numbers
        in one unit, but not both.

    Returns
    -------
    list of arrays
        Dates as days since 1970, numbers as they are.

    Raises
    ------
    InvalidForecastError
        If a time is missing, dates stand beside numbers, or the columns do not pair up.

    Examples
    --------
    >>> first, second = read_times({"made": [2025.5, 2026.0], "known": [2026.0, 2027.0]})
    >>> second - first
    array([0.5, 1. ])
    >>> read_times({"made": np.array(["2026-01-02"], dtype="datetime64[D]")})
    [array([20455.])]
    """
    raw = {name: _as_dates(column) for name, column in columns.items()}
    if len({array.dtype.kind == "M" for array in raw.values()}) > 1:
        named = " and ".join(raw)
        raise InvalidForecastError(f"{named} must all be dates, or all numbers in one unit")
    refuse_mismatch(columns)
    return [np.asarray(TIME.read(name, _as_numbers(array))) for name, array in raw.items()]


def _as_dates(column: object) -> np.ndarray[Any, Any]:
    array = unmasked(column)
    if array.dtype.kind == "O" and any(hasattr(cell, "year") for cell in array.flat):
        return array.astype("datetime64[us]")
    return array


def _as_numbers(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return (array - _EPOCH) / _DAY if array.dtype.kind == "M" else array
