"""How platforms' numbers and skill are set out for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.document import Column, Table
from predtrack.reports.group_lines import by_group, group_columns, named, number_columns
from predtrack.reports.numbers import decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.summaries import ScoreRow

__all__ = ["preset_section", "skill_section"]


def preset_section(rows: Sequence[ScoreRow], by: Sequence[str]) -> Table:
    """Set out a platform's headline numbers, one line for each forecaster."""
    first = rows[0]
    more = [
        name
        for name, value in first.detail.items()
        if not name.endswith("_total")
        and not isinstance(value, str)
        and any(row.detail.get(name) is not None for row in rows)
    ]
    compares = any(row.rule != first.rule for row in rows)
    lines = []
    for group in by_group(rows):
        row = group[first.rule]
        relative = group.get(f"{first.rule}_relative")
        lines.append(
            {
                **named(row),
                "n": str(row.n),
                "score": decimal(row.value),
                "relative": decimal(relative.value) if relative else "–",
                **{name: _counted(row.detail[name]) for name in more},
            }
        )
    columns = number_columns(
        ("n", "questions"),
        ("score", "score"),
        *([("relative", "relative")] if compares else []),
        *((name, name.replace("_", " ")) for name in more),
    )
    low, high = (decimal(end, places=0) for end in first.range)
    compared = first.detail.get("reference")
    said = f" Relative to: {compared}." if compared and compares else ""
    ends = "" if f"{low} to {high}" in first.title else f"; {low} to {high}"
    return Table(
        f"{first.title}{ends}, {first.direction} is better",
        (*group_columns(by), *columns),
        tuple(lines),
        f"Averaged: {first.detail['averaging']}.{said} Source: {first.detail['source']}.",
    )


def _counted(value: float | None) -> str:
    return f"{value:,}" if isinstance(value, int) else decimal(value)


def skill_section(rows: Sequence[ScoreRow], by: Sequence[str]) -> Table:
    """Set out skill, with the two means that it is made of."""
    lines = tuple(
        {
            **named(row),
            "rule": row.rule.removesuffix("_skill"),
            "n": str(row.n),
            "score": decimal(row.detail.get("score")),
            "reference": decimal(row.detail.get("reference_score")),
            "skill": decimal(row.value),
            "coverage": decimal(row.detail["coverage"], places=2),
        }
        for row in rows
    )
    columns = number_columns(
        ("n", "n"),
        ("score", "mean"),
        ("reference", "reference"),
        ("skill", "skill"),
        ("coverage", "coverage"),
    )
    said = dict.fromkeys(
        row.detail[name] for name in ("caution", "reason") for row in rows if name in row.detail
    )
    note = "1 - mean / reference: 1 is perfect, 0 as good as the reference, below 0 worse."
    return Table(
        f"Skill against {rows[0].detail['reference']}: -∞ to 1, higher is better",
        (*group_columns(by), Column("rule", "rule"), *columns),
        lines,
        " ".join([note, *said]),
    )
