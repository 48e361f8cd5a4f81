"""Git, asked by commands whose answers no setting of the user changes."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from predtrack.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["GitError", "ask"]

_KEPT = (
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH",
    "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
)  # fmt: skip
"""Whom git trusts, and how far up it looks; its other variables may name another repository."""

_FIXED = {
    "LC_ALL": "C",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
"""English answers, no network, no question, and the history as it was written."""

_QUIETLY = ("-c", "advice.graftFileDeprecated=false")
"""What git would say of the empty file of grafts that it is given."""


class GitError(StorageError):
    """Git could not answer; the message is its own."""


def ask(folder: Path, *arguments: str, said: bytes = b"") -> bytes:
    """Run a command of git in a folder, and give what it prints.

    Parameters
    ----------
    folder
        Where to run it.
    arguments
        The command; none of it goes through a shell.
    said
        What the command reads.

    Raises
    ------
    GitError
        If git fails.
    StorageError
        If there is no git, or it cannot be run.
    """
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument is an option unless ours
            ["git", "-C", os.fspath(folder), *_QUIETLY, *arguments],  # noqa: S607 - git is where PATH says
            input=said,
            capture_output=True,
            check=False,
            env=_environment(os.environ),
        )
    except FileNotFoundError:
        raise StorageError("git is not installed, and the history is read with it") from None
    except OSError as error:
        raise StorageError(f"git cannot be run: {error.strerror}; mend what PATH finds") from None
    if done.returncode:
        raise GitError(_reason(done.stderr.decode("utf-8", "replace")))
    return done.stdout


def _reason(said: str) -> str:
    """Find what was fatal among hints and warnings."""
    lines = said.splitlines()
    fatal = [line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")]
    return next(iter([*fatal, *lines]), "git says nothing")


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """Leave out what a hook sets for its own repository."""
    kept = {
        name: value for name, value in given.items() if name in _KEPT or not name.startswith("GIT_")
    }
    return kept | _FIXED
