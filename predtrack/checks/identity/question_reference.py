"""PT232: a question that is referred to is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.references import is_unread, suggestion
from predtrack.errors import Rule
from predtrack.records import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT232",
    title="a question that is referred to is held by another prediction",
    why="Without its question a forecast can never be resolved.",
    remedy="Name a prediction that holds a question of its own.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every reference to a question that is not there."""
    known = {prediction.id for prediction in ledger.predictions}
    holders = {said.id for said in ledger.predictions if isinstance(said.question, Question)}
    for prediction in ledger.predictions:
        name = prediction.question
        if not isinstance(name, str) or name in holders or is_unread(ledger, name):
            continue
        wrong = "holds no question of its own" if name in known else "is not in the ledger"
        place, message = at(prediction, "question"), f"prediction {name!r} {wrong}"
        hint = suggestion(name, sorted(holders))
        yield Breach(RULE, place, message, hint=hint, record=prediction.id)
