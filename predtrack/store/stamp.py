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


class Stamp(NamedTuple):
    """A commit, and the moment that it states."""

    commit: str
    moment: dt.datetime


def stamp_of(folder: Path) -> Stamp | None:
    """Name the commit that is checked out.

    Returns
    -------
    Stamp or None
        ``None`` where there is no history, or where files of the ledger are not those of the
        commit: what was built from them could not be built again from it.
    """
    try:
        changed = ask(folder, "status", "--porcelain", "--ignored", "--", *_TOPS)
        line = ask(folder, "rev-list", "-1", "--timestamp", "HEAD", "--").split()
    except StorageError:
        return None
    if changed or len(line) != 2:
        return None
    return Stamp(line[1].decode("ascii"), dt.datetime.fromtimestamp(int(line[0]), dt.UTC))
