"""How far targets came between two states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.summaries.targets import TargetProgress, target_progress

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.summaries.changes.side import Side

__all__ = ["TargetChange", "TargetState", "target_changes"]


@dataclass(frozen=True, slots=True)
class TargetState:
    """Where a target stands.

    Parameters
    ----------
    status, value, observed, attainment
        As :class:`predtrack.summaries.TargetProgress` has them.
    level, deadline
        What is aimed at, by when.
    rungs
        Names of the rungs that have been seen reached.
    revisions
        How it was stated anew.
    """

    status: str
    value: float | None
    observed: dt.date | None
    attainment: float | None
    level: float
    deadline: dt.date | None
    rungs: tuple[str, ...]
    revisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetChange:
    """One target, before and after.

    Parameters
    ----------
    id, title, forecaster, unit
        Which target.
    before, after
        Where it stands; none where it was not there.
    rungs_reached
        Names of the rungs that were reached in between.
    """

    id: str
    title: str
    forecaster: str
    unit: str
    before: TargetState | None
    after: TargetState | None
    rungs_reached: tuple[str, ...]


def target_changes(before: Side, after: Side) -> tuple[TargetChange, ...]:
    """List the targets that stand elsewhere now, in the order of the ledger."""
    old, new = _progress(before), _progress(after)
    pairs = ((old.get(name), new.get(name)) for name in dict.fromkeys((*new, *old)))
    return tuple(_change(was, now) for was, now in pairs if _state(was) != _state(now))


def _progress(side: Side) -> dict[str, TargetProgress]:
    found = target_progress(side.ledger, as_of=side.as_of, language=side.language)
    return {target.id: target for target in found}


def _state(target: TargetProgress | None) -> TargetState | None:
    if target is None:
        return None
    return TargetState(
        target.status,
        target.value,
        target.observed,
        target.attainment,
        target.level,
        target.deadline,
        tuple(rung.id for rung in target.ladder if rung.reached is not None),
        target.revisions,
    )


def _change(was: TargetProgress | None, now: TargetProgress | None) -> TargetChange:
    one = now or was
    if one is None:
        raise ValueError("a target has to be on one side at least")
    before, after = _state(was), _state(now)
    known = before.rungs if before else ()
    rungs = after.rungs if after else ()
    return TargetChange(
        one.id,
        one.title,
        one.forecaster,
        one.unit,
        before,
        after,
        tuple(rung for rung in rungs if rung not in known),
    )
