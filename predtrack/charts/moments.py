"""Days and moments on an axis: in UTC, so that no machine's zone moves them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Moment", "moment", "place", "time_axis", "time_scale"]

Moment: TypeAlias = dt.date | float
"""A day, a moment in UTC, or a number on a clock of its own."""

_YEARS, _MONTHS = 4 * 366, 100
"""Days from which an axis counts in years, and in months."""
_ROOM = 0.015
"""Share of the axis that is left free at either end, so that no mark is cut off."""


def moment(at: Moment) -> str | float:
    """Write a moment as data hold it; a day without a time is the day in UTC.

    Examples
    --------
    >>> moment(dt.date(2026, 9, 30)), moment(dt.datetime(2026, 9, 30, 12)), moment(4.5)
    ('2026-09-30', '2026-09-30T12:00:00Z', 4.5)
    """
    if isinstance(at, dt.datetime):
        return f"{at.replace(microsecond=0).isoformat()}Z"
    return at.isoformat() if isinstance(at, dt.date) else float(at)


def place(at: Moment) -> float:
    """Give the place of a moment on an axis: milliseconds since 1970, or the number itself.

    Examples
    --------
    >>> place(dt.date(1970, 1, 2)), place(dt.datetime(1970, 1, 1, 0, 0, 1)), place(3)
    (86400000.0, 1000.0, 3.0)
    """
    if isinstance(at, dt.datetime):
        return (at - dt.datetime(1970, 1, 1)) / dt.timedelta(milliseconds=1)  # noqa: DTZ001 - in UTC
    if isinstance(at, dt.date):
        return (at - dt.date(1970, 1, 1)) / dt.timedelta(milliseconds=1)
    return float(at)


def time_scale(alt: Any, first: Moment, last: Moment) -> Any:  # noqa: ANN401 - of Altair
    """Give the scale from one moment to another, with room where they are one."""
    low, high = place(first), place(last)
    if low == high:
        wide = 86_400_000.0 if isinstance(first, dt.date) else 1.0
        low, high = low - wide, high + wide
    room = (high - low) * _ROOM
    low, high = low - room, high + room
    if isinstance(first, dt.date):
        return alt.Scale(type="utc", domain=[low, high], nice=False)
    return alt.Scale(domain=[low, high], nice=False, zero=False)


def time_axis(alt: Any, first: Moment, last: Moment, *, title: str | None = None) -> Any:  # noqa: ANN401
    """Give the axis under it, with as few labels as can be read."""
    if not isinstance(first, dt.date):
        return alt.Axis(title=title, grid=False, tickCount=8)
    return alt.Axis(title=title, grid=False, **_ticks(place(first), place(last)))


def _ticks(first: float, last: float) -> Mapping[str, Any]:
    days = (last - first) / 86_400_000
    if days > _YEARS:
        step = max(1, round(days / 365.25 / 9))
        return {"format": "%Y", "tickCount": {"interval": "year", "step": step}}
    if days > _MONTHS:
        step = max(1, round(days / 30.4 / 7))
        return {"format": "%Y-%m", "tickCount": {"interval": "month", "step": step}}
    return {"format": "%m-%d" if days > 3 else "%m-%d %H:%M", "tickCount": 7}
