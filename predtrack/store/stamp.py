"""The commit that a ledger's files are those of, where they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from predtrack.errors import StorageError
from predtrack.store.git import ask

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Stamp", "stamp_of"]

_TOPS = ("predictions", "resolutions")
_STATUS = ("status", "--porcelain", "--untracked-files=normal", "--ignored")
"""New files are looked for, also where somebody's settings leave them out."""


class Stamp(NamedTuple):
    """A commit, and the moment that it states."""

    commit: str
    moment: dt.datetime


def stamp_of(folder: Path) -> Stamp | None:
    """Name the commit that is checked out.

    Returns
    -------
    Stamp or None
        ``None`` where there is no history, where the commit states no moment that a calendar
        knows, or where files of the ledger are not those of the
        commit: what was built from them could not be built again from it.
    """
    try:
        changed = ask(folder, *_STATUS, "--", *_TOPS)
        line = ask(folder, "rev-list", "-1", "--timestamp", "HEAD", "--").split()
    except StorageError:
        return None
    return None if changed or len(line) != 2 else _stamp(*line)


def _stamp(seconds: bytes, commit: bytes) -> Stamp | None:
    """Read the moment of a commit, which anybody may have set to a year of six digits."""
    try:
        moment = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return Stamp(commit.decode("ascii"), moment)
