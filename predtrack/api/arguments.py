"""How the functions read what they are given."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["names", "refuse_for_ledgers", "today"]


def names(names: Sequence[str] | str) -> Sequence[str]:
    """Take one name as a list of one."""
    return [names] if isinstance(names, str) else names


def refuse_for_ledgers(**chosen: object) -> None:
    """Refuse options that only a table has, rather than pass over them."""
    for name, given in chosen.items():
        if given:
            raise UsageError(f"{name} is for tables; this is a ledger")


def today() -> dt.date:
    """Give the day in UTC."""
    return dt.datetime.now(dt.UTC).date()
