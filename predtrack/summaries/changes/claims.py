"""What happened to claims: published, due, overdue, resolved, withdrawn, and so on.

:data:`EVENTS` is the catalogue: what is reported of a claim by the name of its list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from predtrack.summaries.changes.side import ClaimState, Side

__all__ = ["DUE_SOON", "EVENTS", "ClaimChange", "claim_changes"]

DUE_SOON = 90
"""Days before its due date from which a claim is listed as due."""


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim, before and after.

    Parameters
    ----------
    id, title, forecaster, publication
        Which claim.
    claim
        ``prediction``, or the kind of aim: an aim is kept or missed, and never scored.
    kind
        Kind of the forecast; none where there is none.
    before, after
        Where it stands; none where it was not there.
    """

    id: str
    title: str
    forecaster: str
    publication: str
    claim: str
    kind: str | None
    before: ClaimState | None
    after: ClaimState | None


def _is_published(before: ClaimState | None, after: ClaimState | None) -> bool:
    return before is None and after is not None


def _is_removed(before: ClaimState | None, after: ClaimState | None) -> bool:
    return before is not None and after is None


def _is_resolved(before: ClaimState | None, after: ClaimState | None) -> bool:
    had = before.answer if before else None
    return after is not None and had is None and after.answer is not None


def _is_resolved_anew(before: ClaimState | None, after: ClaimState | None) -> bool:
    if before is None or after is None or before.answer is None or after.status == "withdrawn":
        return False
    return before.answer != after.answer


def _is_overdue(before: ClaimState | None, after: ClaimState | None) -> bool:
    """Tell whether its date has passed without a verdict; one that was reopened is told above."""
    had = before.answer if before else None
    was = before is not None and before.status == "overdue"
    return after is not None and after.status == "overdue" and not was and had is None


def _is_due(before: ClaimState | None, after: ClaimState | None) -> bool:
    return _waits(after) and not _waits(before)


def _waits(state: ClaimState | None) -> bool:
    if state is None or state.status != "open" or state.days is None:
        return False
    return state.days <= DUE_SOON


def _is_withdrawn(before: ClaimState | None, after: ClaimState | None) -> bool:
    was = before is not None and before.status == "withdrawn"
    return after is not None and after.status == "withdrawn" and not was


def _counts_otherwise(before: ClaimState | None, after: ClaimState | None) -> bool:
    """Tell whether it entered or left the scores although the verdict is the same."""
    if before is None or after is None or before.answer is None or before.answer != after.answer:
        return False
    return (before.excluded == "") != (after.excluded == "")


EVENTS: Mapping[str, Callable[[ClaimState | None, ClaimState | None], bool]] = {
    "published": _is_published,
    "due": _is_due,
    "overdue": _is_overdue,
    "resolved": _is_resolved,
    "re_resolved": _is_resolved_anew,
    "counted_otherwise": _counts_otherwise,
    "withdrawn": _is_withdrawn,
    "removed": _is_removed,
}
"""When a claim belongs to a list; it may belong to several, such as published and resolved."""


def claim_changes(before: Side, after: Side) -> dict[str, tuple[ClaimChange, ...]]:
    """List what happened to claims, in the order of the ledger, by the names of the events."""
    old, new = before.states, after.states
    found = [
        (name, old.get(name), new.get(name))
        for name in dict.fromkeys((*new, *old))
        if old.get(name) != new.get(name)
    ]
    return {
        event: tuple(
            _change(after if is_now else before, name, was, is_now)
            for name, was, is_now in found
            if belongs(was, is_now)
        )
        for event, belongs in EVENTS.items()
    }


def _change(
    side: Side, name: str, before: ClaimState | None, after: ClaimState | None
) -> ClaimChange:
    """Describe a claim in the words of the side that has it."""
    prediction = side.ledger.prediction(name)
    return ClaimChange(
        name,
        prediction.title.say(side.language),
        side.ledger.forecaster_name(prediction, side.language),
        side.ledger.publication_of(prediction).id,
        prediction.claim or "prediction" if prediction.is_aim else "prediction",
        prediction.forecast.kind if prediction.forecast else None,
        before,
        after,
    )
