"""Saving a change, so that two writers lose nothing and a crash leaves the old or the new."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from predtrack.errors import StorageError
from predtrack.store.changes import Change
from predtrack.store.replacing import replace_file
from predtrack.store.target import read_target, real_target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["LOCK", "save"]

LOCK = ".predtrack.lock"
"""Name of the lock file in the ledger's root; it may stay behind and means nothing then."""


def save(change: Change, *, timeout: float = 10.0) -> Change:
    """Write a change to its file.

    Parameters
    ----------
    change
        What was proposed. Its edit is applied to the text that the file has by now, so
        that nothing is lost which somebody else saved since.
    timeout
        Seconds to wait for another writer.

    Returns
    -------
    What was written in the end.

    Raises
    ------
    StorageError
        If the file cannot be written or is faulty by now; it is then as it was.
    UsageError
        If the record is there by now.
    """
    with _locked(change.root, timeout):
        content = read_target(change.root, change.path)
        before, mark = content or (None, b"")
        after = change.edit.apply(before)
        _write(change, mark + after.encode("utf-8"))
    return Change(change.root, change.edit, before, after)


def _write(change: Change, content: bytes) -> None:
    try:
        replace_file(real_target(change.root, change.path), content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(f"{change.path} cannot be written: {reason}; it is as it was") from error


@contextmanager
def _locked(root: Path, timeout: float) -> Iterator[None]:
    lock = FileLock(root / LOCK, timeout=timeout)
    try:
        lock.acquire()
    except Timeout:
        reason = f"another process has held {LOCK} for {timeout:g} seconds"
        raise StorageError(f"{root} cannot be changed: {reason}; try again") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(f"{root} cannot be changed: {LOCK}: {reason}") from error
    try:
        yield
    finally:
        lock.release()
