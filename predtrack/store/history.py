"""A ledger as git has it at a commit -> records; the working tree is left alone."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from predtrack.store.collecting import collector_paused
from predtrack.store.commits import (
    commit_named,
    contents,
    day_of,
    entries,
    folder_in_repository,
    refuse_options,
)
from predtrack.store.folder import form_of, is_ours
from predtrack.store.opening import open_bytes
from predtrack.store.parsing import Parsed, parse
from predtrack.store.reading import gathered
from predtrack.store.source import Source

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.records import Ledger

__all__ = ["Snapshot", "read_ledger_at"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A ledger as it was committed.

    Parameters
    ----------
    ledger
        Its records, with the faults of its files.
    commit
        Full name of the commit.
    day
        Day of the commit, in UTC.
    """

    ledger: Ledger
    commit: str
    day: dt.date


def read_ledger_at(root: str | os.PathLike[str], revision: str) -> Snapshot:
    """Read all records of a ledger as they were at a commit.

    Parameters
    ----------
    root
        Folder of the ledger, at the top of a repository or below.
    revision
        A tag, a branch, the name of a commit, ``HEAD~3`` …

    Raises
    ------
    NoHistoryError
        If the folder is in no repository of git.
    UnknownRevisionError
        If there is no such commit here.
    StorageError
        If git is missing, or the commit holds what cannot be read from it.
    """
    folder = Path(root)
    refuse_options(revision)
    above = folder_in_repository(folder)
    commit = commit_named(folder, revision)
    files = [entry for entry in entries(folder, commit, above) if is_ours(entry.path)]
    files.sort(key=lambda entry: entry.path.split("/"))
    found = contents(folder, [entry.name for entry in files])
    with collector_paused():
        read = [_parsed(entry.path, said) for entry, said in zip(files, found, strict=True)]
    return Snapshot(gathered(os.fspath(root), read), commit, day_of(folder, commit))


def _parsed(path: str, content: bytes) -> Parsed:
    source = open_bytes(path, content)
    return parse(source, form_of(path)) if isinstance(source, Source) else Parsed(None, (source,))
