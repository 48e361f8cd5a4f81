"""PT502: void and ambiguous have a reason."""

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
    "PT502",
    title="void and ambiguous say why",
    why="A question that was lost is easily called void; the reason lets others judge.",
    remedy="Add reason.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every end without an answer and without a reason."""
    for resolution in ledger.resolutions:
        if not resolution.is_answer and resolution.reason is None:
            message, place = (
                f"{resolution.outcome} without a reason",
                at(resolution, "outcome"),
            )
            yield Breach(RULE, place, message, record=resolution.prediction)
