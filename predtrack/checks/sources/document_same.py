"""PT702: a document is the edition that was read."""

from __future__ import annotations

import hashlib
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
    "PT702",
    title="a document has the hash that was written down when it was read",
    why="A changed edition may say something else, and its lines may have moved.",
    remedy="Compare the editions, mend quotes and lines, then write down the new sha256.",
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every document that has another hash than stated."""
    for publication, content in documents(ledger, settings):
        if content is None or publication.document is None:
            continue
        actual = hashlib.sha256(content).hexdigest()
        if actual != publication.document.sha256:
            message = f"{publication.document.file!r} has the sha256 {actual}"
            place = at(publication, "document", "sha256")
            yield Breach(RULE, place, message, record=publication.id)
