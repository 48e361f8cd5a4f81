"""PT211: the identifier of a claim begins with that of its publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import claims
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT211",
    title="the identifier of a claim begins with its publication's",
    why="The name then says where the claim was published, and cannot meet another's.",
    remedy="Write the publication's identifier and a slash before it.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every prediction and target with a name from elsewhere."""
    for claim in claims(ledger):
        beginning = f"{ledger.publication_of(claim).id}/"
        if not claim.id.startswith(beginning):
            message = f"identifier {claim.id!r} does not begin with {beginning!r}"
            yield Breach(RULE, at(claim, "id"), message, record=claim.id)
