"""PT612: a publication says how many predictions it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT612",
    title="a publication says how many predictions it makes",
    why="Without the total nobody can see what was left out.",
    remedy="Add corpus: {complete: …, size: …}.",
    severity=Severity.NOTE,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every publication with predictions and without a corpus."""
    for file in ledger.files:
        if file.predictions and file.publication.corpus is None:
            place, message = at(file.publication), "publication declares no corpus"
            yield Breach(RULE, place, message, record=file.publication.id)
