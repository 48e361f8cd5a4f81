"""PT233: a series that is named is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.checks.check import Breach, Spot, at
from predtrack.checks.claims import asked
from predtrack.checks.references import is_unread, suggestion
from predtrack.errors import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.checks.settings import Settings
    from predtrack.records import Ledger

__all__ = ["RULE", "find"]

RULE = Rule(
    "PT233",
    title="a series that is named is in the ledger",
    why="A target without its observations has no progress, a question no answer.",
    remedy="Add it under resolutions/series/.",
)


def find(ledger: Ledger, _: Settings) -> Iterator[Breach]:
    """Yield every name of a series that is not there."""
    known = {series.id for series in ledger.series}
    for record, name, place in _namings(ledger):
        if name not in known and not is_unread(ledger, name):
            hint = suggestion(name, sorted(known))
            yield Breach(RULE, place, f"there is no series {name!r}", hint=hint, record=record)


def _namings(ledger: Ledger) -> Iterator[tuple[str, str, Spot]]:
    for prediction, question in asked(ledger):
        if question.series:
            yield prediction.id, question.series, at(prediction, "question", "series")
    for target in ledger.targets:
        if target.series:
            yield target.id, target.series, at(target, "series")
    for resolution in ledger.resolutions:
        for index, evidence in enumerate(resolution.evidence):
            if evidence.series:
                place = at(resolution, "evidence", index, "series")
                yield resolution.prediction, evidence.series, place
