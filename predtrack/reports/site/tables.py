"""The tables of data with their columns, types and keys; a file of data describes them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from predtrack.reports.site.table_rows import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from predtrack.reports.site.material import Material

__all__ = ["DATA_TABLES", "DataTable", "Field"]

_CONSTRAINTS: dict[str, dict[str, Any]] = {
    "required": {"required": True},
    "share": {"minimum": 0, "maximum": 1},
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column.

    Parameters
    ----------
    name
        Its name.
    type
        Type of Table Schema.
    meaning
        What a value says.
    constraint
        What its values must obey: ``required`` or ``share``; empty for nothing.
    """

    name: str
    type: str
    meaning: str
    constraint: str = ""

    @property
    def constraints(self) -> Mapping[str, Any]:
        """The same in the words of Table Schema."""
        return _CONSTRAINTS.get(self.constraint, {})


@dataclass(frozen=True, slots=True)
class DataTable:
    """One table.

    Parameters
    ----------
    name
        Its name, and that of its file.
    fields
        Its columns.
    rows
        How its rows are found.
    key
        Columns that tell its rows apart.
    foreign
        Own column, other table, and column of that table.
    """

    name: str
    fields: tuple[Field, ...]
    rows: Callable[[Material], Iterable[Mapping[str, Any]]]
    key: tuple[str, ...] = ()
    foreign: tuple[tuple[str, str, str], ...] = ()


def _read() -> tuple[DataTable, ...]:
    path = Path(__file__).with_name("tables.toml")
    described = tomllib.loads(path.read_text(encoding="utf-8"))["table"]
    return tuple(
        DataTable(
            table["name"],
            tuple(Field(*field) for field in table["fields"]),
            ROWS[table["name"]],
            tuple(table.get("key", ())),
            tuple((own, other, theirs) for own, other, theirs in table.get("foreign", ())),
        )
        for table in described
    )


DATA_TABLES = _read()
"""Every table, in the order in which the page of data lists it."""
