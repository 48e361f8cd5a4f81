"""PT407: a question closes before it falls due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.checks.days import last_day, lies_after, made
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT407",
    title="a question closes by the day on which it falls due",
    why="Who may answer after the deadline may answer with the outcome in hand.",
    remedy="Mend closes or due.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every question that takes forecasts after its due date."""
    for prediction, question in asked(ledger):
        anchor = last_day(made(ledger, prediction))
        if lies_after(question.closes, question.due, anchor):
            message = f"closes {question.closes}, after it falls due ({question.due})"
            place = at(prediction, "question", "closes")
            yield Breach(RULE, place, message, record=prediction.id)
