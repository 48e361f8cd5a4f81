"""PT363: a question says where its outcome is read."""

from __future__ import annotations

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
    "PT363",
    title="a question says where its outcome is read",
    why="Two honest resolvers can read two sources, and disagree.",
    remedy="Add source or series.",
    severity=Severity.NOTE,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every question without a source of its outcome."""
    for prediction, question in asked(ledger):
        if question.source is None and question.series is None:
            place = at(prediction, "question")
            message = "question names no source of its outcome"
            yield Breach(RULE, place, message, record=prediction.id)
