"""PT226: a prediction is superseded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import repetitions
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT226",
    title="a prediction is superseded by one other only",
    why="With two successors nobody knows which forecast stands.",
    remedy="Let the later one supersede the other one.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every further successor of a prediction."""
    named = ((said.supersedes, said) for said in ledger.predictions if said.supersedes)
    for name, first, prediction in repetitions(named):
        message = f"{name!r} is already superseded by {first.id!r}"
        yield Breach(RULE, at(prediction, "supersedes"), message, record=prediction.id)
