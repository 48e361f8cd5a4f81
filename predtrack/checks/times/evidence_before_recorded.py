"""PT414: evidence is older than the verdict that cites it."""

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
    "PT414",
    title="evidence appears by the day on which the verdict that cites it is recorded",
    why="A verdict cannot rest on what appeared after it was written down.",
    remedy="Mend the date of the evidence or recorded; new evidence is a new resolution.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every piece of evidence that is younger than its record."""
    for resolution in ledger.resolutions:
        for index, evidence in enumerate(resolution.evidence):
            if lies_after(evidence.date, resolution.recorded):
                message = f"dated {evidence.date}, after it was recorded ({resolution.recorded})"
                place = at(resolution, "evidence", index, "date")
                yield Breach(RULE, place, message, record=resolution.prediction)
