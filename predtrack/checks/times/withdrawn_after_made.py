"""PT413: a prediction is withdrawn after it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.days import lies_after, made
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT413",
    title="a prediction is withdrawn after it was made",
    why="Nobody can take back what nobody has said yet.",
    remedy="Mend withdrawn or made.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every prediction that was withdrawn before it was made."""
    for prediction in ledger.predictions:
        said = made(ledger, prediction)
        if prediction.withdrawn and lies_after(said, prediction.withdrawn.on):
            message = f"withdrawn {prediction.withdrawn.on}, before it was made ({said})"
            place = at(prediction, "withdrawn", "on")
            yield Breach(RULE, place, message, record=prediction.id)
