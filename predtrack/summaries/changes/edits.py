"""What was edited in records that stand in both ledgers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.records import Prediction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.records import Ledger, Target
    from predtrack.summaries.changes.side import Side

__all__ = ["CORE", "Edit", "edits"]

CORE = (
    "forecast", "question", "made", "forecaster", "resolutions",
    "level", "comparator", "mode", "baseline", "path", "deadline", "ladder",
)  # fmt: skip
"""Fields whose edit changes what is scored: they are amended by new records, not edited."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One record whose text was changed.

    Parameters
    ----------
    id, title
        Which prediction or target.
    fields
        Names of the fields that differ; ``resolutions`` where earlier ones were changed or
        removed, for they are appended only.
    core
        Those among them that change what is scored.
    """

    id: str
    title: str
    fields: tuple[str, ...]
    core: tuple[str, ...]


def edits(before: Side, after: Side) -> tuple[Edit, ...]:
    """List the edited records, in the order of the ledger."""
    old, new = before.ledger, after.ledger
    if old is new:
        return ()
    known = {claim.id: claim for claim in old.claims}
    found = (
        (claim, tuple(_differing(old, known[claim.id], new, claim)))
        for claim in new.claims
        if claim.id in known
    )
    return tuple(
        Edit(
            claim.id,
            claim.title.say(after.language),
            fields,
            tuple(name for name in fields if name in CORE),
        )
        for claim, fields in found
        if fields
    )


def _differing(
    old: Ledger, was: Prediction | Target, new: Ledger, claim: Prediction | Target
) -> Iterator[str]:
    """Name what differs, also where a record says it through its publication."""
    for name in type(claim).model_fields:
        if name == "forecaster":
            differs = old.forecaster_id(was) != new.forecaster_id(claim)
        elif name == "made":
            differs = old.made(was) != new.made(claim)
        else:
            differs = getattr(was, name, None) != getattr(claim, name)
        if differs:
            yield name
    if isinstance(was, Prediction) and isinstance(claim, Prediction):
        kept = new.resolutions_of(claim)
        if any(verdict not in kept for verdict in old.resolutions_of(was)):
            yield "resolutions"
