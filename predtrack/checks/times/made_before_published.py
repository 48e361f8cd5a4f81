"""PT408: a claim is made before it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import claims
from predtrack.checks.days import lies_after
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT408",
    title="a claim is made by the day on which its publication appears",
    why="What was published cannot have been said later.",
    remedy="Mend made or published.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every claim that was made after its publication appeared."""
    for claim in claims(ledger):
        published = ledger.publication_of(claim).published
        if lies_after(claim.made, published):
            message = f"made {claim.made}, after its publication appeared ({published})"
            yield Breach(RULE, at(claim, "made"), message, record=claim.id)
