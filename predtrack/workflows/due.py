"""List what is overdue, due soon, or resolved early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.summaries.due import DueItem
from predtrack.summaries.due import due as due_items
from predtrack.summaries.open_dates import OpenDate
from predtrack.summaries.open_dates import open_dates as dates_of
from predtrack.workflows.reading import sound_ledger

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.workflows.reading import Source

__all__ = ["due", "open_dates"]


def due(
    source: Source, *, as_of: dt.date, within: int = 90, language: str = "en"
) -> tuple[DueItem, ...]:
    """List what wants attention on a day and in the days after it."""
    return due_items(sound_ledger(source), as_of=as_of, within=within, language=language)


def open_dates(
    source: Source, *, as_of: dt.date, within: int | None = None, language: str = "en"
) -> tuple[OpenDate, ...]:
    """List every date that nobody has decided yet, or those up to some days ahead."""
    dates = dates_of(sound_ledger(source), as_of=as_of, language=language)
    return tuple(one for one in dates if within is None or (one.due - as_of).days <= within)
