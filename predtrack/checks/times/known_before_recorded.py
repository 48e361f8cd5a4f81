"""PT410: an outcome is known before it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.days import lies_after
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT410",
    title="an outcome is known by the day on which it is recorded",
    why="Nobody records what nobody knows yet.",
    remedy="Mend known or recorded.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every verdict that was recorded before it was known."""
    for resolution in ledger.resolutions:
        if lies_after(resolution.known, resolution.recorded):
            message = f"known {resolution.known}, after it was recorded ({resolution.recorded})"
            place = at(resolution, "known")
            yield Breach(RULE, place, message, record=resolution.prediction)
