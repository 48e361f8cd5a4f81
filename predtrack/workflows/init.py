"""Start a small ledger that passes ``check`` and ``score`` at once."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from predtrack.errors import StorageError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

__all__ = ["init"]

_NAMES = {"gitignore": ".gitignore"}
_COURTESIES = {"README.md", ".gitignore"}
"""What a folder may have already: it then stays as it is."""


def init(folder: Path) -> tuple[Path, ...]:
    """Write a working example ledger.

    Parameters
    ----------
    folder
        Where to write it; made where it does not exist.

    Returns
    -------
    tuple of pathlib.Path
        The files that were written, relative to the folder.

    Raises
    ------
    UsageError
        If one of the records exists already: nothing is overwritten, nothing written. A
        README or .gitignore of the folder's own is left alone.
    StorageError
        If the folder cannot be written.
    """
    files = dict(_starter(resources.files("predtrack.workflows") / "starter"))
    present = {name for name in files if (folder / name).exists()}
    for name in sorted(present - _COURTESIES):
        raise UsageError(f"{folder / name} exists; choose an empty folder")
    files = {name: content for name, content in files.items() if name not in present}
    try:
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    except OSError as error:
        raise StorageError(f"cannot write to {folder}: {error.strerror}") from error
    return tuple(folder / name for name in files)


def _starter(at: Traversable, path: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(at.iterdir(), key=lambda found: found.name):
        name = f"{path}{_NAMES.get(entry.name, entry.name)}"
        if entry.is_dir():
            yield from _starter(entry, f"{name}/")
        else:
            yield name, entry.read_bytes()
