"""What the picture of a target shows of the world: days and values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from predtrack.summaries.target_path import TargetPath

__all__ = ["HEIGHT", "Frame", "frame_of"]

HEIGHT = 340
"""Height of the plotted area in pixels."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the picture shows of the world: days and values.

    Parameters
    ----------
    days
        First and last day.
    values
        Lowest and highest value.
    is_log
        Whether even growth is a straight line.
    clipped
        Whether the fan goes on above or below.
    """

    days: tuple[dt.date, dt.date]
    values: tuple[float, float]
    is_log: bool
    clipped: bool

    def height_of(self, value: float) -> float:
        """Say where a value lies, in pixels from above."""
        low, high, at = (math.log(x) if self.is_log else x for x in (*self.values, value))
        return HEIGHT * (1 - (at - low) / (high - low))


def frame_of(path: TargetPath) -> Frame:
    """Choose days and values: all that was seen and is aimed at, and what the fan leaves."""
    told = path.progress
    seen = [point.value for point in path.points]
    lines = [way.value for way in (*path.required, *path.pace_line)]
    aims = [told.level, *(rung.level for rung in told.ladder)]
    values = [*seen, *lines, *aims]
    is_log = told.path == "log" and min(values) > 0
    fanned = [
        end
        for one in (path.fan.slices if path.fan else ())
        for ends in one.intervals
        for end in ends
    ]
    low, high = _ends(values, is_log=is_log)
    wide = _ends([low, high, *fanned], is_log=is_log) if fanned else (low, high)
    low, clipped_low = _within(wide[0], low, (low, high), is_log=is_log)
    high, clipped_high = _within(wide[1], high, (low, high), is_log=is_log)
    return Frame(_days(path), _ends([low, high], is_log=is_log, room=0.06), is_log,
                 clipped_low or clipped_high)  # fmt: skip


def _ends(values: Sequence[float], *, is_log: bool, room: float = 0.0) -> tuple[float, float]:
    low, high = min(values), max(values)
    if is_log:
        wide = (high / low) ** room if high > low else 2.0
        return low / wide, high * wide
    low, high = min(low, 0.0), max(high, 0.0)
    span = (high - low or 1.0) * room
    return low - (span if low < 0 else 0.0), high + (span if high > 0 else 0.0)


def _within(
    wanted: float, plain: float, ends: tuple[float, float], *, is_log: bool
) -> tuple[float, bool]:
    """Give the fan some room, so that it does not press what was seen to a line."""
    if is_log:
        wide = max((ends[1] / ends[0]) ** 0.4, 1.5)
        kept = min(max(wanted, plain / wide), plain * wide)
    else:
        wide = (ends[1] - ends[0]) * 0.4
        kept = min(max(wanted, plain - wide), plain + wide)
    return kept, kept != wanted


def _days(path: TargetPath) -> tuple[dt.date, dt.date]:
    told = path.progress
    days = [point.day for point in path.points]
    days += [way.day for way in (*path.required, *path.pace_line)]
    days += [told.deadline] if told.deadline else []
    days += [one.day for one in path.fan.slices] if path.fan else []
    days += [again.on for again in path.revisions]
    return min(days), max(*days, path.as_of)
