"""How a table would be scored, before any row of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.engine import tally_query
from predtrack.summaries.large.by_expressions import expressions_do
from predtrack.tables.tidy import KEY, kind_of

if TYPE_CHECKING:
    from predtrack.summaries.large.asked import Asked
    from predtrack.tables.scans import Scan

__all__ = ["explained"]


def explained(scan: Scan, asked: Asked) -> str:
    """Say which engine does what with a table, and how it would go about it.

    Parameters
    ----------
    scan
        The table; none of its rows is read.
    asked
        What a person chose.
    """
    columns = scan.frame.collect_schema().names()
    kind = kind_of(columns)
    size = "an unknown number of rows" if scan.rows is None else f"about {scan.rows:,} rows"
    rules = ", ".join(rule.name for rule in asked.rules)
    head = [f"{scan.engine} reads a {kind.name} table with {size} for {rules}."]
    if not expressions_do(scan, kind, asked):
        return "\n".join([*head, _in_parts(scan, asked), f"Columns: {', '.join(columns)}."])
    query = tally_query(scan.frame, kind, asked.rules, by=asked.by, as_of=asked.as_of)
    key = [name for name in KEY if name in columns]
    twice = [f"Then it looks whether {', '.join(key)} stands twice."] * (
        asked.duplicates == "error" and "question" in key
    )
    said = [
        "Rows are audited and scored by expressions inside the engine; sums by group come out.",
        *twice,
        "",
        scan.plan(query).strip(),
    ]
    return "\n".join([*head, *said])


def _in_parts(scan: Scan, asked: Asked) -> str:
    number = "several" if scan.rows is None else f"{-(-scan.rows // asked.part_rows):,}"
    return (
        f"Expressions cannot do all that is asked, so the table is read in {number} parts,"
        " all rows of a question in one; each is scored as a small table is, and the sums add up."
    )
