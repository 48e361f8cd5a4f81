"""Issues on GitHub, read and written through ``gh``, GitHub's own command line.

``gh`` knows who asks and where: by ``GH_TOKEN`` and ``GH_REPO``, or by its own login and the
remote of the folder.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import Any

from predtrack.errors import StorageError

__all__ = ["GitHubIssues", "Issue"]


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue.

    Parameters
    ----------
    number
        Its number in the repository.
    is_open
        Whether it waits for something.
    title, body
        What it says.
    """

    number: int
    is_open: bool
    title: str
    body: str


def _listed(printed: str) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = json.loads(printed or "[]")
    except ValueError:
        raise StorageError("gh issue list: no JSON came; is gh GitHub's command line?") from None
    return found


class GitHubIssues:
    """The issues of a repository that carry one label.

    A stranger can copy any text into an issue, but only who may write can set a label: what
    carries it was opened here, or by somebody who is trusted.

    Parameters
    ----------
    label
        The label; made where it does not exist.
    repository
        ``OWNER/REPOSITORY``; empty for the one that ``gh`` finds.
    """

    def __init__(self, label: str, repository: str = "") -> None:
        self._label = label
        self._where = ("--repo", repository) if repository else ()

    def all(self) -> tuple[Issue, ...]:
        """Give the issues with the label, open and closed, the oldest first."""
        printed = self._ask(
            "issue", "list", "--label", self._label, "--state", "all", "--limit", "1000",
            "--json", "number,state,title,body",
        )  # fmt: skip
        found = (
            Issue(one["number"], one["state"] == "OPEN", one["title"], one["body"])
            for one in _listed(printed)
        )
        return tuple(sorted(found, key=lambda issue: issue.number))

    def create(self, title: str, body: str) -> str:
        """Open an issue, and give its address."""
        description = "Kept by predtrack remind"
        self._ask("label", "create", self._label, "--description", description, "--force")
        written = ("--title", title, "--label", self._label, "--body-file", "-")
        return self._ask("issue", "create", *written, said=body).strip()

    def edit(self, issue: Issue, title: str, body: str) -> None:
        """Write an issue anew."""
        number = str(issue.number)
        self._ask("issue", "edit", number, "--title", title, "--body-file", "-", said=body)

    def close(self, issue: Issue) -> None:
        """Close an issue."""
        self._ask("issue", "close", str(issue.number))

    def reopen(self, issue: Issue) -> None:
        """Open an issue again."""
        self._ask("issue", "reopen", str(issue.number))

    def _ask(self, *arguments: str, said: str = "") -> str:
        command = ["gh", *arguments, *self._where]
        try:
            done = subprocess.run(  # noqa: S603 - no shell; what a record says comes by stdin
                command,
                input=said,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
        except FileNotFoundError:
            raise StorageError(
                "gh is not installed, and issues are kept with it; --dry-run does without"
            ) from None
        except OSError as error:
            raise StorageError(
                f"gh cannot be run: {error.strerror}; mend what PATH finds"
            ) from None
        if done.returncode:
            reason = done.stderr.strip() or f"it ended with {done.returncode}"
            raise StorageError(f"gh {arguments[0]} {arguments[1]}: {reason}")
        return done.stdout
