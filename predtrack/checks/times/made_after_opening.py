"""PT404: a forecast is not made before its question opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach
from predtrack.checks.claims import answered
from predtrack.checks.days import last_day, lies_after, made, made_spot
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT404",
    title="a forecast is made from the day on which its question opens",
    why="Nobody can have answered a question that was not yet asked.",
    remedy="Mend made or opens.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every forecast that was made before its question opened."""
    for prediction, question, _forecast in answered(ledger):
        said = made(ledger, prediction)
        if question.opens and lies_after(question.opens, said, last_day(said)):
            message = f"made {said}, before its question opened ({question.opens})"
            yield Breach(RULE, made_spot(prediction), message, record=prediction.id)
