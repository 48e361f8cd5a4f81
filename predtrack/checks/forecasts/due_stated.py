"""PT362: a question says when it falls due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT362",
    title="a question says when it falls due",
    why="Without a date 'not yet' is always an answer, and the question is never overdue.",
    remedy="Add due; a statement without any date is unresolvable, for the reason 'no date'.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every question without a due date."""
    for prediction, question in asked(ledger):
        if question.due is None:
            place = at(prediction, "question")
            yield Breach(RULE, place, "question has no due date", record=prediction.id)
