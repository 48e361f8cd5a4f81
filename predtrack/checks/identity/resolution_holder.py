"""PT222: a resolution names the prediction that holds the question."""

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
    "PT222",
    title="a resolution names the prediction that holds the question",
    why="A question is resolved once for all who answer it; a verdict elsewhere is never read.",
    remedy="Resolve the prediction that holds the question.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every resolution of a prediction that answers another one's question."""
    holder = {said.id: said.question for said in ledger.predictions}
    for resolution in ledger.resolutions:
        name = resolution.prediction
        question = holder.get(name)
        if isinstance(question, str):
            message = f"{name!r} answers the question of {question!r} and has none of its own"
            place = at(resolution, "prediction")
            yield Breach(RULE, place, message, hint=f"write {question}", record=name)
