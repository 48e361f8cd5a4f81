"""Scores of a tidy table for people: one table a rule, one line a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.document import Column, Table
from predtrack.reports.numbers import decimal, percent, span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from predtrack.summaries import ScoreRow

__all__ = ["rule_tables"]


def rule_tables(rows: Sequence[ScoreRow], by: Sequence[str]) -> Iterator[Table]:
    """Set out each rule with its range and direction above, so that groups can be compared.

    Parameters
    ----------
    rows
        Scores of any groups and rules.
    by
        Columns that made the groups.
    """
    for rule in dict.fromkeys(row.rule for row in rows):
        yield _table([row for row in rows if row.rule == rule], by)


def _table(rows: Sequence[ScoreRow], by: Sequence[str]) -> Table:
    first = rows[0]
    parts = list(first.detail.get("parts", {}))
    intervals = [row.interval for row in rows if row.interval]
    lines = tuple(
        {
            "group": ", ".join(row.by.values()),
            "n": f"{row.n:,}",
            "mean": decimal(row.value),
            "interval": span((row.interval.low, row.interval.high) if row.interval else None),
            "covered": percent(row.detail.get("coverage")),
            **{name: decimal(row.detail["parts"][name]) for name in parts},
        }
        for row in rows
    )
    columns = (
        Column("group", ", ".join(by), gives_way=True),
        Column("n", "n", "right"),
        Column("mean", "mean", "right"),
        *([Column("covered", "time covered", "right")] if "coverage" in first.detail else []),
        *(Column("interval", f"{one.level * 100:g} % interval", "right") for one in intervals[:1]),
        *(Column(name, name.replace("_", " "), "right") for name in parts),
    )
    low, high = (decimal(end, places=0) for end in first.range)
    reach = f"{low} to {high}"
    ends = "" if reach in first.title else f"; {reach}"
    return Table(f"{first.title}{ends}, {first.direction} is better", columns, lines)
