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
    if date is None or (date.is_relative and anchor is None):
        return None
    return date.first(anchor)


def last_day(date: PartialDate | None, anchor: dt.date | None = None) -> dt.date | None:
    """Give the last day that a date allows, if it allows any."""
    if date is None or (date.is_relative and anchor is None):
        return None
    return date.last(anchor)


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


def _can_stand(question: Question | None, said: PartialDate) -> bool:
    return not said.is_relative and (question is None or is_zone(question.zone))


def standing_on(ledger: Ledger, prediction: Prediction, as_of: dt.date) -> Standing | None:
    """Say where a prediction stands on a day, if its dates and its zone can be read."""
    if not _can_stand(ledger.question_of(prediction), made(ledger, prediction)):
        return None
    return standing(ledger, prediction, as_of)


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
