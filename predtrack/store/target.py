"""The file that a change goes to: where it really is, and what it holds now."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import NamedTuple

from predtrack.errors import Problem, StorageError
from predtrack.store.opening import decode

__all__ = ["Content", "read_target", "real_target"]


class Content(NamedTuple):
    """What a file holds.

    Parameters
    ----------
    text
        Its text, with its own line ends.
    mark
        The byte order mark that it begins with, or nothing.
    """

    text: str
    mark: bytes


def real_target(root: Path, path: str) -> Path:
    """Follow links to the file itself.

    Raises
    ------
    StorageError
        If it lies outside the ledger.
    """
    real = Path(os.path.realpath(root / path))
    if not real.is_relative_to(os.path.realpath(root)):
        raise StorageError(f"{path} leads out of the ledger; nothing was changed")
    return real


def read_target(root: Path, path: str) -> Content | None:
    """Read the file that a change goes to; ``None`` where it is not there yet.

    Raises
    ------
    StorageError
        If it cannot be read as text.
    """
    try:
        content = real_target(root, path).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror}") from error
    source = decode(path, content)
    if isinstance(source, Problem):
        raise StorageError(f"{path} holds faults; mend them before it is changed: {source}")
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    return Content(source.text, mark)
