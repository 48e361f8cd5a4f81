"""PT505: a file of evidence is there."""

from __future__ import annotations

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
    "PT505",
    title="a file that is cited as evidence is in the ledger",
    why="What is missing proves nothing.",
    remedy="Add the file, or mend its path: it counts from the root of the ledger.",
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every local copy that is not there."""
    for copy in local_copies(ledger, settings):
        if copy.content is None:
            message = f"there is no file {copy.path!r}"
            yield Breach(RULE, copy.spot("file"), message, record=copy.record)
