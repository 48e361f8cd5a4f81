"""Every quote of the ledger that can be looked up in a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.checks.check import at
from predtrack.checks.sources.transcript import transcript

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.check import Spot
    from predtrack.checks.settings import Settings
    from predtrack.checks.sources.transcript import Transcript
    from predtrack.records import Ledger, Prediction, Publication, Target

__all__ = ["Quote", "documents", "quotes", "verifiable"]

_LINES = re.compile(r"lines?\s+(\d+)(?:\s*[-–]\s*(\d+))?")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that are said to stand in a document.

    Parameters
    ----------
    claim
        The prediction or target that has them.
    publication
        The publication that they are quoted from.
    text
        The words.
    locator
        Where they are said to stand.
    way
        The fields that lead to the record which has ``quote`` and ``locator``.
    """

    claim: Prediction | Target
    publication: Publication
    text: str
    locator: str | None
    way: tuple[str | int, ...] = ()

    def spot(self, field: str) -> Spot:
        """Name a field of the quote's record."""
        return at(self.claim, *self.way, field)

    @property
    def lines(self) -> tuple[int, int] | None:
        """First and last line that the locator names; none where it names none."""
        found = _LINES.search(self.locator or "")
        return (int(found[1]), int(found[2] or found[1])) if found else None


def documents(ledger: Ledger, settings: Settings) -> Iterator[tuple[Publication, bytes | None]]:
    """Give every publication that names a document, with its content if it is there."""
    if settings.read_document is None:
        return
    for publication in ledger.publications:
        if publication.document:
            yield publication, settings.read_document(publication.document.file)


def quotes(ledger: Ledger) -> Iterator[Quote]:
    """Give every quote of the ledger, retellings too."""
    known = {publication.id: publication for publication in ledger.publications}
    for claim in ledger.claims:
        if claim.quote:
            yield Quote(claim, ledger.publication_of(claim), claim.quote, claim.locator)
        for index, told in enumerate(claim.retellings):
            if told.publication in known:
                way = ("retellings", index)
                yield Quote(claim, known[told.publication], told.quote, told.locator, way)


def verifiable(ledger: Ledger, settings: Settings) -> Iterator[tuple[Quote, Transcript]]:
    """Give every quote whose document is there and can be read, with the document."""
    read = {
        publication.id: transcript(content.decode("utf-8", "replace").replace("\r\n", "\n"))
        for publication, content in documents(ledger, settings)
        if content is not None
    }
    for quote in quotes(ledger):
        if quote.publication.id in read:
            yield quote, read[quote.publication.id]
