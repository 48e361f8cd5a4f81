"""The report of ``predtrack history``: how a score moved, and what happened on the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from predtrack.charts.figures.score_over_time import score_over_time
from predtrack.charts.history.frame import shown_lines
from predtrack.reports.document import Block, Column, Page, Paragraph, Table
from predtrack.reports.numbers import count, decimal, span
from predtrack.summaries.score_history import (
    change_records,
    history_columns,
    history_notes,
    history_records,
    scale_of,
    some_points,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.reports.metadata import Metadata
    from predtrack.summaries.score_history import HistoryLine, Moment, ScoreHistory

__all__ = ["history_page"]

_ROWS, _CHANGES = 24, 10
_NAMES = {"standing": "mean", "verdicts": "score", "question": "probability"}
_TYPES = {
    **dict.fromkeys(("value", "low", "high", "interval_low", "interval_high"), "DOUBLE"),
    **dict.fromkeys(("n", "revisions"), "BIGINT"),
}


def history_page(history: ScoreHistory, *, metadata: Metadata, heading: str = "") -> Page:
    """Lay out a score over time.

    Parameters
    ----------
    history
        The history; at least one of its lines has a point.
    metadata
        Source and day.
    heading
        What to write above; by default the ledger and the day.
    """
    title = heading or f"Score history of {metadata.ledger} as of {metadata.as_of}"
    blocks: list[Block] = [
        Paragraph(title, "heading"),
        Paragraph(f"{score_over_time(history).title}."),
        _track(history),
        *map(Paragraph, _happened(history)),
    ]
    if history.funnel:
        blocks.append(Paragraph(str(history.funnel), "aside"))
    records = tuple(history_records(history))
    payload = {"metadata": metadata, **_plain(history)}
    return Page(payload, records, tuple(blocks), _types(history))


def _types(history: ScoreHistory) -> dict[str, str]:
    """Give the types of columns that may be empty; an empty text leaves it to the values."""
    return {name: _TYPES.get(name, "") for name in history_columns(history)}


def _plain(history: ScoreHistory) -> dict[str, Any]:
    return {field.name: getattr(history, field.name) for field in fields(history)}


def _track(history: ScoreHistory) -> Table:
    """Show some moments of the lines with the most forecasts; machines get all."""
    some = _some(history)
    rows = history_records(replace(history, lines=tuple(some)))
    note = " ".join([*history_notes(history), *_left_out(history, some)])
    columns = _columns(history, rows)
    return Table(scale_of(history), columns, tuple(_cells(history, row) for row in rows), note)


def _some(history: ScoreHistory) -> list[HistoryLine]:
    """Choose all moments where they are few, and else some, of the lines that are drawn."""
    lines = [line for line in history.lines if line.points]
    if sum(len(line.points) for line in lines) <= _ROWS:
        return lines
    chosen = [line for line in shown_lines(history) if line.points]
    each = _ROWS // len(chosen)
    return [replace(line, points=tuple(some_points(line.points, each))) for line in chosen]


def _left_out(history: ScoreHistory, some: Sequence[HistoryLine]) -> list[str]:
    told, all_of = (sum(len(line.points) for line in lines) for lines in (some, history.lines))
    if told == all_of:
        return []
    lines = len([line for line in history.lines if line.points])
    who = f" of the {len(some)} with the most forecasts" if lines > len(some) else ""
    return [f"{told:,} of {all_of:,} rows{who}; --format csv or json has all."]


def _columns(history: ScoreHistory, rows: Sequence[Mapping[str, Any]]) -> tuple[Column, ...]:
    groups = list(dict.fromkeys(name for line in history.lines for name in line.by))
    interval = next((p.interval for line in history.lines for p in line.points if p.interval), None)
    revised = history.subject == "standing" and any(row["revisions"] for row in rows)
    level = f"{interval.level * 100:g} % interval" if interval else ""
    return (
        *([Column("group", ", ".join(groups), gives_way=True)] if groups else []),
        Column("at", "from, UTC" if any(":" in _said_at(row["at"]) for row in rows) else "from"),
        Column("value", _NAMES[history.subject], "right"),
        *([Column("interval", level, "right")] if level else []),
        *([Column("n", "n", "right")] if history.subject != "question" else []),
        *([Column("revisions", "revised", "right")] if revised else []),
    )


def _cells(history: ScoreHistory, row: Mapping[str, Any]) -> dict[str, str]:
    bounds = (row["low"], row["high"]) if row["low"] is not None else None
    interval = (row["interval_low"], row["interval_high"])
    groups = dict.fromkeys(name for line in history.lines for name in line.by)
    return {
        "group": ", ".join(str(row[name]) for name in groups),
        "at": _said_at(row["at"]),
        "value": span(bounds) if bounds else decimal(row["value"]),
        "interval": span(interval) if interval[0] is not None else "–",
        "n": f"{row['n']:,}",
        "revisions": f"{row['revisions'] or 0:,}",
    }


def _said_at(at: Moment) -> str:
    """Write a day; a moment of it where it is neither the first nor the last."""
    if not isinstance(at, dt.date):
        return f"{at:g}"
    if not isinstance(at, dt.datetime):
        return at.isoformat()
    whole = (at.hour, at.minute) in {(0, 0), (23, 59)}
    return at.date().isoformat() if whole else f"{at:%Y-%m-%d %H:%M}"


def _happened(history: ScoreHistory) -> list[str]:
    """Say when the outcomes became known, and which verdicts were changed."""
    said = [_outcomes(history)] if history.outcomes else []
    changed = [row for row in change_records(history) if row["what"] == "verdict changed"]
    said += [f"Changed on {_said_at(row['at'])}: {row['text']}." for row in changed[:_CHANGES]]
    more = len(changed) - _CHANGES
    return said + ([f"{count(more, 'further verdict')} changed."] if more > 0 else [])


def _outcomes(history: ScoreHistory) -> str:
    number = sum(mark.count for mark in history.outcomes)
    first, last = (_said_at(history.outcomes[end].at) for end in (0, -1))
    on = "on" if isinstance(history.outcomes[0].at, dt.date) else "at"
    when = f"{on} {first}" if first == last else f"from {first} to {last}"
    return f"{count(number, 'outcome')} became known {when}."
