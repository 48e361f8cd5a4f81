"""PT703: a quote stands in the document that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach
from predtrack.checks.sources.quotes import verifiable
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.checks.sources.transcript import Transcript
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT703",
    title="a quote stands in the document that it names",
    why="A word that was never said cannot be held against anybody.",
    remedy="Copy the words out of the document.",
)


def find(ledger: Ledger, settings: Settings) -> Iterator[Breach]:
    """Yield every quote that its document does not have, with the nearest line."""
    for quote, document in verifiable(ledger, settings):
        if not document.places(quote.text):
            message = f"the quote does not stand in {quote.publication.id!r}"
            hint = _nearest(document, quote.text)
            yield Breach(RULE, quote.spot("quote"), message, hint=hint, record=quote.claim.id)


def _nearest(document: Transcript, text: str) -> str:
    line = document.nearest(text)
    if line is None:
        return "nothing in the document is like it"
    return f"nearest is line {line}: {document.lines[line - 1].strip()[:160]}"
