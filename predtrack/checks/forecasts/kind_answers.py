"""PT351: a forecast is of a kind that can answer its question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import answered
from predtrack.errors import Rule
from predtrack.kinds import FORECASTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT351",
    title="a forecast can answer its question",
    why="A number does not answer yes or no; such a forecast could never be scored.",
    remedy="Give another kind of forecast, or another kind of question.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every forecast of a kind that does not fit."""
    for prediction, question, forecast in answered(ledger):
        if question.KIND not in forecast.answers:
            message = f"{forecast.kind!r} cannot answer a {question.KIND} question"
            fitting = [name for name, kind in FORECASTS.items() if question.KIND in kind.answers]
            place, hint = at(prediction, "forecast"), f"use {' or '.join(fitting)}"
            yield Breach(RULE, place, message, hint=hint, record=prediction.id)
