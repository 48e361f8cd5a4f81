"""A folder -> a ledger, with every fault in it as data."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from predtrack.errors import Problem
from predtrack.records import Ledger, PredictionFile, ResolutionFile, SeriesFile
from predtrack.store.collecting import collector_paused
from predtrack.store.faults import FAULTS
from predtrack.store.folder import form_of, insist_on_ledger, list_folder
from predtrack.store.opening import open_source
from predtrack.store.parsing import Parsed, parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["gathered", "read_ledger"]

_NOT_KEPT = (ResolutionFile, SeriesFile)
"""Wrappers that no ledger holds: another record may get their identity in memory."""


def read_ledger(root: str | os.PathLike[str]) -> Ledger:
    """Read all records below a folder.

    A faulty record is left out and reported in ``problems``; the sound ones around it
    are kept.

    Parameters
    ----------
    root
        Folder that holds ``predictions``, and perhaps ``resolutions``.

    Raises
    ------
    NoLedgerError
        If the folder is no ledger.
    """
    folder = insist_on_ledger(root)
    listing = list_folder(folder)
    with collector_paused():
        read = [_read_file(folder, path) for path in listing.files]
    return gathered(os.fspath(root), read, listing.problems)


def _read_file(root: Path, path: str) -> Parsed:
    source = open_source(root, path)
    if isinstance(source, Problem):
        return Parsed(None, (source,))
    return parse(source, form_of(path))


def gathered(root: str, read: Iterable[Parsed], problems: tuple[Problem, ...] = ()) -> Ledger:
    """Make one ledger of what the files gave.

    Parameters
    ----------
    root
        Folder that the ledger was read from, for messages.
    read
        What each file gave, in the order of their paths.
    problems
        Faults of the paths themselves.
    """
    read = list(read)
    records = [parsed.record for parsed in read]
    found = (*problems, *(problem for parsed in read for problem in parsed.problems))
    return Ledger(
        files=tuple(file for file in records if isinstance(file, PredictionFile)),
        series=tuple(file.series for file in records if isinstance(file, SeriesFile)),
        resolutions=tuple(
            resolution
            for file in records
            if isinstance(file, ResolutionFile)
            for resolution in file.resolutions
        ),
        problems=tuple(sorted(map(_hinted, found), key=lambda problem: problem.location)),
        root=root,
        places={
            id(record): place
            for parsed in read
            for record, place in parsed.places
            if not isinstance(record, _NOT_KEPT)
        },
    )


def _hinted(problem: Problem) -> Problem:
    """Give a problem that has no hint of its own the remedy of its rule."""
    remedy = FAULTS[problem.code].remedy.rstrip(".")
    return problem if problem.hint else replace(problem, hint=remedy[:1].lower() + remedy[1:])
