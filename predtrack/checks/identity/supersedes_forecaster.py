"""PT224: only the forecaster supersedes what it said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT224",
    title="a prediction supersedes one by the same forecaster",
    why="Nobody can take back what another has said.",
    remedy="Answer the other's question with 'question: <id>' instead.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every prediction that supersedes somebody else's."""
    said = {prediction.id: prediction for prediction in ledger.predictions}
    for prediction in ledger.predictions:
        earlier = said.get(prediction.supersedes or "")
        if earlier is None:
            continue
        ours, theirs = ledger.forecaster_id(prediction), ledger.forecaster_id(earlier)
        if ours != theirs:
            message = f"{ours!r} supersedes {earlier.id!r}, which {theirs!r} said"
            place = at(prediction, "supersedes")
            yield Breach(RULE, place, message, record=prediction.id)
