"""PT406: a question opens before it closes."""

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
    "PT406",
    title="a question opens before it closes",
    why="In between, forecasts are taken; the other way round there would be none.",
    remedy="Mend opens or closes.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every question that closes before it opens."""
    for prediction, question in asked(ledger):
        anchor = last_day(made(ledger, prediction))
        if lies_after(question.opens, question.closes, anchor):
            message = f"closes {question.closes}, before it opens ({question.opens})"
            place = at(prediction, "question", "closes")
            yield Breach(RULE, place, message, record=prediction.id)
