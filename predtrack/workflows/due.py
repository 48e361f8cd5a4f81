"""List what is overdue, due soon, or resolved early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.summaries.due import DueItem
from predtrack.summaries.due import due as due_items
from predtrack.workflows.reading import sound_ledger

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.workflows.reading import Source

__all__ = ["due"]


def due(
    source: Source, *, as_of: dt.date, within: int = 90, language: str = "en"
) -> tuple[DueItem, ...]:
    """List what wants attention on a day and in the days after it."""
    return due_items(sound_ledger(source), as_of=as_of, within=within, language=language)
