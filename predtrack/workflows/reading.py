"""Read a ledger that is fit to be counted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from predtrack.checks import CHECKS, Settings, run_checks
from predtrack.errors import FaultyLedgerError, Problem, Severity
from predtrack.records import Ledger
from predtrack.store import read_ledger

__all__ = ["Source", "contradictions", "file_of", "ledger_of", "readable_ledger", "sound_ledger"]

_ERRORS = [code for code, check in CHECKS.items() if check.rule.severity is Severity.ERROR]

Source = str | Path | Ledger
"""A folder, or a ledger that was read before."""


def ledger_of(source: Source) -> Ledger:
    """Give the ledger of a folder, with whatever faults it has."""
    return source if isinstance(source, Ledger) else read_ledger(Path(source))


def file_of(root: Path, path: str) -> bytes | None:
    """Read a file that evidence names; nothing where it is not in the ledger's folder."""
    file = (root / path).resolve()
    inside = file.is_relative_to(root.resolve())
    return file.read_bytes() if inside and file.is_file() else None


def readable_ledger(source: Source) -> Ledger:
    """Give the ledger of a folder, if all of its files could be read.

    Enough for adding to it: what a new record makes worse is refused by itself.

    Raises
    ------
    FaultyLedgerError
        If a file holds an error.
    """
    return ledger_of(source).insist_on_sound_files()


def contradictions(ledger: Ledger) -> tuple[Problem, ...]:
    """Find the errors that hold on any day."""
    settings = Settings(as_of=dt.date.max)
    found = run_checks(ledger, settings, select=_ERRORS)
    return tuple(problem for problem in found if problem.severity is Severity.ERROR)


def sound_ledger(source: Source) -> Ledger:
    """Give the ledger of a folder, if nothing in it contradicts itself.

    Scores of half-read or contradictory records would not be honest, so any error
    stops here. Warnings, and what only the day makes wrong, do not.

    Raises
    ------
    FaultyLedgerError
        If the files or the checks show an error; carries all of them.
    """
    ledger = readable_ledger(source)
    errors = contradictions(ledger)
    if errors:
        raise FaultyLedgerError(errors)
    return ledger
