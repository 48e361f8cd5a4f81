"""The file in which a record stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from predtrack.records import Ledger
    from predtrack.values import Record

__all__ = ["path_of"]


def path_of(ledger: Ledger, record: Record) -> str:
    """Give the path of a record's file; empty where it stands in none.

    Finding a line means parsing the file again; the path alone costs nothing.
    """
    place = ledger.places.get(id(record))
    return place.path if place else ""
