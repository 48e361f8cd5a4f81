"""PT355: a target has the metric of its series."""

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
    "PT355",
    title="a target names its metric as its series does",
    why="Two names for one metric are often two metrics.",
    remedy="Use one name for one metric.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every target whose series measures something of another name."""
    for target in ledger.targets:
        series = ledger.series_of(target)
        if series and series.metric != target.metric:
            message = f"metric is {target.metric!r}, but series {series.id!r} has {series.metric!r}"
            yield Breach(RULE, at(target, "metric"), message, record=target.id)
