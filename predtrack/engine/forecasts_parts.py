"""Parts of Parquet files that threads can work at side by side, each with whole forecasts."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from predtrack.tables.tidy import KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

__all__ = ["parts_of"]

_ROWS = "select count(*) from read_parquet(?)"
_NEAR = 100_000
"""Rows behind a place of cutting within which the next forecast should begin."""


def parts_of(
    connection: duckdb.DuckDBPyConnection, file: str, count: int = 0
) -> list[duckdb.DuckDBPyRelation]:
    """Cut a Parquet file where forecasts begin, so that its parts can be read side by side.

    A pass that compares each row with the one before runs in one thread; of a table in
    parts, each part has a thread.

    Parameters
    ----------
    connection
        Where the relations live.
    file
        One Parquet file.
    count
        Number of parts; the connection's threads if 0. There are fewer where the file is
        short, or no forecast begins near a place of cutting.

    Returns
    -------
    list of relations
        In the order of the file; together they have each of its rows once.
    """
    count = count or int(_first(connection, "select current_setting('threads')"))
    rows = int(_first(connection, _ROWS, [file]))
    table = connection.read_parquet(file, file_row_number=True)
    key = [name for name in KEY if name in table.columns]
    nominal = [rows * place // count for place in range(1, count)]
    cuts = [_begins(table, key, place) for place in nominal if rows > count * _NEAR]
    edges = sorted({0, rows, *(cut for cut in cuts if cut)})
    names = [column for column in table.columns if column != "file_row_number"]
    return [_between(table, names, *edge) for edge in itertools.pairwise(edges)] or [table]


def _first(connection: duckdb.DuckDBPyConnection, query: str, given: Sequence[str] = ()) -> Any:  # noqa: ANN401
    return connection.execute(query, list(given)).fetchall()[0][0]


def _between(
    table: duckdb.DuckDBPyRelation, names: Sequence[str], low: int, high: int
) -> duckdb.DuckDBPyRelation:
    part = table.filter(f"file_row_number >= {low} and file_row_number < {high}")
    return part.project(", ".join(map(_quoted, names)))


def _begins(table: duckdb.DuckDBPyRelation, key: Sequence[str], place: int) -> int:
    """Find the first row at or behind a place whose key is not that of the row before."""
    if not key:
        return 0
    near = table.filter(f"file_row_number >= {place - 1} and file_row_number < {place + _NEAR}")
    hashed = near.project(f"file_row_number as r, hash({', '.join(map(_quoted, key))}) as h")
    ordered = hashed.project("r, h, lag(h) over (order by r) as g").filter("h <> g")
    found = ordered.aggregate("min(r)").fetchall()[0][0]
    return int(found or 0)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
