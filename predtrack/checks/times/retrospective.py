"""PT422: a prediction is logged before its outcome is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.days import is_retrospective
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT422",
    title="a prediction is recorded before its outcome is known",
    why="With the outcome in hand one records what one likes; scores can be read without these.",
    remedy="Nothing needs mending if the publication proves when it was said.",
    severity=Severity.NOTE,
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every prediction that was recorded when its outcome was known already."""
    for prediction in ledger.predictions:
        if is_retrospective(ledger, prediction, settings.as_of):
            message = f"retrospective: recorded {prediction.recorded}, with its outcome known"
            place = at(prediction, "recorded")
            yield Breach(RULE, place, message, record=prediction.id)
