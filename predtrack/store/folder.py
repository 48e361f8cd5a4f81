"""The files of a ledger folder, in the order of their paths."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from predtrack.errors import Location, Problem, UsageError
from predtrack.records import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.values import Record

__all__ = ["Folder", "NoLedgerError", "form_of", "insist_on_ledger", "is_ours", "list_folder"]

_FOLDERS = ("predictions", "resolutions")
_ENDINGS = (".yaml", ".yml")


class NoLedgerError(UsageError):
    """The folder that was named is no ledger.

    Examples
    --------
    >>> str(NoLedgerError("/here", "has no folder 'predictions'"))
    "/here has no folder 'predictions'; 'predtrack init' begins a ledger"
    """

    def __init__(self, root: str | os.PathLike[str], reason: str) -> None:
        super().__init__(f"{os.fspath(root)} {reason}; 'predtrack init' begins a ledger")


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in a ledger folder.

    Parameters
    ----------
    files
        Path of each file below the root, with forward slashes, in order.
    problems
        Faults of the paths themselves.
    """

    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def form_of(path: str) -> type[Record]:
    """Say what a file holds by where it lies.

    Examples
    --------
    >>> form_of("resolutions/series/robots.yaml").__name__
    'SeriesFile'
    """
    top = path.split("/", 1)[0]
    return FILES["series" if path.startswith("resolutions/series/") else top]


def is_ours(path: str) -> bool:
    """Tell by its path whether a file is one of a ledger.

    Examples
    --------
    >>> is_ours("predictions/a.yaml"), is_ours("predictions/.git/a.yaml"), is_ours("mkdocs.yml")
    (True, False, False)
    """
    top, *names = path.split("/")
    hidden = any(name.startswith(".") for name in names)
    return top in _FOLDERS and bool(names) and not hidden and path.lower().endswith(_ENDINGS)


def insist_on_ledger(root: str | os.PathLike[str]) -> Path:
    """Give ``root`` as a path, if it is a ledger.

    Raises
    ------
    NoLedgerError
        If there is nothing, or a file, or a folder without predictions.
    """
    folder = Path(root)
    if not folder.exists():
        raise NoLedgerError(root, "does not exist")
    if not folder.is_dir():
        raise NoLedgerError(root, "is not a folder")
    if not (folder / "predictions").is_dir():
        raise NoLedgerError(root, "has no folder 'predictions'")
    return folder


def list_folder(root: Path) -> Folder:
    """List the files of a ledger, and what is wrong with their paths."""
    problems: list[Problem] = []
    visited: set[str] = set()
    files = [path for top in _FOLDERS for path in _walk(root, top, visited, problems)]
    files.sort(key=lambda path: path.split("/"))
    problems.extend(_clashes(files))
    return Folder(tuple(files), tuple(problems))


def _walk(root: Path, top: str, visited: set[str], problems: list[Problem]) -> Iterator[str]:
    """Follow links inside the root, each real folder once; hidden names are not ours."""
    folder = root / top
    real = os.path.realpath(folder)
    if folder.is_symlink() and not _is_inside(root, folder):
        problems.append(_outside(top))
        return
    if not folder.is_dir() or real in visited:
        return
    visited.add(real)
    for name in _names(folder, top, problems):
        path, full = f"{top}/{name}", folder / name
        if full.is_dir():
            yield from _walk(root, path, visited, problems)
        elif name.lower().endswith(_ENDINGS):
            yield from _file(root, path, problems)


def _file(root: Path, path: str, problems: list[Problem]) -> Iterator[str]:
    if (root / path).is_symlink() and not _is_inside(root, root / path):
        problems.append(_outside(path))
    else:
        yield path


def _names(folder: Path, path: str, problems: list[Problem]) -> list[str]:
    try:
        return sorted(file.name for file in folder.iterdir() if not file.name.startswith("."))
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror}"
        problems.append(Problem("PT001", message, Location(path)))
        return []


def _is_inside(root: Path, link: Path) -> bool:
    return Path(os.path.realpath(link)).is_relative_to(os.path.realpath(root))


def _outside(path: str) -> Problem:
    hint = "copy the file into the ledger"
    return Problem("PT009", "the link leads out of the ledger", Location(path), hint=hint)


def _clashes(files: list[str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for path in files:
        other = seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            message = f"differs from {other} by case alone"
            yield Problem("PT010", message, Location(path), hint="rename one of them")
