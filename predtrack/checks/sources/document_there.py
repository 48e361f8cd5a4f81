"""PT701: the document behind a publication is there to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.sources.quotes import documents
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT701",
    title="a document that is named is among the sources",
    why="What nobody can look at, nobody can verify.",
    remedy="Put the document into the folder that --sources names.",
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every publication whose document is not among the sources."""
    for publication, content in documents(ledger, settings):
        if content is None and publication.document:
            message = f"there is no document {publication.document.file!r} among the sources"
            place = at(publication, "document", "file")
            yield Breach(RULE, place, message, record=publication.id)
