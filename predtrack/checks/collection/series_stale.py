"""PT605: a series on which something open hangs is kept up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.checks.collection.waiting import days_ago
from predtrack.checks.days import last_day, made, standing_on
from predtrack.errors import Rule
from predtrack.records import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger, Target

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT605",
    title="a series that something open waits for was observed within the days allowed",
    why="Progress of a target, and the verdict on a question, are read from its latest value.",
    remedy="Add the observations since; where there are none any more, say so in its notes.",
)
_WAITING = (Status.OPEN, Status.OVERDUE)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every series in use whose newest observation is too old; nothing without a limit."""
    limit = settings.series_stale_after_days
    if limit is None:
        return
    waited_for = {*_of_targets(ledger, settings.as_of), *_of_questions(ledger, settings.as_of)}
    for series in ledger.series:
        points = series.as_known(settings.as_of) if series.id in waited_for else ()
        days = (settings.as_of - points[-1].day).days if points else 0
        if days > limit:
            message = f"newest observation is of {points[-1].day}, {days_ago(days)}"
            place = at(series, "points")
            yield Breach(RULE, place, f"{message}, more than the {limit} allowed", record=series.id)


def _of_targets(ledger: Ledger, as_of: dt.date) -> Iterator[str]:
    """Name the series of the targets whose deadline has not passed."""
    for target in ledger.targets:
        ends = _deadline(ledger, target)
        if target.series and (ends is None or ends >= as_of):
            yield target.series


def _deadline(ledger: Ledger, target: Target) -> dt.date | None:
    return last_day(target.deadline, last_day(made(ledger, target)))


def _of_questions(ledger: Ledger, as_of: dt.date) -> Iterator[str]:
    """Name the series of the questions without a verdict."""
    for prediction, question in asked(ledger):
        stands = standing_on(ledger, prediction, as_of) if question.series else None
        if stands and question.series and stands.status in _WAITING:
            yield question.series
