"""``due.ics``: the dates on which something is decided, as a calendar (RFC 5545).

Written here in sixty lines rather than by a library: that would cost every installation a
tenth of a second and three megabytes for five properties. The tests read the result with two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from predtrack.reports.feeds.addresses import base_of, page_address
from predtrack.reports.feeds.wording import plain, word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from predtrack.reports.feeds.addresses import PageOf
    from predtrack.summaries.open_dates import OpenDate

__all__ = ["due_calendar"]

_OCTETS = 75
_UTC = (
    "BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip
"""What stands in a calendar without a date: one component is the least that the format takes."""


def due_calendar(
    dates: Sequence[OpenDate],
    *,
    as_of: dt.date,
    base_url: str = "",
    page_of: PageOf | None = None,
    language: str = "en",
) -> str:
    """Write a calendar with one event, a whole day long, for each open date.

    Parameters
    ----------
    dates
        The dates.
    as_of
        The day whose knowledge is used; it stamps the events.
    base_url
        Address of the site, to which the events lead; none where it is not known.
    page_of
        Path of a page from the root of the site, by kind and identifier.
    language
        Language of the words around the titles.

    Raises
    ------
    UsageError
        If ``base_url`` is no address of the web.
    """
    base = base_of(base_url)
    name = word("calendar", language)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//predtrack//due dates//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for date in dates:
        page = page_address(base, page_of(date.kind, date.id)) if base and page_of else ""
        lines += _event(date, as_of, page, language)
    lines += [] if dates else _UTC
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(date: OpenDate, as_of: dt.date, page: str, language: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(f'{date.kind}.{date.id}@predtrack')}"
    yield f"DTSTAMP:{_digits(as_of)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(date.due)}"
    yield f"SUMMARY:{_escaped(_summary(date, language))}"
    yield f"DESCRIPTION:{_escaped(_description(date, language))}"
    if page:
        yield f"URL:{page}"
    yield f"CATEGORIES:{date.kind}{',overdue' if date.overdue else ''}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(date: OpenDate, language: str) -> str:
    if date.kind == "target":
        name = "deadline passed" if date.overdue else "deadline"
    else:
        name = "overdue" if date.overdue else "due"
    return " ".join(word(name, language, title=date.title).split())


def _description(date: OpenDate, language: str) -> str:
    said = [word("by", language, name=date.forecaster)]
    said += [word("asks", language, text=date.asks)] if date.asks else []
    said += [word("resolve", language)] if date.overdue and date.kind == "prediction" else []
    return "\n".join([*said, word("id", language, id=date.id)])


def _digits(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", plain(text)).replace("\n", "\\n")


def _folded(line: str) -> str:
    r"""Fold a line at 75 octets, never within a sign.

    Examples
    --------
    >>> [len(part.encode()) for part in _folded("市" * 60).split("\r\n")]
    [75, 73, 34]
    >>> _folded("市" * 60).replace("\r\n ", "") == "市" * 60
    True
    """
    folds, room = [""], _OCTETS
    for sign in line:
        octets = len(sign.encode())
        if octets > room:
            folds.append("")
            room = _OCTETS - 1  # the space that begins a continued line
        folds[-1] += sign
        room -= octets
    return "\r\n ".join(folds)
