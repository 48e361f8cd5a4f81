"""PT514: resolvers agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.checks.days import standing_on
from predtrack.errors import Rule, Severity
from predtrack.records import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger, Resolution

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT514",
    title="resolvers agree",
    why="A disputed question is not scored until they do.",
    remedy="Look at the evidence of both; who was wrong adds a verdict with a reason.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every question to which resolvers give different answers."""
    for prediction, _question in asked(ledger):
        verdicts = ledger.resolutions_of(prediction)
        stands = standing_on(ledger, prediction, settings.as_of) if len(verdicts) > 1 else None
        if stands and stands.status is Status.DISPUTED:
            message = f"disputed: {'; '.join(map(_said, stands.resolutions))}"
            place = at(stands.resolutions[-1], "outcome")
            yield Breach(RULE, place, message, record=prediction.id)


def _said(resolution: Resolution) -> str:
    outcome = resolution.outcome
    said = f"{outcome:g}" if isinstance(outcome, float) else outcome
    return f"{resolution.resolver.name} says {said}"
