"""What git knows of a commit: its name, its day, and the files of a ledger in it."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.errors import StorageError, UsageError
from predtrack.store.git import GitError, ask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = [
    "Entry",
    "NoHistoryError",
    "UnknownRevisionError",
    "commit_named",
    "contents",
    "day_of",
    "entries",
    "folder_in_repository",
    "own_place",
    "refuse_options",
]

_ELSEWHERE = {"120000": "link", "160000": "submodule"}
"""What stands in a folder and holds its files elsewhere, by the mode that git gives it."""

_ELSEWHERE_STILL = (
    "the files of that commit are not in this clone; fetch them with"
    " git fetch --refetch --no-filter"
)


class NoHistoryError(UsageError):
    """The folder has no history that could be read."""


class UnknownRevisionError(UsageError):
    """No commit has that name, or it is not in this clone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a commit: its mode, the name of its content, its path below the ledger."""

    mode: str
    name: str
    path: str


def folder_in_repository(folder: Path) -> str:
    """Give the path of the ledger in its repository; empty at the top."""
    try:
        return os.fsdecode(ask(folder, "rev-parse", "--show-prefix")).removesuffix("\n")
    except GitError as error:
        raise NoHistoryError(f"{folder} has no history in git: {error}; {_help(error)}") from None


def own_place(folder: Path) -> str | None:
    """Give the path of the ledger in its repository, without the slash at the end.

    Returns
    -------
    str or None
        ``None`` where there is no repository, or one that is a part of another: which of the
        two is meant, git cannot know.
    """
    asked = ("--show-superproject-working-tree", "--show-prefix")
    try:
        *outer, place = os.fsdecode(ask(folder, "rev-parse", *asked)).splitlines()
    except (StorageError, ValueError):
        return None
    return None if outer else place.removesuffix("/")


def _help(error: GitError) -> str:
    if "dubious ownership" in str(error):
        return "git trusts it after git config --global --add safe.directory and that folder"
    return "compare with a day, such as 2026-10-31"


def refuse_options(revision: str) -> None:
    """Refuse what git would take for an option, or cannot be a name at all.

    Raises
    ------
    UnknownRevisionError
        If it is.
    """
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise UnknownRevisionError(f"{revision!r} can be no revision of git")


def commit_named(folder: Path, revision: str) -> str:
    """Give the full name of a commit."""
    try:
        found = ask(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except GitError:
        raise UnknownRevisionError(_unknown(folder, revision)) from None
    return found.decode("ascii").strip()


def _unknown(folder: Path, revision: str) -> str:
    """Say why a revision is not there, and what helps."""
    said = f"git knows no revision {revision!r}"
    if ask(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return (
            f"{said}: this clone holds only the latest commits; fetch the others with"
            " git fetch --unshallow, in GitHub Actions with fetch-depth: 0"
        )
    try:
        ask(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    except GitError:
        return f"{said}: nothing has been committed yet"
    return f"{said}; git log names commits, and a day is written 2026-10-31"


def entries(folder: Path, commit: str, above: str) -> Iterator[Entry]:
    """List the files of the ledger at a commit, with paths below the ledger's folder."""
    tops = (f"{above}predictions", f"{above}resolutions")
    listed = ask(folder, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *tops)
    for line in listed.split(b"\0")[:-1]:
        facts, path = line.split(b"\t", 1)
        mode, _, name = facts.decode("ascii").split(" ")
        entry = Entry(mode, name, os.fsdecode(path).removeprefix(above))
        if mode in _ELSEWHERE:
            raise _leads_elsewhere(entry, commit)
        yield entry


def _leads_elsewhere(entry: Entry, commit: str) -> StorageError:
    """Refuse a link: without what it leads to, those records would seem to be new."""
    return StorageError(
        f"{entry.path!r} is a {_ELSEWHERE[entry.mode]} at commit {commit[:12]}, which cannot be"
        " followed into the past; compare with a day instead"
    )


def contents(folder: Path, names: Sequence[str]) -> Iterator[bytes]:
    """Read many files in one go, in the order of their names."""
    if not names:
        return
    wanted = "".join(f"{name}\n" for name in names).encode("ascii")
    try:
        answer = ask(folder, "cat-file", "--batch", said=wanted)
    except GitError:
        raise StorageError(_ELSEWHERE_STILL) from None
    start = 0
    for _ in names:
        end = answer.index(b"\n", start)
        facts = answer[start:end].split(b" ")
        if facts[-1] == b"missing":
            raise StorageError(_ELSEWHERE_STILL)
        size = int(facts[-1])
        yield answer[end + 1 : end + 1 + size]
        start = end + size + 2


def day_of(folder: Path, commit: str) -> dt.date:
    """Read when the commit was made, by the clock of whoever committed."""
    heads = ask(folder, "cat-file", "commit", commit).split(b"\n\n", 1)[0]
    line = next(line for line in heads.split(b"\n") if line.startswith(b"committer "))
    try:
        return dt.datetime.fromtimestamp(int(line.rsplit(b" ", 2)[1]), dt.UTC).date()
    except (OverflowError, ValueError, OSError):
        raise StorageError(f"commit {commit[:12]} has no day that a calendar knows") from None
