"""PT409: a forecast is made before its outcome is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach
from predtrack.checks.claims import answered
from predtrack.checks.days import first_known, lies_after, made, made_spot
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT409",
    title="a forecast is made before its outcome is known",
    why="What was already known is no forecast: it is listed, and never scored.",
    remedy="Nothing needs mending if the dates are right: the forecast stays listed and unscored.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every forecast that was made after an answer to its question was known."""
    for prediction, _question, _forecast in answered(ledger):
        said, known = made(ledger, prediction), first_known(ledger, prediction, settings.as_of)
        if known and lies_after(said, known):
            message = f"made {said}, after the outcome was known ({known}): cannot be scored"
            yield Breach(RULE, made_spot(prediction), message, record=prediction.id)
