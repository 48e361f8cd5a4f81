"""PT601: a question is resolved when it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.collection.waiting import overdue, overdue_by
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT601",
    title="a question is resolved soon after it falls due",
    why="Failures stay open longest: a score that leaves them out flatters.",
    remedy="Resolve it with 'predtrack resolve', or say why it is void or ambiguous.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every open question after its date, until the error takes over."""
    limit = settings.overdue_error_after_days
    for prediction, days in overdue(ledger, settings.as_of):
        if days > settings.overdue_warn_after_days and (limit is None or days <= limit):
            place = at(prediction, "question", "due")
            yield Breach(RULE, place, overdue_by(days), record=prediction.id)
