"""The last standing forecast of each day, in a named zone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.standing.instants import MICROSECONDS_A_DAY
from predtrack.scores.standing.windows import Windows

if TYPE_CHECKING:
    from predtrack.scores.columns import FloatArray
    from predtrack.scores.standing.result import Standing

__all__ = ["daily"]

_EPOCH = dt.date(1970, 1, 1)


def daily(standing: Standing, *, zone: str = "UTC") -> Standing:
    """Count time in days, each of which belongs to the last forecast that stood on it.

    The window is widened to whole days: a day counts if any of it lies in the window. A
    forecast that was replaced on the day on which it was made keeps its row, with a length
    of 0. A withdrawal works from the next day on.

    Parameters
    ----------
    standing
        Intervals in continuous time.
    zone
        IANA name of the zone in which days begin. Times that are plain numbers count days
        already and have no zone.

    Returns
    -------
    Standing
        The same forecasts; ``start`` is the first day of each and ``end`` the day after its
        last, counted from 1970.

    Raises
    ------
    UsageError
        If the intervals are counted in days already, or there is no such zone.

    Examples
    --------
    >>> from predtrack.scores.standing import standing_forecasts
    >>> stands = standing_forecasts(["q"] * 3, ["a"] * 3, [0.2, 0.7, 2.5], closes=4)
    >>> daily(stands).length.tolist()
    [0.0, 2.0, 2.0]
    """
    if standing.unit == "days":
        raise UsageError("these intervals are counted in days already")
    window = standing.windows
    days = _Days(standing, zone)
    start, end = days.first(standing.start), days.after(standing.end)
    same = standing.pair[1:] == standing.pair[:-1]
    np.minimum(end[:-1], start[1:], out=end[:-1], where=same)
    windows = Windows(days.first(window.start), days.after(window.end), days.after(window.until))
    unit = "days" if standing.unit == "us" else "own"
    return replace(standing, start=start, end=end, windows=windows, unit=unit)


class _Days:
    """Numbers of days for moments on one line."""

    def __init__(self, standing: Standing, zone: str) -> None:
        self._day = MICROSECONDS_A_DAY if standing.unit == "us" else 1
        self._edges: FloatArray | None = None
        if standing.unit == "us" and zone != "UTC":
            self._edges, self._offset = _midnights(standing.windows, _zone(zone))

    def first(self, line: FloatArray) -> FloatArray:
        """Give the day in which a moment lies."""
        if self._edges is None:
            return np.asarray(np.floor(line / self._day))
        place = np.searchsorted(self._edges, line, side="right") - 1.0
        return np.asarray(np.where(np.isfinite(line), place + self._offset, line))

    def after(self, line: FloatArray) -> FloatArray:
        """Give the day after the one in which the time before a moment lies."""
        if self._edges is None:
            return np.asarray(np.ceil(line / self._day))
        place = np.searchsorted(self._edges, line, side="left") + 0.0
        return np.asarray(np.where(np.isfinite(line), place + self._offset, line))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        hint = "write UTC, or an IANA name such as Europe/Berlin"
        raise UsageError(f"there is no time zone called {name!r}; {hint}") from None


def _midnights(windows: Windows, zone: ZoneInfo) -> tuple[FloatArray, int]:
    """List the beginnings of all days in the zone that a window may touch, and the first day."""
    moments = np.concatenate([windows.start, windows.end])
    moments = moments[np.isfinite(moments)]
    ends = (moments.min(), moments.max()) if moments.size else (0.0, 0.0)
    low, high = (int(moment // MICROSECONDS_A_DAY) for moment in ends)
    days = range(low - 2, high + 4)
    return np.array([_midnight(day, zone) for day in days]), days[0]


def _midnight(day: int, zone: ZoneInfo) -> float:
    local = dt.datetime.combine(_EPOCH + dt.timedelta(day), dt.time(), zone)
    return local.timestamp() * 1e6
