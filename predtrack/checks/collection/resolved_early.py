"""PT631: a question that is resolved early is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.checks.days import standing_on
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT631",
    title="a question that is resolved before its due date is listed",
    why="Events are seen at once, their absence only at the end: early verdicts lean to one side.",
    remedy="Nothing needs mending; scores by due date count it when it falls due.",
    severity=Severity.NOTE,
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every question with an outcome before its date."""
    for prediction, _question in asked(ledger):
        verdicts = ledger.resolutions_of(prediction)
        stands = standing_on(ledger, prediction, settings.as_of) if verdicts else None
        if stands and stands.resolved_early:
            message = f"resolved early: due {stands.due or 'on no stated date'}"
            place = at(stands.resolutions[0], "known")
            yield Breach(RULE, place, message, record=prediction.id)
