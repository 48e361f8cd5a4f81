"""``predtrack.read_ledger``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from predtrack.workflows.reading import ledger_of

if TYPE_CHECKING:
    from predtrack.records import Ledger

__all__ = ["read_ledger"]


def read_ledger(root: str | Path = ".") -> Ledger:
    """Read a ledger; its ``problems`` hold whatever is wrong with its files.

    Parameters
    ----------
    root
        Folder with ``predictions/`` and ``resolutions/``.

    Raises
    ------
    UsageError
        If there is no ledger in that folder.
    """
    return ledger_of(Path(root))
