"""Pages as Parquet: the flat records, with the types that their values have."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING, Any

from predtrack.errors import UsageError
from predtrack.reports.json_form import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from predtrack.reports.document import Page

__all__ = ["write_parquet"]

_TYPES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "BOOLEAN"),
    (int, "BIGINT"),
    ((int, float), "DOUBLE"),
    (dt.datetime, "TIMESTAMP"),
    (dt.date, "DATE"),
)
"""The type of a column by what all of its values are; else it is text."""


def write_parquet(page: Page, path: Path) -> None:
    """Write the records of a page; infinite numbers stay, lists are joined by ``; ``.

    A page without records gives the columns that it would have.

    Raises
    ------
    UsageError
        If there is neither a record nor a column.
    OSError
        If the file cannot be written.
    """
    import duckdb  # noqa: PLC0415 - only who asks for Parquet needs it
    import pandas as pd  # noqa: PLC0415

    keys = dict.fromkeys((*page.types, *(key for record in page.records for key in record)))
    if not keys:
        raise UsageError("there is no record to write as Parquet")
    columns = {key: [_scalar(record.get(key)) for record in page.records] for key in keys}
    types = {key: page.types.get(key) or _type(cells) for key, cells in columns.items()}
    frame = pd.DataFrame({key: _column(cells, types[key]) for key, cells in columns.items()})
    chosen = ", ".join(f"CAST({_name(key)} AS {types[key]}) AS {_name(key)}" for key in keys)
    target = str(path).replace("'", "''")
    query = f"COPY (SELECT {chosen} FROM records) TO '{target}' (FORMAT parquet)"  # noqa: S608 - every name in it is quoted
    with duckdb.connect() as connection:
        connection.register("records", frame)
        try:
            connection.execute(query)
        except duckdb.Error as error:
            raise OSError(None, str(error).split("\n", maxsplit=1)[0]) from error


def _scalar(value: Any) -> Any:  # noqa: ANN401 - any cell
    if isinstance(value, (list, tuple)):
        return "; ".join(str(plain(item)) for item in value)
    return value.value if isinstance(value, enum.Enum) else value


def _type(cells: Sequence[Any]) -> str:
    said = [cell for cell in cells if cell is not None]
    for kinds, name in _TYPES if said else ():
        if all(isinstance(cell, kinds) for cell in said):
            return name
    return "VARCHAR"


def _column(cells: Sequence[Any], name: str) -> Any:  # noqa: ANN401 - what DuckDB reads
    import pandas as pd  # noqa: PLC0415 - only who asks for Parquet needs it

    if name == "DOUBLE":
        return pd.array(cells, dtype="Float64")
    if name == "BIGINT":
        return pd.array(cells, dtype="Int64")
    spelled = cells if name == "BOOLEAN" else [None if c is None else str(c) for c in cells]
    return pd.Series(spelled, dtype=object)


def _name(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"'
