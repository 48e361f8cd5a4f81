"""PT234: a retelling stands in a publication of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import claims
from predtrack.checks.references import is_unread, suggestion
from predtrack.errors import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT234",
    title="a retelling names a publication of the ledger",
    why="Without its title and address a retelling cannot be looked up.",
    remedy="Record that publication in predictions/, with or without predictions of its own.",
    severity=Severity.WARNING,
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every retelling in a publication that is not there."""
    known = {publication.id for publication in ledger.publications}
    for claim in claims(ledger):
        for index, retelling in enumerate(claim.retellings):
            name = retelling.publication
            if name in known or is_unread(ledger, name):
                continue
            place = at(claim, "retellings", index, "publication")
            message, hint = f"there is no publication {name!r}", suggestion(name, sorted(known))
            yield Breach(RULE, place, message, hint=hint, record=claim.id)
