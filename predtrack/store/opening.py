"""The bytes of a file -> its text, or the problem that keeps it closed."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from predtrack.errors import Location, Problem
from predtrack.store.limits import MAX_BYTES
from predtrack.store.source import Source

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["decode", "open_bytes", "open_source"]


def open_source(root: Path, path: str) -> Source | Problem:
    """Read a file below ``root`` as text."""
    try:
        content = _read(root / path)
    except OSError as error:
        reason = error.strerror or str(error)
        return Problem("PT001", f"the file cannot be read: {reason}", Location(_printable(path)))
    if content is None:
        return Problem("PT001", "is not a regular file", Location(_printable(path)))
    return open_bytes(path, content)


def open_bytes(path: str, content: bytes) -> Source | Problem:
    """Read what was a file elsewhere, such as in a commit, as text."""
    return decode(_printable(path), content)


def _read(full: Path) -> bytes | None:
    """Read no more than is allowed; a pipe would never end."""
    if not stat.S_ISREG(full.stat().st_mode):
        return None
    with full.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _printable(path: str) -> str:
    return path.encode("utf-8", "replace").decode("utf-8")


def decode(path: str, content: bytes) -> Source | Problem:
    """Read bytes as UTF-8, with or without a byte order mark."""
    if len(content) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES:,} bytes"
        return Problem("PT006", message, Location(path), hint="one publication a file")
    try:
        return Source(path, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        sound = Source(path, content[: error.start].decode("utf-8-sig"))
        message = f"not UTF-8: byte 0x{content[error.start]:02X}"
        return Problem("PT002", message, sound.locate(len(sound.text)), hint="save it as UTF-8")
