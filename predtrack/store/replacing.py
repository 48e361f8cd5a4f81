"""A file's content, replaced at once or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["replace_file"]


def replace_file(target: Path, content: bytes) -> None:
    """Write beside the file, make sure that it is on the disk, and change places.

    Whoever calls it holds the ledger's lock.

    Parameters
    ----------
    target
        The file itself, no link; its folder is made where it is not there.
    content
        All that the file shall hold.

    Raises
    ------
    OSError
        If anything fails before the change of places; the file is then as it was.
    """
    _insist_on_writable(target)
    _make_folder(target.parent)
    _sweep(target)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        _write(beside, content, _mode(target))
        os.replace(beside, target)  # noqa: PTH105 - tests stand in for the system here
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _insist_on_writable(target: Path) -> None:
    """Refuse what a person protected: changing places would not ask."""
    if target.exists() and not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _settle(folder.parent)


def _sweep(target: Path) -> None:
    """Remove what a killed writer left; under the lock there is no other."""
    for left in target.parent.glob(f".{target.name}.????????.tmp"):
        left.unlink(missing_ok=True)


def _mode(target: Path) -> int | None:
    return target.stat().st_mode & 0o7777 if target.exists() else None


def _write(beside: Path, content: bytes, mode: int | None) -> None:
    with beside.open("xb") as file:
        file.write(content)
        if mode is not None:
            beside.chmod(mode)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can promise that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
