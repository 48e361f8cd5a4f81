"""PT603: not too many questions wait for a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.collection.waiting import overdue
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT603",
    title="no more questions are overdue than the keeper allows",
    why="One late verdict is a delay, many are a score of what was easy to decide.",
    remedy="Resolve the oldest ones with 'predtrack resolve'; 'predtrack due' lists them.",
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield the question that waits longest, if too many wait; nothing where none is set."""
    if settings.max_overdue is None:
        return
    waiting = list(overdue(ledger, settings.as_of))
    if len(waiting) > settings.max_overdue:
        longest, _days = max(waiting, key=lambda one: one[1])
        said = "1 question is" if len(waiting) == 1 else f"{len(waiting)} questions are"
        message = f"{said} overdue, more than the {settings.max_overdue} allowed; this one longest"
        yield Breach(RULE, at(longest, "question", "due"), message, record=longest.id)
