"""PT402: a time zone exists."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.checks.days import is_zone
from predtrack.errors import Rule, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT402",
    title="a time zone has a name of the IANA database",
    why="A day ends at another moment in every zone; without the zone a deadline is not defined.",
    remedy="Write a name such as 'UTC', 'America/New_York' or 'Asia/Shanghai'.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every zone that nobody knows."""
    for prediction, question in asked(ledger):
        if not is_zone(question.zone):
            place, message = at(prediction, "question", "zone"), _message(question.zone)
            hint = did_you_mean(question.zone, available_timezones())
            yield Breach(RULE, place, message, hint=hint, record=prediction.id)


def _message(zone: str) -> str:
    return f"there is no time zone {zone!r}"
