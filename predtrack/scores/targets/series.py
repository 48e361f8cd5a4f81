"""Observations in order of time: what every series must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.times import read_times

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike

    from predtrack.scores.columns import Domain, FloatArray

__all__ = ["read_series", "refuse_disorder"]


def read_series(
    times: ArrayLike, values: ArrayLike, domain: Domain, moment: Mapping[str, object]
) -> tuple[FloatArray, FloatArray, float]:
    """Read a series, and one moment by its name, on the clock of the times.

    Examples
    --------
    >>> from predtrack.scores.columns import Real, domain_of
    >>> read_series([2024, 2025], [1, 2], domain_of(Real), {"now": 2026})
    (array([2024., 2025.]), array([1., 2.]), 2026.0)
    """
    t, day = (np.ravel(column) for column in read_times({"time": times, **moment}))
    y = np.ravel(domain.read("value", values))
    refuse_disorder(t, y)
    return t, y, float(day[0])


def refuse_disorder(times: FloatArray, values: FloatArray) -> None:
    """Refuse a series whose times and values do not pair up, or whose times do not rise.

    Examples
    --------
    >>> refuse_disorder(np.array([2025.0, 2024.0]), np.array([1.0, 2.0]))
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: times must rise (row 1)
    """
    if len(times) != len(values):
        raise InvalidForecastError(
            f"times and values must pair up, but {len(times)} meet {len(values)}"
        )
    late = np.flatnonzero(np.diff(times) <= 0) + 1
    if late.size:
        raise InvalidForecastError("times must rise", late.tolist())
