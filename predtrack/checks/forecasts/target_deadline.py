"""PT356: a target has a deadline."""

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
    "PT356",
    title="a target has a deadline",
    why="Without one it can be reached but never missed.",
    remedy="Add deadline, as it was stated; without any, leave it out and expect no verdict.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every target without a deadline."""
    for target in ledger.targets:
        if target.deadline is None:
            yield Breach(RULE, at(target), "target has no deadline", record=target.id)
