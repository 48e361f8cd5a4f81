"""PT231: who speaks has been introduced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, at
from predtrack.checks.claims import claims
from predtrack.checks.references import is_unread, suggestion
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger, Prediction, Publication, Target

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT231",
    title="every forecaster is introduced",
    why="A name with a typing error becomes a forecaster of its own, with a score of its own.",
    remedy="Introduce it under forecasters in one of the files.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield everything said by a forecaster whom no file introduces."""
    known = ledger.forecasters
    for record, name in _speakers(ledger):
        if name in known or is_unread(ledger, name):
            continue
        message, place = f"no forecaster is called {name!r}", at(record, "forecaster")
        yield Breach(RULE, place, message, hint=suggestion(name, known), record=record.id)


def _speakers(ledger: Ledger) -> Iterator[tuple[Publication | Prediction | Target, str]]:
    for publication in ledger.publications:
        yield publication, publication.forecaster
    for claim in claims(ledger):
        if claim.forecaster is not None:
            yield claim, claim.forecaster
