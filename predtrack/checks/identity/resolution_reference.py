"""PT221: a resolution resolves a prediction of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.references import is_unread, suggestion
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT221",
    title="a resolution names a prediction of the ledger",
    why="A verdict on nothing is never counted, and its prediction stays open.",
    remedy="Name a prediction that stands in predictions/.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every resolution of what is not there."""
    known = {prediction.id for prediction in ledger.predictions}
    for resolution in ledger.resolutions:
        name = resolution.prediction
        if name in known or is_unread(ledger, name):
            continue
        hint = suggestion(name, sorted(known))
        place = at(resolution, "prediction")
        yield Breach(RULE, place, f"there is no prediction {name!r}", hint=hint, record=name)
