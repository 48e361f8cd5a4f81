"""PT202: a publication has an identifier of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import repetitions
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT202",
    title="an identifier names one publication",
    why="Predictions carry the name of their publication; two of one name cannot be told apart.",
    remedy="Give one of them another identifier, or put both files together.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every publication whose identifier an earlier one has."""
    named = ((publication.id, publication) for publication in ledger.publications)
    for name, first, publication in repetitions(named):
        message = f"publication {name!r} is already at {ledger.at(first, 'id')}"
        yield Breach(RULE, at(publication, "id"), message, record=name)
