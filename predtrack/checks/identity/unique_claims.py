"""PT201: a prediction or a target has an identifier of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import claims, repetitions
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT201",
    title="an identifier names one prediction or one target",
    why="Resolutions find their prediction by it; with two of one name, one is never counted.",
    remedy="Give one of them another identifier.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every claim whose identifier an earlier claim has."""
    named = ((claim.id, claim) for claim in claims(ledger))
    for name, first, claim in repetitions(named):
        message = f"identifier {name!r} is already that of {ledger.at(first, 'id')}"
        yield Breach(RULE, at(claim, "id"), message, record=name)
