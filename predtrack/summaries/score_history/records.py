"""A score over time as flat rows, for frames and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from predtrack.summaries.score_history.history import (
        HistoryLine,
        HistoryMark,
        HistoryPoint,
        ScoreHistory,
    )

__all__ = ["change_records", "history_columns", "history_records", "some_points"]

_COLUMNS = (
    "at", "value", "low", "high", "interval_low", "interval_high", "n", "revisions",
)  # fmt: skip


def history_columns(history: ScoreHistory) -> list[str]:
    """Name the columns: those of the groups, then those of a value."""
    return [*dict.fromkeys(name for line in history.lines for name in line.by), *_COLUMNS]


def history_records(history: ScoreHistory) -> list[dict[str, Any]]:
    """Give one row for each line and moment, in the order of the lines and of time.

    ``value`` holds from ``at`` until the next row of its line. ``low`` and ``high`` bound one
    that partial verdicts leave open. ``revisions`` counts those since the row before; it is
    ``None`` for verdicts, of which only a change is told.
    """
    columns = history_columns(history)
    counted = history.subject != "verdicts"
    return [
        dict.fromkeys(columns) | dict(line.by) | _value(point) | {"revisions": revised}
        for line in history.lines
        for point, revised in zip(line.points, _revised(line, counted=counted), strict=True)
    ]


def _value(point: HistoryPoint) -> dict[str, Any]:
    low, high = point.bounds or (None, None)
    interval = point.interval
    return {
        "at": point.at,
        "value": point.value,
        "low": low,
        "high": high,
        "interval_low": interval.low if interval else None,
        "interval_high": interval.high if interval else None,
        "n": point.n,
    }


def _revised(line: HistoryLine, *, counted: bool) -> Iterator[int | None]:
    """Count the revisions up to each point and after the one before; both lie in order."""
    place = 0
    for point in line.points:
        first = place
        while place < len(line.revisions) and _by(line.revisions[place], point):
            place += 1
        yield sum(mark.count for mark in line.revisions[first:place]) if counted else None


def _by(mark: HistoryMark, point: HistoryPoint) -> bool:
    at: Any = mark.at
    return bool(at <= point.at)


def change_records(history: ScoreHistory) -> list[dict[str, Any]]:
    """Give what happened to all lines: known outcomes, and verdicts that were changed."""
    told = (("outcomes known", history.outcomes), ("verdict changed", history.changes))
    return [
        {"at": mark.at, "what": what, "count": mark.count, "text": mark.text}
        for what, marks in told
        for mark in marks
    ]


def some_points(points: Sequence[HistoryPoint], most: int) -> list[HistoryPoint]:
    """Take the first, the last, and some between them."""
    if len(points) <= most:
        return list(points)
    return [points[round(index * (len(points) - 1) / (most - 1))] for index in range(most)]
