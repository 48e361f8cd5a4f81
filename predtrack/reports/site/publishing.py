"""Write a folder whole or not at all, and never over what is no site."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from predtrack.errors import StorageError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["MARKER", "publish"]

MARKER = ".predtrack-site"
"""File that tells a folder is a site; it names the files that the site consists of."""


def publish(output: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files to a folder beside, and put it in the place of the site.

    Files of the old folder that no site wrote, such as ``CNAME``, are taken along.

    Parameters
    ----------
    output
        The folder: new, empty, or a site.
    files
        Path and content of each file; paths are relative, with slashes.

    Returns
    -------
    int
        Number of files.

    Raises
    ------
    UsageError
        If the folder holds something else than a site.
    StorageError
        If it cannot be written.
    """
    target = Path(os.path.realpath(output))
    _refuse_foreign(target, output)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        written = _write(beside, files)
        _take_along(target, beside, written)
        _swap(beside, target)
    except OSError as error:
        raise StorageError(f"{output}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return len(written)


def _refuse_foreign(target: Path, named: Path) -> None:
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    if not (target / MARKER).is_file():
        raise UsageError(
            f"{named} holds something that is no site of predtrack; name a new or empty folder"
        )


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write files that lie in the folder, each once, also where a disk folds case."""
    folder.mkdir()
    written: dict[str, str] = {}
    made: set[Path] = set()
    for path, content in files:
        if ".." in PurePosixPath(path).parts or path.startswith("/") or "\\" in path:
            raise StorageError(f"{path!r} leads out of the site")
        if written.setdefault(path.casefold(), path) is not path:
            raise StorageError(f"two files of the site are called {path!r}")
        place = folder / path
        if place.parent not in made:
            place.parent.mkdir(parents=True, exist_ok=True)
            made.add(place.parent)
        place.write_bytes(content)
    names = sorted(written.values())
    (folder / MARKER).write_bytes("".join(f"{name}\n" for name in names).encode())
    return names


def _take_along(old: Path, new: Path, written: list[str]) -> None:
    """Copy what no site wrote."""
    if not (old / MARKER).is_file():
        return
    known = {*(old / MARKER).read_text(encoding="utf-8").splitlines(), MARKER, *written}
    for path in _below(old):
        name = path.relative_to(old).as_posix()
        if name not in known:
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, new / name, follow_symlinks=False)


def _below(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        yield from (Path(root) / name for name in sorted(names))


def _swap(new: Path, target: Path) -> None:
    """Put the new folder in the place of the old one, which is back if that fails."""
    if not target.exists():
        new.replace(target)
        return
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    target.replace(old)
    try:
        new.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
