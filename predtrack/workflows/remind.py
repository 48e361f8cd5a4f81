"""Keep one issue that lists what is overdue: opened, brought up to date, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.reminder import REMINDER_TITLE, reminder, reminder_mark
from predtrack.store.commits import own_place
from predtrack.store.github_issues import GitHubIssues
from predtrack.summaries.due import due
from predtrack.workflows.reading import sound_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from predtrack.store.github_issues import Issue
    from predtrack.summaries import DueItem
    from predtrack.workflows.reading import Source

__all__ = ["LABEL", "overdue_text", "place_of", "remind"]

LABEL = "predtrack-overdue"


def place_of(folder: Path, named: str) -> str:
    """Name the folder of a ledger in its repository, from wherever it is called.

    Parameters
    ----------
    folder
        The ledger.
    named
        What to call it where git does not know.
    """
    place = own_place(folder)
    return named if place is None else place


def overdue_text(source: Source, *, as_of: dt.date, folder: str = "", language: str = "en") -> str:
    """Give the text of the issue, as :func:`remind` would write it."""
    return reminder(_overdue(source, as_of, language), ledger=folder)


def _overdue(source: Source, as_of: dt.date, language: str) -> list[DueItem]:
    found = due(sound_ledger(source), as_of=as_of, within=0, language=language)
    return [item for item in found if item.group == "overdue"]


def remind(
    source: Source,
    *,
    as_of: dt.date,
    folder: str = "",
    language: str = "en",
    repository: str = "",
) -> str:
    """Open, bring up to date or close the issue on GitHub that lists what is overdue.

    Nothing is written where the issue says already what there is to say: neither twice on one
    day, nor where somebody closed the issue and the list is still the same.

    Parameters
    ----------
    source
        The ledger.
    as_of
        The day.
    folder
        Folder of the ledger in its repository: ledgers side by side have an issue each.
    language
        Language of titles and names.
    repository
        ``OWNER/REPOSITORY``; empty for the one that ``gh`` finds.

    Returns
    -------
    str
        What was done, in a line.

    Raises
    ------
    FaultyLedgerError
        If the ledger has errors.
    StorageError
        If GitHub cannot be reached.
    """
    overdue = _overdue(source, as_of, language)
    text = reminder(overdue, ledger=folder)
    issues = GitHubIssues(LABEL, repository)
    issue = _own(issues.all(), reminder_mark(folder))
    if not overdue:
        return _settle(issues, issue, text)
    if issue is None:
        return f"opened {issues.create(REMINDER_TITLE, text)}"
    return _bring_up_to_date(issues, issue, text)


def _own(found: Sequence[Issue], mark: str) -> Issue | None:
    """Find the issue of this ledger: the open one, or else the latest that was closed."""
    marked = [issue for issue in found if mark in issue.body]
    return min(marked, key=lambda issue: (not issue.is_open, -issue.number), default=None)


def _settle(issues: GitHubIssues, issue: Issue | None, text: str) -> str:
    if issue is None or not issue.is_open:
        return "nothing is overdue"
    issues.edit(issue, REMINDER_TITLE, text)  # so that the same list would be news again
    issues.close(issue)
    return f"closed issue {issue.number}: nothing is overdue"


def _bring_up_to_date(issues: GitHubIssues, issue: Issue, text: str) -> str:
    if _same(issue.body, text):
        return f"issue {issue.number} says it already"
    if not issue.is_open:
        issues.reopen(issue)  # first: if what follows fails, the next run makes up for it
    issues.edit(issue, REMINDER_TITLE, text)
    return f"updated issue {issue.number}"


def _same(one: str, other: str) -> bool:
    """Compare as GitHub keeps texts: without the ends, and with whatever ends its lines."""
    return one.split() == other.split()
