"""PT604: a ledger is kept up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.collection.waiting import days_ago
from predtrack.checks.days import last_day
from predtrack.errors import Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger
    from predtrack.values import PartialDate, Record

    Dated = tuple[Record, PartialDate | None]

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT604",
    title="something was put on record within the days that the keeper allows",
    why="A page that is built every night looks fresh, also where nobody keeps the ledger.",
    remedy="Record what was published, observed or decided since; or allow more days.",
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield the newest record, if it is too old; nothing where no limit is set."""
    limit = settings.stale_after_days
    if limit is None:
        return
    newest = max(_dates(ledger, settings.as_of), key=lambda one: one[1], default=None)
    if newest is None:
        return
    record, day = newest
    days = (settings.as_of - day).days
    if days > limit:
        message = f"the newest record is of {day}, {days_ago(days)}, more than the {limit} allowed"
        yield Breach(RULE, at(record), message)


def _dates(ledger: Ledger, as_of: dt.date) -> Iterator[tuple[Record, dt.date]]:
    """Give the days of all records; one that lies in the future has a check of its own."""
    for record, date in _dated(ledger):
        day = last_day(date)
        if day is not None and day <= as_of:
            yield record, day


def _dated(ledger: Ledger) -> Iterator[Dated]:
    yield from ((source, source.published) for source in ledger.publications)
    yield from ((claim, claim.recorded) for claim in ledger.claims)
    for verdict in ledger.resolutions:
        yield verdict, verdict.known
        yield verdict, verdict.recorded
    for series in ledger.series:
        yield from ((series, point.known or point.date) for point in series.points)
