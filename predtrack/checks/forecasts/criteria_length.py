"""PT364: criteria say enough for a stranger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import asked
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT364",
    title="criteria are long enough for a stranger to decide by them",
    why="Whoever resolves later knows only what is written.",
    remedy="Say what must be observed, where, and by when.",
    severity=Severity.WARNING,
)


_WORD = re.compile(r"[^\W\u3400-\u9fff]+")
_CHARACTER = re.compile(r"[\u3400-\u9fff]")


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every question with criteria of a few words only."""
    for prediction, question in asked(ledger):
        count = _count(question.criteria)
        if count < settings.shortest_criteria and not question.all_of:
            place = at(prediction, "question", "criteria")
            message = f"criteria of {count} word{'' if count == 1 else 's'} decide nothing"
            yield Breach(RULE, place, message, record=prediction.id)


def _count(text: str) -> int:
    """Count words; two Chinese characters make about one."""
    return len(_WORD.findall(text)) + (len(_CHARACTER.findall(text)) + 1) // 2
