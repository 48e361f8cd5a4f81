"""Check a ledger: every fault in its files and every contradiction in its records."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Unpack

from predtrack.checks import CHECKS, Settings, run_checks
from predtrack.checks.selection import Selection
from predtrack.errors import UsageError
from predtrack.reports.findings import Finding
from predtrack.store import FAULTS, excerpt, read_ledger
from predtrack.workflows.reading import file_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from predtrack.checks.settings import Limits
    from predtrack.errors import Problem, Rule

__all__ = ["all_rules", "check", "findings_of"]


def all_rules() -> Mapping[str, Rule]:
    """Give every rule that a finding can name, by its code."""
    return FAULTS | {code: found.rule for code, found in CHECKS.items()}


def check(
    root: Path,
    *,
    as_of: dt.date,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    sources: Path | None = None,
    **limits: Unpack[Limits],
) -> tuple[Finding, ...]:
    """Find all that is wrong with a ledger, sorted by place.

    Parameters
    ----------
    root
        Folder of the ledger.
    as_of
        The day on which it is read: nothing in it may lie later.
    select, ignore
        Codes, or beginnings of codes, to look for or to leave out.
    sources
        Folder of the documents that quotes are verified against; none to leave that out.
    limits
        How long or how many the keeper lets wait, as in :class:`predtrack.checks.Settings`.

    Raises
    ------
    UsageError
        If there is no such folder.
    """
    if sources is not None and not sources.is_dir():
        raise UsageError(f"there is no folder {sources}; quotes could not be verified")
    wanted = Selection(select, ignore).insist_on_known(all_rules())
    ledger = read_ledger(root)
    settings = Settings(
        as_of=as_of,
        read_bytes=partial(file_of, root),
        read_document=partial(file_of, sources) if sources else None,
        **limits,
    )
    faults = [problem for problem in ledger.problems if wanted.takes(problem.code)]
    broken = run_checks(ledger, settings, select=select, ignore=ignore, known=all_rules())
    found = sorted([*faults, *broken], key=lambda problem: (problem.location, problem.code))
    return findings_of(root, found)


def findings_of(root: Path, problems: Collection[Problem]) -> tuple[Finding, ...]:
    """Put the line of the file beside each problem."""
    return tuple(Finding(problem, excerpt(root, problem.location)) for problem in problems)
