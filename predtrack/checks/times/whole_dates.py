"""PT401: the date of a fact names a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach
from predtrack.checks.stated import stated_dates
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT401",
    title="the date of something that happened names a day",
    why="'next 12 months' counts from another day; what has happened did so on a day of its own.",
    remedy="Write the date itself, as precise as it is known.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every fact whose date counts from another one."""
    for stated in stated_dates(ledger):
        if stated.date.is_relative:
            message = f"{stated.label} counts from another day: {stated.date.wording!r}"
            yield Breach(RULE, stated.spot, message, record=stated.name)
