"""The line at which a problem points."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from predtrack.errors import Problem
from predtrack.store.opening import open_source

if TYPE_CHECKING:
    from predtrack.errors import Location

__all__ = ["excerpt"]


def excerpt(root: str | os.PathLike[str], location: Location) -> str | None:
    """Give the source line of a location, without its line end.

    Parameters
    ----------
    root
        Folder of the ledger.
    location
        A place below it.

    Returns
    -------
    The line; ``None`` where it cannot be read, is not there any more, or lies outside the
    ledger: what a link leads to is nobody's to print.
    """
    if not _is_inside(Path(root), location.path):
        return None
    source = open_source(Path(root), location.path)
    if isinstance(source, Problem):
        return None
    lines = source.text.split("\n")
    return lines[location.line - 1].rstrip("\r") if location.line <= len(lines) else None


def _is_inside(root: Path, path: str) -> bool:
    return Path(os.path.realpath(root / path)).is_relative_to(os.path.realpath(root))
