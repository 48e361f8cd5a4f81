"""PT204: a series has an identifier of its own."""

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
    "PT204",
    title="an identifier names one series",
    why="Targets and questions read their observations by it.",
    remedy="Give one of them another identifier, or put the points together.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every series whose identifier an earlier one has."""
    named = ((series.id, series) for series in ledger.series)
    for name, first, series in repetitions(named):
        message = f"series {name!r} is already at {ledger.at(first, 'id')}"
        yield Breach(RULE, at(series, "id"), message, record=name)
