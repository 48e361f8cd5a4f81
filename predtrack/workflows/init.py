"""Start a small ledger that passes ``check`` and ``score`` at once."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import TYPE_CHECKING

from predtrack._version import __version__
from predtrack.errors import StorageError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

__all__ = ["init"]

_NAMES = {"gitignore": ".gitignore"}
_COURTESIES = ("README.md", ".gitignore", ".github/")
"""What a folder may have already: it then stays as it is."""

_ACTION = re.compile(r"(?P<repository>[\w.-]+/[\w.-]+)@(?P<ref>[\w][\w./-]*)", re.ASCII)


def init(
    folder: Path, *, action: str = "", requirement: str = f"predtrack=={__version__}"
) -> tuple[Path, ...]:
    """Write a working example ledger, and the workflows that check and publish it on GitHub.

    Parameters
    ----------
    folder
        Where to write it; made where it does not exist.
    action
        Repository and revision of predtrack on GitHub, ``OWNER/REPO@REF``: the workflows then
        call the reusable ones there.
    requirement
        What the workflows install with pip where no action is given.

    Returns
    -------
    tuple of pathlib.Path
        The files that were written, relative to the folder.

    Raises
    ------
    UsageError
        If one of the records exists already: nothing is overwritten, nothing written. A
        README, .gitignore or workflow of the folder's own is left alone.
    StorageError
        If the folder cannot be written.
    """
    here = resources.files("predtrack.workflows")
    files = dict(_files(here / "starter")) | dict(_callers(here / "callers", action, requirement))
    present = {name for name in files if (folder / name).exists()}
    for name in sorted(present):
        if not name.startswith(_COURTESIES):
            raise UsageError(f"{folder / name} exists; choose an empty folder")
    files = {name: content for name, content in files.items() if name not in present}
    try:
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    except OSError as error:
        raise StorageError(f"cannot write to {folder}: {error.strerror}") from error
    return tuple(folder / name for name in files)


def _callers(at: Traversable, action: str, requirement: str) -> Iterator[tuple[str, bytes]]:
    """Fill in where the workflows get predtrack from."""
    if not action:
        known = {"REQUIREMENT-OF-PREDTRACK": json.dumps(requirement)}
    elif named := _ACTION.fullmatch(action):
        known = {"REPOSITORY-OF-PREDTRACK": named["repository"], "REF-OF-PREDTRACK": named["ref"]}
    else:
        raise UsageError(f"{action!r} is no OWNER/REPO@REF, such as institute/predtrack@v1")
    folder = at / ("called" if action else "installed")
    for name, content in _files(folder, ".github/workflows/"):
        text = content.decode()
        for mark, value in known.items():
            text = text.replace(mark, value)
        yield name, text.encode()


def _files(at: Traversable, path: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(at.iterdir(), key=lambda found: found.name):
        name = f"{path}{_NAMES.get(entry.name, entry.name)}"
        if entry.is_dir():
            yield from _files(entry, f"{name}/")
        else:
            yield name, entry.read_bytes()
