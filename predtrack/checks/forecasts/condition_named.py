"""PT366: a conditional statement names its condition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger, Prediction

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT366",
    title="a conditional statement names its condition",
    why="If the condition does not come true, the question is void, not answered by no.",
    remedy="Put the condition under question: condition.",
    severity=Severity.NOTE,
)


_CONDITIONAL = re.compile(
    r"^if\b|[,;:.] if\b|\b(?:provided that|conditional on|assuming that|on condition that)\b"
    r"|如果|假如|倘若|前提是",
    re.IGNORECASE,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every question whose statement has a condition that the question has not."""
    for prediction, question in asked(ledger):
        if question.condition is None:
            for part, text in _statement(prediction):
                found = _CONDITIONAL.search(text)
                if found:
                    message = f"{found[0].strip(' ,;:.')!r} states a condition, the question none"
                    place = at(prediction, part)
                    yield Breach(RULE, place, message, record=prediction.id)
                    break


def _statement(prediction: Prediction) -> Iterator[tuple[str, str]]:
    yield "title", " ".join(filter(None, (prediction.title.en, prediction.title.zh)))
    if prediction.quote:
        yield "quote", prediction.quote
