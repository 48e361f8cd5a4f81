"""PT411: a claim is made before it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import claims
from predtrack.checks.days import lies_after, made
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT411",
    title="a claim is made by the day on which it is recorded",
    why="Nobody records what nobody has said yet.",
    remedy="Mend made or recorded.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every claim that was recorded before it was made."""
    for claim in claims(ledger):
        said = made(ledger, claim)
        if lies_after(said, claim.recorded):
            message = f"recorded {claim.recorded}, before it was made ({said})"
            yield Breach(RULE, at(claim, "recorded"), message, record=claim.id)
