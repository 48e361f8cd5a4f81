"""PT602: a question is not left open for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.collection.waiting import overdue, overdue_by
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT602",
    title="a question is not left open longer than the keeper allows",
    why="Failures stay open longest: a score that leaves them out flatters.",
    remedy="Resolve it with 'predtrack resolve', or say why it is void or ambiguous.",
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every open question after the longest wait; nothing where none is set."""
    limit = settings.overdue_error_after_days
    if limit is None:
        return
    for prediction, days in overdue(ledger, settings.as_of):
        if days > limit:
            place = at(prediction, "question", "due")
            message = f"{overdue_by(days)}, more than the {limit} allowed"
            yield Breach(RULE, place, message, record=prediction.id)
