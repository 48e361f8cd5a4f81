"""Sum up a ledger, and say what changed since a day or a revision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from predtrack.errors import FaultyLedgerError, StorageError, UsageError
from predtrack.records import Ledger
from predtrack.store import read_ledger_at
from predtrack.summaries.changes import Changes, Side, changes
from predtrack.summaries.digest import Digest
from predtrack.summaries.digest import digest as summary
from predtrack.values import PartialDate
from predtrack.workflows.reading import sound_ledger

if TYPE_CHECKING:
    import datetime as dt
    import os

    from predtrack.workflows.reading import Source

__all__ = ["changes_since", "digest"]

_DAY = re.compile(r"[0-9]{4}(-[0-9]{1,2}){0,2}")
"""What is read as a day; a tag of such a name is called refs/tags/2026-11."""


def digest(source: Source, *, as_of: dt.date, language: str = "en") -> Digest:
    """Sum up a ledger as it was known at the end of a day.

    Parameters
    ----------
    source
        A ledger, or its folder.
    as_of
        The day.
    language
        Language of titles and names.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    """
    return summary(sound_ledger(source), as_of=as_of, language=language)


def changes_since(source: Source, *, since: str, as_of: dt.date, language: str = "en") -> Changes:
    """Compare a ledger with an earlier state of it.

    Parameters
    ----------
    source
        A ledger, or its folder; a revision needs the folder.
    since
        A day (``2026-10-31``, ``2026-10``): the same records, as they were known at its end.
        Or a revision of git: the files of that commit, as they were known on its day.
    as_of
        The day of the later state.
    language
        Language of titles and names.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    UsageError
        If there is no such day or revision.
    StorageError
        If the ledger at that commit cannot be read without errors.
    """
    now = Side(sound_ledger(source), as_of, language)
    return changes(_earlier(source, since, now), now)


def _earlier(source: Source, since: str, now: Side) -> Side:
    if _DAY.fullmatch(since):
        return Side(now.ledger, _day(since, now.as_of), now.language)
    if isinstance(source, Ledger):
        raise UsageError("a revision of git needs the folder of the ledger")
    return _committed(source, since, now)


def _day(since: str, as_of: dt.date) -> dt.date:
    try:
        day = PartialDate.parse(since).last()
    except ValueError:
        raise UsageError(f"{since!r} is no day; write 2026-10-31") from None
    if day > as_of:
        raise UsageError(f"{since} ends on {day}, after the day of the report, {as_of}")
    return day


def _committed(source: str | os.PathLike[str], since: str, now: Side) -> Side:
    """Read the files of a commit, and see them with the eyes of its day."""
    found = read_ledger_at(source, since)
    try:
        ledger = sound_ledger(found.ledger)
    except FaultyLedgerError as faulty:
        raise StorageError(
            f"{since} ({found.commit[:12]}) cannot be compared: {faulty}; name a later revision,"
            " or a day"
        ) from None
    return Side(ledger, min(found.day, now.as_of), now.language, found.commit)
