"""PT632: a prediction that is withdrawn late is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.days import last_day, lies_after, made
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT632",
    title="a prediction that is withdrawn after its question closed is listed",
    why="Who could take back what has failed would never be wrong: it counts as withdrawn late.",
    remedy="Nothing needs mending.",
    severity=Severity.NOTE,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every prediction that was withdrawn when no forecasts were taken any more."""
    for prediction in ledger.predictions:
        question, withdrawn = ledger.question_of(prediction), prediction.withdrawn
        if question is None or withdrawn is None:
            continue
        end, anchor = question.closes or question.due, last_day(made(ledger, prediction))
        if lies_after(withdrawn.on, end, anchor):
            message = f"withdrawn {withdrawn.on}, after the question closed ({end})"
            place = at(prediction, "withdrawn", "on")
            yield Breach(RULE, place, message, record=prediction.id)
