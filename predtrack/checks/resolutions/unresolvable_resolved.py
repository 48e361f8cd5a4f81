"""PT516: what cannot be resolved is not resolved."""

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
    "PT516",
    title="what is called unresolvable has no verdict",
    why="It can be resolved or it cannot; the denominators need to know.",
    remedy="Remove the verdict, or give the prediction a question and a forecast.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every verdict on a prediction that has no question."""
    closed = {said.id: said.unresolvable for said in ledger.predictions if said.unresolvable}
    for resolution in ledger.resolutions:
        why = closed.get(resolution.prediction)
        if why:
            message = f"{resolution.prediction!r} is unresolvable: {why.reason}"
            place = at(resolution, "prediction")
            yield Breach(RULE, place, message, record=resolution.prediction)
