"""PT506: a file of evidence is unchanged."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from predtrack.checks.check import Breach
from predtrack.checks.resolutions.copies import local_copies
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT506",
    title="a file that is cited as evidence has the hash that was written down",
    why="Only the hash shows that the file is still the one that was read.",
    remedy="Restore the file; a new copy is a new piece of evidence.",
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every local copy that has another hash than stated."""
    for copy in local_copies(ledger, settings):
        if copy.content is not None and copy.sha256 is not None:
            actual = hashlib.sha256(copy.content).hexdigest()
            if actual != copy.sha256:
                message = f"{copy.path!r} has the sha256 {actual}"
                yield Breach(RULE, copy.spot("sha256"), message, record=copy.record)
