"""PT412: no fact lies in the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach
from predtrack.checks.days import first_day, last_day
from predtrack.checks.stated import stated_dates
from predtrack.errors import Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.checks.stated import Stated
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT412",
    title="nothing that is recorded as having happened lies in the future",
    why="A fact from the future is a typing error, or a forecast in the wrong place.",
    remedy="Mend the date, or check on a later day with --as-of.",
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every fact that lies after the day on which the ledger is read."""
    for stated in stated_dates(ledger):
        day = _day(stated)
        if day is not None and day > settings.as_of:
            message = f"{stated.label} ({stated.date}) lies after {settings.as_of}"
            yield Breach(RULE, stated.spot, message, record=stated.name)


def _day(stated: Stated) -> dt.date | None:
    """Give the earliest reading; an observation describes the end of its period."""
    is_observation = stated.path[0] == "points" and stated.path[-1] == "date"
    return last_day(stated.date) if is_observation else first_day(stated.date)
