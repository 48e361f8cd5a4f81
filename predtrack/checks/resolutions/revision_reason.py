"""PT513: a changed verdict says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import repetitions
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger, Resolution

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT513",
    title="a second verdict by one resolver says why",
    why="The earlier verdict stays readable; without a reason nobody can judge the change.",
    remedy="Add reason to the later one.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every further verdict of a resolver that gives no reason."""
    by_whom = ((f"{one.prediction} {one.resolver.name}", one) for one in ledger.resolutions)
    for _name, first, later in repetitions(by_whom):
        if later.reason is None:
            message = f"{later.resolver.name!r} already said {_said(first)} to this question"
            yield Breach(RULE, at(later), message, record=later.prediction)


def _said(resolution: Resolution) -> str:
    outcome = resolution.outcome
    return f"{outcome:g}" if isinstance(outcome, float) else outcome
