"""Cells of text as the numbers and moments that a tidy table reads in them.

A cell that is neither blank nor what its column holds becomes infinite: no number of a
forecast is, so whoever audits the rows finds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.tables.scans.duckdb_names import quoted, text
from predtrack.tables.tidy.cells import BLANK, VERDICTS

if TYPE_CHECKING:
    import duckdb

    from predtrack.tables.tidy.kind import TidyKind

__all__ = ["typed_relation"]


def typed_relation(
    relation: duckdb.DuckDBPyRelation, kind: TidyKind, *, times: tuple[str, ...]
) -> duckdb.DuckDBPyRelation:
    """Read text as numbers, and as moments in UTC, where the kind of the table has those.

    Parameters
    ----------
    relation
        A table with the names of the public contract.
    kind
        The kind of the table.
    times
        Columns of text to be read as moments.
    """
    kinds = dict(zip(relation.columns, map(str, relation.types), strict=True))
    wanted = {name for name in (*kind.numbers, "weight") if kinds.get(name) == "VARCHAR"}
    moments = {name for name in times if kinds.get(name) == "VARCHAR"}
    if not wanted | moments:
        return relation
    cells = [_cell(name, wanted, moments, kind) for name in relation.columns]
    return relation.project(", ".join(cells))


def _cell(name: str, numbers: set[str], moments: set[str], kind: TidyKind) -> str:
    column = quoted(name)
    if name in numbers:
        verdicts = name == "outcome" and kind.name == "binary"
        return f"{_number(column, verdicts=verdicts)} AS {column}"
    return f"{_moment(column)} AS {column}" if name in moments else column


def _number(column: str, *, verdicts: bool) -> str:
    words = f"lower(trim({column}))"
    said = "".join(f" WHEN {text(w)} THEN {n}" for w, n in VERDICTS.items()) if verdicts else ""
    verdict = f"CASE {words}{said} END" if said else "NULL"
    other = f"CASE WHEN {column} IS NULL OR {words} IN ({_blank()}) THEN NULL ELSE 'inf' END"
    return f"coalesce(TRY_CAST({column} AS DOUBLE), {verdict}, CAST({other} AS DOUBLE))"


def _moment(column: str) -> str:
    """Read a moment; without a zone it is in UTC, which is that of the connection."""
    moment = f"timezone('UTC', TRY_CAST({column} AS TIMESTAMPTZ))"
    blank = f"{column} IS NULL OR lower(trim({column})) IN ({_blank()})"
    return f"coalesce({moment}, CASE WHEN {blank} THEN NULL ELSE TIMESTAMP 'infinity' END)"


def _blank() -> str:
    return ", ".join(map(text, sorted(BLANK)))
