"""Lines and columns of score tables: one line for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.document import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.summaries import ScoreRow

__all__ = ["by_group", "group_columns", "named", "number_columns"]


def group_columns(by: Sequence[str]) -> tuple[Column, ...]:
    """Give one column for the name of the group: several would leave each too narrow."""
    return (Column("group", ", ".join(by), gives_way=True),) if by else ()


def named(row: ScoreRow) -> dict[str, str]:
    """Give the cell with the name of the group."""
    return {"group": ", ".join(row.by.values())}


def number_columns(*titled: tuple[str, str]) -> tuple[Column, ...]:
    """Give columns of numbers by key and heading."""
    return tuple(Column(key, title, "right") for key, title in titled)


def by_group(rows: Sequence[ScoreRow]) -> list[dict[str, ScoreRow]]:
    """Gather the rows of each group, by rule."""
    gathered: dict[tuple[str, ...], dict[str, ScoreRow]] = {}
    for row in rows:
        gathered.setdefault(tuple(row.by.values()), {})[row.rule] = row
    return list(gathered.values())
