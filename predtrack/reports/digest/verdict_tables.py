"""Tables of verdicts: resolved, resolved anew, counted otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.digest.cells import (
    day,
    named,
    outcome_of,
    place_of,
    result_of,
    standing_of,
    table_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.reports.digest.words import Words
    from predtrack.reports.document import Table
    from predtrack.summaries.changes import ClaimChange, ClaimState

__all__ = ["anew_table", "newly_resolved_table", "otherwise_table", "resolved_table"]


def resolved_table(found: Sequence[ClaimChange], words: Words, title: str) -> Table:
    """List claims that got a verdict, with who gave it and on what evidence."""
    columns = ("title", "outcome", "result", "forecaster", "by", "known", "evidence", "id")
    rows = ({**named(one), **_decided(one, words)} for one in found)
    return table_of(words, title, columns, rows)


def _decided(change: ClaimChange, words: Words) -> dict[str, str]:
    verdict = change.after.verdict if change.after else None
    if verdict is None:
        return {}
    own = words.aside(words.say("own")) if verdict.self_resolved else ""
    return {
        "outcome": outcome_of(change.after, words),
        "result": result_of(change, words),
        "by": f"{verdict.resolver}{own}",
        "known": day(verdict.known),
        "evidence": place_of(verdict.evidence),
    }


def newly_resolved_table(found: Sequence[ClaimChange], words: Words) -> Table:
    """List the same under the usual title."""
    return resolved_table(found, words, words.say("table resolved"))


def anew_table(found: Sequence[ClaimChange], words: Words) -> Table:
    """List claims whose verdict changed, from what to what, and why."""
    rows = (
        {
            **named(one),
            **_decided(one, words),
            "change": _way(one, words),
            "why": _reason(one.after) or words.say("no reason"),
        }
        for one in found
    )
    columns = ("title", "change", "result", "why", "by", "known", "id")
    return table_of(words, words.say("table re_resolved"), columns, rows)


def _way(change: ClaimChange, words: Words) -> str:
    return f"{standing_of(change.before, words)} → {standing_of(change.after, words)}"


def _reason(state: ClaimState | None) -> str:
    return state.verdict.reason if state and state.verdict else ""


def otherwise_table(found: Sequence[ClaimChange], words: Words) -> Table:
    """List claims that entered or left the scores with the verdict that they had."""
    rows = (
        {
            **named(one),
            "outcome": outcome_of(one.after, words),
            "why": (one.after.excluded if one.after else "") or words.say("scored now"),
        }
        for one in found
    )
    columns = ("title", "outcome", "why", "id")
    return table_of(words, words.say("table counted_otherwise"), columns, rows)
