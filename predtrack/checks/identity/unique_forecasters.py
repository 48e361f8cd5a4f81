"""PT203: a forecaster is introduced once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import repetitions
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT203",
    title="a forecaster is introduced once",
    why="Two introductions of one forecaster can say different things about it.",
    remedy="Keep one introduction; every other file may refer to it.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every introduction after the first."""
    named = ((who.id, who) for file in ledger.files for who in file.forecasters)
    for name, first, who in repetitions(named):
        message = f"forecaster {name!r} is already introduced at {ledger.at(first, 'id')}"
        yield Breach(RULE, at(who, "id"), message, record=name)
