"""Many dates: a calendar of years and months with the number in each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from predtrack.charts.calendar.sentences import MONTHS
from predtrack.charts.calendar.timeline import SIGNS
from predtrack.charts.chart import WIDTH
from predtrack.charts.text_form import TextRow, TextRows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from predtrack.charts.calendar.dates_due import DateDue
    from predtrack.charts.palette import Palette

__all__ = ["drawn_years", "month_rows", "months"]

_YEARS = 30
"""Years that are drawn, the earliest ones."""
_ROW = 38
_DOWN = {1: (0,), 2: (-8, 8), 3: (-12, 0, 12), 4: (-13, -4, 5, 14)}
"""How far the numbers of a month stand below its middle."""


def months(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    found: Sequence[DateDue],
    day: dt.date,
    language: str,
) -> Any:  # noqa: ANN401 - any chart of Altair
    """Draw a field for each month, darker the more fall into it."""
    fields = _fields(found, day)
    order = list(dict.fromkeys(field["year"] for field in fields))
    base = alt.Chart(alt.Data(values=fields))
    y = alt.Y("year:O", sort=order, title=None, axis=_years_axis(alt))
    names = ",".join(f"'{name}'" for name in MONTHS[language])
    axis = alt.Axis(
        values=[month + 0.5 for month in range(12)], orient="top", grid=False, ticks=False,
        domain=False, labelExpr=f"[{names}][floor(datum.value)]",
    )  # fmt: skip
    x = alt.X("start:Q", scale=alt.Scale(domain=[0, 12], nice=False), title=None, axis=axis)
    ground = base.mark_rect(stroke=palette.paper, strokeWidth=2, color=palette.faint).encode(
        x=x, x2="end:Q", y=y
    )
    shade = base.transform_filter("datum.n > 0").mark_rect(
        stroke=palette.paper, strokeWidth=2, color=palette.band
    ).encode(
        x=x, x2="end:Q", y=y,
        opacity=alt.Opacity("n:Q", scale=alt.Scale(range=[0.3, 0.9], zero=True), legend=None),
    )  # fmt: skip
    framed = base.transform_filter("datum.now").mark_rect(
        fill=None, stroke=palette.ink, strokeWidth=1.6, strokeDash=[4, 3]
    ).encode(x=x, x2="end:Q", y=y)  # fmt: skip
    texts = _texts(alt, palette, found, order)
    return alt.layer(ground, shade, framed, *texts).properties(width=WIDTH, height=alt.Step(_ROW))


def _years_axis(alt: Any) -> Any:  # noqa: ANN401 - an axis of Altair
    return alt.Axis(ticks=False, domain=False, grid=False, labelPadding=6)


def _texts(alt: Any, palette: Palette, found: Sequence[DateDue], order: list[str]) -> list[Any]:  # noqa: ANN401
    """Write the numbers of each month, one below the other."""
    base = alt.Chart(alt.Data(values=_numbers(found, set(order))))
    color = alt.condition("datum.overdue", alt.value(palette.other), alt.value(palette.ink))
    y = alt.Y("year:O", sort=order, title=None, axis=_years_axis(alt))
    return [
        base.transform_filter(f"datum.down == {down}")
        .mark_text(fontSize=11.5, dy=down)
        .encode(x="middle:Q", y=y, text="told:N", color=color)
        for down in sorted({place for places in _DOWN.values() for place in places})
    ]


def drawn_years(found: Sequence[DateDue], day: dt.date) -> list[int]:
    """Give the years that have a line: those with a date, and the present one."""
    return sorted({one.due.year for one in found} | {day.year})[:_YEARS]


def _fields(found: Sequence[DateDue], day: dt.date) -> list[dict[str, Any]]:
    counts = Counter((one.due.year, one.due.month) for one in found)
    return [
        {
            "year": str(year),
            "start": month - 1,
            "end": month,
            "n": counts[year, month],
            "now": (year, month) == (day.year, day.month),
        }
        for year in drawn_years(found, day)
        for month in range(1, 13)
    ]


def _numbers(found: Sequence[DateDue], years: set[str]) -> list[dict[str, Any]]:
    counts: Counter[Any] = Counter((one.due.year, one.due.month, one.state) for one in found)
    records = []
    for year, month in sorted({key[:2] for key in counts}):
        states = [state for state in SIGNS if counts[year, month, state]]
        records += [
            {
                "year": str(year),
                "middle": month - 0.5,
                "told": f"{SIGNS[state]} {counts[year, month, state]}",
                "overdue": state == "overdue",
                "down": down,
            }
            for state, down in zip(states, _DOWN[len(states)], strict=True)
            if str(year) in years
        ]
    return records


def month_rows(found: Sequence[DateDue], note: str) -> TextRows:
    """Write a bar for each month, or for each year where they are far apart."""
    by_year = len({one.due.year for one in found}) > 2
    counts: dict[str, Counter[str]] = {}
    for one in found:
        name = str(one.due.year) if by_year else f"{one.due:%Y-%m}"
        counts.setdefault(name, Counter())[one.state] += 1
    most = max(told.total() for told in counts.values())
    drawn = tuple(
        TextRow(name, inner=(0, told.total()), told=_told(told))
        for name, told in list(counts.items())[:_YEARS]
    )
    return TextRows(drawn, scale=(0, most), written="{:,.0f}".format, note=note)


def _told(told: Counter[str]) -> str:
    return " ".join(f"{SIGNS[state]}{told[state]}" for state in SIGNS if told[state])
