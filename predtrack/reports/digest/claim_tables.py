"""Tables of claims: overdue, due, published, edited, gone.

:data:`TABLES` is the catalogue: how the claims of an event are listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.digest.cells import day, named, standing_of, table_of
from predtrack.reports.digest.verdict_tables import (
    anew_table,
    newly_resolved_table,
    otherwise_table,
)
from predtrack.summaries.changes.claims import DUE_SOON

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from predtrack.reports.digest.words import Words
    from predtrack.reports.document import Table
    from predtrack.summaries import DueItem
    from predtrack.summaries.changes import ClaimChange, Edit

__all__ = ["TABLES", "added_table", "due_table", "edited_table"]


def _waiting(found: Sequence[ClaimChange], words: Words, title: str) -> Table:
    ordered = sorted(found, key=lambda one: (str(one.after and one.after.due), one.id))
    rows = (
        {
            **named(one),
            "due": day(one.after.due if one.after else None),
            "days": _days(one.after.days if one.after else None),
        }
        for one in ordered
    )
    return table_of(words, title, ("due", "days", "title", "forecaster", "id"), rows)


def _days(days: int | None) -> str:
    return "–" if days is None else f"{days:+d}"


def _overdue(found: Sequence[ClaimChange], words: Words) -> Table:
    return _waiting(found, words, words.say("table newly overdue"))


def _due(found: Sequence[ClaimChange], words: Words) -> Table:
    return _waiting(found, words, words.say("table newly due", days=DUE_SOON))


def _published(found: Sequence[ClaimChange], words: Words) -> Table:
    return _new(found, words, words.say("table published"))


def added_table(found: Sequence[ClaimChange], words: Words) -> Table:
    """List what is in the files now and was not, whenever it was said."""
    return _new(found, words, words.say("table added"))


def _new(found: Sequence[ClaimChange], words: Words, title: str) -> Table:
    rows = (
        {
            **named(one),
            "due": day(one.after.due if one.after else None),
            "status": standing_of(one.after, words),
        }
        for one in found
    )
    columns = ("title", "forecaster", "due", "status", "id")
    return table_of(words, title, columns, rows)


def _withdrawn(found: Sequence[ClaimChange], words: Words) -> Table:
    return _gone(found, words, words.say("table withdrawn"))


def _removed(found: Sequence[ClaimChange], words: Words) -> Table:
    return _gone(found, words, words.say("table removed"))


def _gone(found: Sequence[ClaimChange], words: Words, title: str) -> Table:
    rows = ({**named(one), "before": standing_of(one.before, words)} for one in found)
    return table_of(words, title, ("title", "before", "forecaster", "id"), rows)


TABLES: Mapping[str, Callable[[Sequence[ClaimChange], Words], Table]] = {
    "resolved": newly_resolved_table,
    "re_resolved": anew_table,
    "counted_otherwise": otherwise_table,
    "overdue": _overdue,
    "removed": _removed,
    "withdrawn": _withdrawn,
    "due": _due,
    "published": _published,
}
"""How the claims of an event are listed, by its name."""


def edited_table(found: Sequence[Edit], words: Words) -> Table:
    """List edited records; a star is at each field that changes what is scored."""
    rows: list[Mapping[str, str]] = [
        {
            "id": one.id,
            "title": one.title,
            "fields": words.listed(
                words.word(name) + ("*" if name in one.core else "") for name in one.fields
            ),
        }
        for one in sorted(found, key=lambda edit: not edit.core)
    ]
    note = words.say("note edited") if any(one.core for one in found) else ""
    return table_of(words, words.say("table edited"), ("title", "fields", "id"), rows, note)


def due_table(found: Sequence[DueItem], words: Words, title: str) -> Table:
    """List what wants attention."""
    rows = (
        {
            "due": day(item.due),
            "days": _days(item.days),
            "title": item.title,
            "forecaster": item.forecaster,
            "id": item.id,
        }
        for item in found
    )
    return table_of(words, title, ("due", "days", "title", "forecaster", "id"), rows)
