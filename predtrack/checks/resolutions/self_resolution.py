"""PT511: a verdict on oneself is marked."""

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
    "PT511",
    title="a verdict of the forecaster on itself is listed",
    why="Forecasters grade themselves more kindly than others do.",
    remedy="Nothing needs mending; a second, independent verdict makes it stronger.",
    severity=Severity.NOTE,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every verdict that is marked as the forecaster's own."""
    for resolution in ledger.resolutions:
        if resolution.resolver.self:
            message = f"{resolution.resolver.name} resolved its own prediction"
            place = at(resolution, "resolver")
            yield Breach(RULE, place, message, record=resolution.prediction)
