"""Dates one by one: a line each, from the day on which one looks to the day that counts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from predtrack.charts.calendar.sentences import TEXTS
from predtrack.charts.chart import WIDTH
from predtrack.charts.labels import distinct
from predtrack.charts.sentences import one_line
from predtrack.charts.text_form import TextRow, TextRows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.charts.calendar.dates_due import DateDue
    from predtrack.charts.palette import Palette

__all__ = ["SIGNS", "timeline", "timeline_rows"]

SIGNS: Mapping[str, str] = {"overdue": "◆", "open": "●", "target": "▲", "early": "○"}
_SHAPES = {"overdue": "diamond", "open": "circle", "target": "triangle-up", "early": "circle"}
_LABEL = 44


def timeline(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    found: Sequence[DateDue],
    day: dt.date,
    language: str,
) -> Any:  # noqa: ANN401 - any chart of Altair
    """Draw each date with its title."""
    records = _records(found, day, TEXTS[language])
    base = alt.Chart(alt.Data(values=records))
    order = [record["title"] for record in records]
    y = alt.Y("title:N", sort=order, title=None, axis=_titles(alt))
    # In UTC, so that no machine moves a day.
    scale = alt.Scale(type="utc", domain=_ends(found, day), nice=False)
    x = alt.X("due:T", scale=scale, title=None, axis=_axis(alt))
    today = (
        alt.Chart(alt.Data(values=[{"day": day.isoformat(), "told": day.isoformat()}]))
        .mark_rule(strokeDash=[4, 3], color=palette.ink, aria=False)
        .encode(x=alt.X("day:T", scale=scale))
    )
    # Its words would tell days in the time of the machine; the marks at the end have theirs.
    way = base.mark_rule(color=palette.third, strokeWidth=1.2, aria=False).encode(
        y=y, x=alt.X("day:T", scale=scale), x2="due:T"
    )
    told = base.mark_text(align="left", dx=8, color=palette.quiet).encode(
        y=y, x=alt.value(WIDTH), text="told:N"
    )
    marks = [_marks(base, state, palette).encode(y=y, x=x) for state in SIGNS]
    return alt.layer(today, way, *marks, told).properties(width=WIDTH, height=alt.Step(22))


def _titles(alt: Any) -> Any:  # noqa: ANN401 - an axis of Altair
    return alt.Axis(labelLimit=300, grid=True, ticks=False, domain=False, labelPadding=8)


def _axis(alt: Any) -> Any:  # noqa: ANN401 - an axis of Altair
    return alt.Axis(format="%Y-%m-%d", labelOverlap=True, tickCount=6, grid=False)


def _marks(base: Any, state: str, palette: Palette) -> Any:  # noqa: ANN401 - charts of Altair
    color = palette.other if state == "overdue" else palette.main
    return base.transform_filter(f"datum.state == '{state}'").mark_point(
        shape=_SHAPES[state], size=90, opacity=1, strokeWidth=1.6,
        stroke=color, fill=palette.paper if state == "early" else color,
    )  # fmt: skip


def _records(
    found: Sequence[DateDue], day: dt.date, texts: Mapping[str, str]
) -> list[dict[str, Any]]:
    titles = distinct([one_line(one.title) for one in found], columns=_LABEL)
    return [
        {
            "title": title,
            "due": one.due.isoformat(),
            "day": day.isoformat(),
            "state": one.state,
            "told": _away((one.due - day).days, texts),
        }
        for title, one in zip(titles, found, strict=True)
    ]


def _away(days: int, texts: Mapping[str, str]) -> str:
    if not days:
        return texts["same"]
    return texts["late" if days < 0 else "coming"].format(days=f"{abs(days):,}")


def _ends(found: Sequence[DateDue], day: dt.date) -> list[str]:
    """Give the first and the last day, with some room beside them."""
    days = [one.due.toordinal() for one in found] + [day.toordinal()]
    room = max((max(days) - min(days)) // 25, 5)
    low, high = max(min(days) - room, 1), min(max(days) + room, dt.date.max.toordinal())
    return [dt.date.fromordinal(end).isoformat() for end in (low, high)]


def timeline_rows(found: Sequence[DateDue], day: dt.date, language: str) -> TextRows:
    """Write each date with its title."""
    texts = TEXTS[language]
    drawn = tuple(
        TextRow(
            f"{SIGNS[one.state]} {one.title}",
            value=one.due.toordinal(),
            told=f"{one.due} {_away((one.due - day).days, texts)}",
        )
        for one in found
    )
    low, high = (dt.date.fromisoformat(end).toordinal() for end in _ends(found, day))
    return TextRows(
        drawn,
        scale=(low, high),
        written=lambda at: dt.date.fromordinal(round(at)).isoformat(),
        reference=day.toordinal(),
    )
