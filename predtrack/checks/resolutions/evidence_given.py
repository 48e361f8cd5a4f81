"""PT503: a verdict has evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT503",
    title="a verdict shows evidence",
    why="Without evidence nobody else can come to the same verdict.",
    remedy="Add evidence: url or title with date and quote, file with sha256, or a series.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every answer that nothing supports."""
    for resolution in ledger.resolutions:
        if resolution.is_answer and not resolution.evidence:
            place, message = at(resolution), "verdict shows no evidence"
            yield Breach(RULE, place, message, record=resolution.prediction)
