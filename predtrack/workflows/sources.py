"""What a source is: a ledger, or a table."""

from __future__ import annotations

from pathlib import Path

from predtrack.records import Ledger
from predtrack.tables.tidy import is_table

__all__ = ["is_ledger"]


def is_ledger(source: object) -> bool:
    """Tell a ledger, or the folder of one, from a table."""
    return isinstance(source, Ledger) or (isinstance(source, str | Path) and not is_table(source))
