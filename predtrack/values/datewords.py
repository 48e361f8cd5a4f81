"""The wordings of dates that predtrack reads, in English and Chinese.

Each reader takes a wording and gives a :class:`Reading`, or ``None`` where the wording
is not of its form. They are tried in order; ``python-dateutil`` reads what is left.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateutil import parser
from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Reading", "read_wording"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a wording allows: an interval of days, an instant, or a span."""

    start: dt.date | None
    end: dt.date | None
    moment: dt.datetime | None = None
    span: relativedelta | None = None


_PARTS = {
    "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
    "h1": (1, 6), "h2": (7, 12),
    "start of": (1, 1), "beginning of": (1, 1), "early": (1, 4),
    "mid": (5, 8), "late": (9, 12), "end of": (12, 12),
    "年初": (1, 1), "年中": (5, 8), "年底": (12, 12), "年末": (12, 12),
}  # fmt: skip
_WORDED = "start of|beginning of|early|mid|late|end of"
_UNITS = {"day": "days", "week": "weeks", "month": "months", "year": "years"} | {
    "天": "days", "周": "weeks", "个月": "months", "年": "years",
}  # fmt: skip
_DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}
_LONGEST = 365 * 1000
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE = enumerate("一二三四五六七八九十", 1)
_ENGLISH = enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
)
_PROBES = (
    dt.datetime(2000, 1, 1, tzinfo=dt.UTC),
    dt.datetime(2001, 2, 8, 1, 1, 1, tzinfo=dt.UTC),
)
_NUMERALS = {name: n for n, name in (*_CHINESE, *_ENGLISH, (2, "两"))}


def _months(year: int, first: int, last: int) -> Reading:
    end = dt.date(year, last, calendar.monthrange(year, last)[1])
    return Reading(dt.date(year, first, 1), end)


def _iso(text: str) -> Reading | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    if not match:
        return None
    year, *rest = (int(part) for part in match.groups() if part)
    if len(rest) == 2:
        exact = dt.date(year, *rest)
        return Reading(exact, exact)
    if rest and not 1 <= rest[0] <= 12:
        raise ValueError(f"month {rest[0]} does not exist")
    return _months(year, *(rest * 2 or (1, 12)))


def _instant(text: str) -> Reading | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}[T ]\d", text):
        return None
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"a time of day needs its zone: write {text}Z or {text}+01:00")
    return Reading(moment.date(), moment.date(), moment)


def _part_of_year(text: str) -> Reading | None:
    for pattern in (
        r"(?P<year>\d{4})[- ]?(?P<part>[qh]\d)",
        r"(?P<part>[qh]\d)[- ]?(?P<year>\d{4})",
        rf"(?P<part>{_WORDED})[- ]?(?P<year>\d{{4}})",
        r"(?P<year>\d{4})(?P<part>年初|年中|年底|年末)",
    ):
        match = re.fullmatch(pattern, text)
        if match and match["part"] in _PARTS:
            return _months(int(match["year"]), *_PARTS[match["part"]])
    return None


def _chinese(text: str) -> Reading | None:
    match = re.fullmatch(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?", text)
    if not match:
        return None
    return _iso("-".join(part.zfill(2) for part in match.groups() if part))


def _span(text: str) -> Reading | None:
    english = r"(?:within|in|over|for)?\s*(?:the\s+)?(?:next\s+)?(\w+)[ -](day|week|month|year)s?"
    match = re.fullmatch(english, text) or re.fullmatch(
        r"(?:未来)?(\d+|[一二三四五六七八九十两])(天|周|个月|年)(?:内|之内)?", text
    )
    if not match:
        return None
    count = int(match[1]) if match[1].isdecimal() else _NUMERALS.get(match[1])
    if count is None:
        return None
    unit = _UNITS[match[2]]
    if count * _DAYS[unit] > _LONGEST:
        raise ValueError("no calendar reaches that far")
    length: dict[str, int] = {unit: count}
    return Reading(None, None, span=relativedelta(**length))  # type: ignore[arg-type]


def _range(text: str) -> Reading | None:
    ends = re.split(r"\s*(?:\.\.|…|\bto\b)\s*", text)
    if len(ends) != 2 or not all(ends):
        return None
    first, last = read_wording(ends[0]), read_wording(ends[1])
    if first.start is None or last.end is None:
        return None
    if last.end < first.start:
        raise ValueError(f"{text!r} ends before it begins")
    return Reading(first.start, last.end)


def _before(text: str) -> Reading | None:
    match = re.fullmatch(r"before (?!before )(.+)", text)
    limit = read_wording(match[1]).start if match else None
    if limit is None or limit == dt.date.min:
        return None
    eve = limit - dt.timedelta(days=1)
    return Reading(eve, eve)


def _in_words(text: str) -> Reading | None:
    """Let dateutil read it twice: what differs was not stated."""
    if not re.search(r"[a-z]{3}", text) or not re.search(r"\d{4}", text):
        return None
    try:
        one, two = (parser.parse(text, default=probe) for probe in _PROBES)
    except (ValueError, OverflowError):
        return None
    if (one.year, one.month) != (two.year, two.month):
        return None
    if (one.time(), two.time()) != tuple(probe.time() for probe in _PROBES):
        return None
    weekday = re.search(rf"\b({'|'.join(_WEEKDAYS)})[a-z]*\b", text)
    if weekday and (one.date() != two.date() or _WEEKDAYS[one.weekday()] != weekday[1]):
        raise ValueError(f"no such {weekday[0]}")
    if one.day != two.day:
        return _months(one.year, one.month, one.month)
    return Reading(one.date(), one.date())


_READERS: tuple[Callable[[str], Reading | None], ...] = (
    _iso, _instant, _part_of_year, _chinese, _span, _before, _range, _in_words,
)  # fmt: skip


def read_wording(wording: str) -> Reading:
    """Read the wording of a date.

    Raises
    ------
    ValueError
        If it is no date that predtrack knows, or no real day.

    Examples
    --------
    >>> read_wording("mid-2029").end
    datetime.date(2029, 8, 31)
    >>> read_wording("October 2026").start
    datetime.date(2026, 10, 1)
    """
    text = " ".join(wording.split())
    if re.match(r"\d{4}-\d{2}-\d{2}[Tt ]\d", text):
        text = text.upper()
    else:
        text = re.sub(r"^(?:(?:by|until|in|during|on) )?(?:the )?(?=.*\d{4})", "", text.lower())
    try:
        for reader in _READERS:
            reading = reader(text)
            if reading is not None:
                return reading
    except ValueError as error:
        raise ValueError(f"{wording!r} is not a date: {error}") from None
    raise ValueError(f"{wording!r} is not a date; write 2026-10-09, 2026-10, 2030, or a mapping")
