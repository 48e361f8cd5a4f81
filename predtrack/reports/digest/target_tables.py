"""Tables of targets: where they stand, and what moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.digest.cells import day, table_of
from predtrack.reports.numbers import compact, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.reports.digest.words import Words
    from predtrack.reports.document import Table
    from predtrack.summaries import TargetProgress
    from predtrack.summaries.changes import TargetChange, TargetState

__all__ = ["moved_table", "targets_table"]


def targets_table(targets: Sequence[TargetProgress], words: Words) -> Table:
    """Say where each target stands of which something was observed."""
    seen = [one for one in targets if one.value is not None]
    rest = len(targets) - len(seen)
    rows = (
        {
            "target": one.title,
            "value": compact(one.value),
            "known": day(one.observed),
            "level": f"{compact(one.level)} {one.unit}",
            "way": percent(one.attainment),
            "rungs": f"{one.rungs_reached}/{len(one.ladder)}" if one.ladder else "–",
            "deadline": day(one.deadline),
            "status": words.listed((words.word(one.status), *map(words.anew, one.revisions))),
        }
        for one in seen
    )
    columns = ("target", "value", "known", "level", "way", "rungs", "deadline", "status")
    unseen = words.say("note unseen", targets=words.count("target", rest)) if rest else ""
    note = words.together((unseen, words.say("note targets")))
    return table_of(words, words.say("table targets"), columns, rows, note)


def moved_table(changes: Sequence[TargetChange], words: Words) -> Table:
    """Say how far each target came, and which rungs it reached."""
    rows = (
        {
            "target": one.title,
            "before": _state(one.before, one.unit, words),
            "after": _state(one.after, one.unit, words),
            "rungs": words.listed(one.rungs_reached) or "–",
        }
        for one in changes
    )
    columns = ("target", "before", "after", "rungs")
    note = words.say("note targets")
    return table_of(words, words.say("table target changes"), columns, rows, note)


def _state(state: TargetState | None, unit: str, words: Words) -> str:
    if state is None:
        return words.say("not there")
    value = f"{compact(state.value)} {unit} ({day(state.observed)})"
    seen = [value] if state.value is not None else []
    way = [percent(state.attainment)] if state.attainment is not None else []
    return words.listed((*seen, *way, words.word(state.status), *map(words.anew, state.revisions)))
