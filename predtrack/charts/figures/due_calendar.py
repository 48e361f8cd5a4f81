"""A calendar of what is due: titles on a line of time, or counts by month where they are many."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from predtrack.charts.calendar.dates_due import STATES, dates_due
from predtrack.charts.calendar.months import drawn_years, month_rows, months
from predtrack.charts.calendar.sentences import TEXTS, counted
from predtrack.charts.calendar.timeline import SIGNS, timeline, timeline_rows
from predtrack.charts.chart import Chart

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from predtrack.charts.calendar.dates_due import DateDue
    from predtrack.summaries import DueItem
    from predtrack.summaries.open_dates import OpenDate

__all__ = ["due_calendar"]

_FEW = 30
"""Dates that are drawn one by one, with their titles."""
_TOLD = 5


def due_calendar(
    items: Iterable[DueItem | OpenDate],
    *,
    as_of: dt.date | None = None,
    language: str = "en",
) -> Chart:
    """Draw what falls due: up to 30 dates one by one with titles, more as counts by month.

    Parameters
    ----------
    items
        What is due, as :func:`predtrack.summaries.due` lists it, or every open date, as
        :func:`predtrack.summaries.open_dates.open_dates` does.
    as_of
        The day from which it looks; dates of ``due`` know it.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If there is nothing to draw, or the day is not known.
    """
    found, day = dates_due(items, as_of)
    texts = TEXTS[language]
    many = len(found) > _FEW
    draw = months if many else timeline
    signs, years = _signs(found, texts), _of_years(found, day, texts)
    return Chart(
        title=_finding(found, day, texts),
        subtitle=texts["by_month" if many else "one_by_one"].format(n=f"{len(found):,}", day=day),
        description=_described(found, texts, many=many),
        body=lambda alt, palette: draw(alt, palette, found, day, language),
        rows=month_rows(found, signs) if many else timeline_rows(found, day, language),
        note=signs + (years if many else texts["dashed"]),
        language=language,
    )


def _signs(found: Sequence[DateDue], texts: Mapping[str, str]) -> str:
    """Say what the signs mean that are seen."""
    seen = [state for state in STATES if any(one.state == state for one in found)]
    marks = [texts["mark"].format(sign=SIGNS[state], state=texts[f"is_{state}"]) for state in seen]
    return texts["marks"].format(marks=texts["comma"].join(marks))


def _of_years(found: Sequence[DateDue], day: dt.date, texts: Mapping[str, str]) -> str:
    """Say which years are not drawn, if any."""
    years = drawn_years(found, day)
    gaps = texts["gaps"] if years[-1] - years[0] >= len(years) else ""
    beyond = sum(one.due.year > years[-1] for one in found)
    later = texts["later"].format(n=f"{beyond:,}", year=years[-1]) if beyond else ""
    return texts["framed"] + gaps + later


def _finding(found: Sequence[DateDue], day: dt.date, texts: Mapping[str, str]) -> str:
    """Say how many are overdue, and what comes next."""
    overdue = sum(one.state == "overdue" for one in found)
    coming = [one.due for one in found if one.state in ("open", "target") and one.due >= day]
    told = texts["overdue"].format(what=counted(overdue, texts))
    if not coming:
        return told if overdue else texts["nothing"]
    return texts["and_next" if overdue else "only_next"].format(
        overdue=told,
        n=f"{len(coming):,}",
        what=counted(len(coming), texts),
        next=min(coming),
    )


def _described(found: Sequence[DateDue], texts: Mapping[str, str], *, many: bool) -> str:
    states = Counter(one.state for one in found)
    said = [
        texts["state"].format(state=texts[f"is_{state}"], n=f"{states[state]:,}")
        for state in STATES
        if states[state]
    ]
    if many:
        years = Counter(one.due.year for one in found)
        said += [texts["state"].format(state=year, n=n) for year, n in sorted(years.items())[:12]]
    else:
        said += [f"{one.due}: {one.title}" for one in found[:_TOLD]]
    return texts["stop"].join(said)
