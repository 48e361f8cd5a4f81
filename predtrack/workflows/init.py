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
        If one of the files exists already: nothing is overwritten, nothing written.
    StorageError
        If the folder cannot be written.
    """
    files = dict(_starter(resources.files("predtrack.workflows") / "starter"))
    present = [name for name in files if (folder / name).exists()]
    if present:
        raise UsageError(f"{folder / present[0]} exists; choose an empty folder")
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
