"""PT403: a forecast is made while forecasts are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach
from predtrack.checks.claims import answered
from predtrack.checks.days import first_day, lies_after, made, made_spot
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT403",
    title="a forecast is made by the day on which its question closes",
    why="After closing, more is known: such a forecast cannot stand beside the others.",
    remedy="Mend made or closes; a forecast after closing does not belong in the ledger.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every forecast that was made after its question closed."""
    for prediction, question, _forecast in answered(ledger):
        said = made(ledger, prediction)
        if question.closes and lies_after(said, question.closes, first_day(said)):
            message = f"made {said}, after its question closed ({question.closes})"
            yield Breach(RULE, made_spot(prediction), message, record=prediction.id)
