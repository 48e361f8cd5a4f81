"""What a calendar is given: dates that come, that passed, or that were answered early."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from predtrack.charts.shown import summaries_of
from predtrack.errors import UsageError
from predtrack.summaries import DueItem
from predtrack.summaries.open_dates import OpenDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["STATES", "DateDue", "dates_due"]

State = Literal["overdue", "open", "target", "early"]
STATES: Sequence[State] = ("overdue", "open", "target", "early")
"""What a date can be, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class DateDue:
    """One mark of a calendar.

    Parameters
    ----------
    title
        Of the prediction or target.
    due
        The day.
    state
        ``overdue``; ``open``, a prediction; ``target``, the deadline of one; or ``early``, a
        prediction that was resolved before its date.
    """

    title: str
    due: dt.date
    state: State


def dates_due(
    items: Iterable[DueItem | OpenDate], as_of: dt.date | None
) -> tuple[list[DateDue], dt.date]:
    """Read either list of dates, and the day from which it looks.

    Raises
    ------
    UsageError
        If there is nothing to draw, or the day is not known.
    """
    given = summaries_of(items)
    if not given:
        raise UsageError("there is no calendar to draw: nothing is open or overdue")
    found = sorted(map(_read, given), key=lambda one: (one.due, one.title))
    days = {item.due - dt.timedelta(days=item.days) for item in given if isinstance(item, DueItem)}
    if as_of is None and len(days) != 1:
        raise UsageError("name the day from which the calendar looks: as_of=date(2026, 11, 22)")
    return found, as_of or days.pop()


def _read(item: Any) -> DateDue:  # noqa: ANN401 - what a person gave
    if isinstance(item, DueItem):
        return DateDue(item.title, item.due, _of_group(item))
    if isinstance(item, OpenDate):
        state: State = "target" if item.kind == "target" else "open"
        return DateDue(item.title, item.due, "overdue" if item.overdue else state)
    what = type(item).__name__
    raise UsageError(f"a calendar shows a list of DueItem or OpenDate, and was given a {what}")


def _of_group(item: DueItem) -> State:
    if item.group == "overdue":
        return "overdue"
    return "early" if item.group == "resolved early" else "open"
