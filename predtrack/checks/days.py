"""Days in a ledger, read with care: a date may be relative, a zone may not exist.

A fault in a date has a check of its own; every other check passes over it, so that one
mistake gives one message. Two dates contradict each other only if no reading of their
wordings puts them in order.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from predtrack.checks.check import Spot, at
from predtrack.records import standing

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.records import Ledger, Prediction, Question, Standing, Target
    from predtrack.values import PartialDate

__all__ = [
    "first_day",
    "first_known",
    "is_retrospective",
    "is_zone",
    "last_day",
    "lies_after",
    "made",
    "made_spot",
    "standing_on",
]


def first_day(date: PartialDate | None, anchor: dt.date | None = None) -> dt.date | None:
    """Give the first day that a date allows, if it allows any."""
    days = _interval(date, anchor)
    return days[0] if days else None


def last_day(date: PartialDate | None, anchor: dt.date | None = None) -> dt.date | None:
    """Give the last day that a date allows, if it allows any."""
    days = _interval(date, anchor)
    return days[1] if days else None


def _interval(date: PartialDate | None, anchor: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """Pass over what hangs on no day, and what no calendar holds."""
    try:
        return date.interval(anchor) if date else None
    except (ValueError, OverflowError):
        return None


def lies_after(
    later: PartialDate | None, earlier: PartialDate | None, anchor: dt.date | None = None
) -> bool:
    """Tell whether every reading of ``later`` lies after every reading of ``earlier``."""
    first, last = first_day(later, anchor), last_day(earlier, anchor)
    return first is not None and last is not None and first > last


def made(ledger: Ledger, claim: Prediction | Target) -> PartialDate:
    """Give the date on which something was said, as precise as it is known."""
    return claim.made or ledger.publication_of(claim).published


@functools.cache
def is_zone(name: str) -> bool:
    """Tell whether the IANA database has a zone of that name."""
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True


def standing_on(ledger: Ledger, prediction: Prediction, as_of: dt.date) -> Standing | None:
    """Say where a prediction stands on a day, if its dates and its zone can be read."""
    said, question = last_day(made(ledger, prediction)), ledger.question_of(prediction)
    if said is None or (question and not _can_fall_due(question, said)):
        return None
    return standing(ledger, prediction, as_of)


def _can_fall_due(question: Question, said: dt.date) -> bool:
    has_day = question.due is None or last_day(question.due, said) is not None
    return has_day and is_zone(question.zone)


def made_spot(prediction: Prediction) -> Spot:
    """Give the place of the date on which something was said, or of what was said."""
    return at(prediction, "made") if prediction.made else at(prediction)


def first_known(ledger: Ledger, prediction: Prediction, as_of: dt.date) -> PartialDate | None:
    """Give the earliest date on which an answer to the question was known by ``as_of``."""
    answers = (one.known for one in ledger.resolutions_of(prediction) if one.is_answer)
    known = (date for date in answers if not date.is_relative and date.last() <= as_of)
    return min(known, key=lambda date: date.last(), default=None)


def is_retrospective(ledger: Ledger, prediction: Prediction, as_of: dt.date) -> bool:
    """Tell whether a prediction was recorded when its outcome was known already."""
    known = first_known(ledger, prediction, as_of)
    return known is not None and lies_after(prediction.recorded, known)
