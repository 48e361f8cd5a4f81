"""PT405: a forecast is made before its question falls due."""

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
    "PT405",
    title="a forecast is made by the day on which its question falls due",
    why="What is said after the deadline is not a forecast.",
    remedy="Mend made or due.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every forecast that was made after its question fell due."""
    for prediction, question, _forecast in answered(ledger):
        said = made(ledger, prediction)
        if question.due and lies_after(said, question.due, first_day(said)):
            message = f"made {said}, after its question fell due ({question.due})"
            yield Breach(RULE, made_spot(prediction), message, record=prediction.id)
