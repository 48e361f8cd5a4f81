"""PT611: a corpus that is called complete is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.paths import path_of
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Corpus, Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT611",
    title="a publication has as many statements as it is said to make",
    why="Who records only the hits can make any forecaster look good.",
    remedy="Record what is missing, unresolvable statements and retellings too, or mend corpus.",
)


def _is_off(corpus: Corpus, count: int) -> bool:
    return count > corpus.size or (corpus.complete and count < corpus.size)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every corpus with another number of predictions than declared."""
    faulty = {fault.location.path for fault in ledger.errors}
    for file in ledger.files:
        corpus, count = file.publication.corpus, len(ledger.statements_of(file))
        if corpus is None or not _is_off(corpus, count):
            continue
        if path_of(ledger, file.publication) not in faulty:
            place = at(file.publication, "corpus", "size")
            whole = "complete corpus" if corpus.complete else "corpus"
            message = f"{whole} of {corpus.size}, but {count} recorded"
            yield Breach(RULE, place, message, record=file.publication.id)
