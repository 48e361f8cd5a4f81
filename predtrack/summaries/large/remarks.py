"""What a reader must know of a large table beside its scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.summaries.large.asked import Asked

__all__ = ["large_remarks"]


def large_remarks(columns: Sequence[str], asked: Asked, outside: Mapping[str, int]) -> list[str]:
    """Say what the scores of a large table do not show.

    Parameters
    ----------
    columns
        Columns of the table.
    asked
        What a person chose.
    outside
        For each rule, the forecasts that it cannot score.
    """
    said = []
    if "question" in columns and asked.duplicates != "last":
        said += _revisions(columns, asked)
    if "weight" in columns:
        said.append("Means are weighted by the column weight.")
    for rule in asked.rules:
        out = outside.get(rule.name, 0)
        what = "cannot score" if asked.named else "is not shown: it cannot score"
        end = ", which it leaves out." if asked.named else "."
        said += [f"{rule.name} {what} {out:,} of the forecasts{end}"] if out else []
    if asked.as_of is not None and not {"made", "resolved"} & set(columns):
        said.append("The table has no column made or resolved, so the day leaves nothing out.")
    return said


def _revisions(columns: Sequence[str], asked: Asked) -> list[str]:
    """Say how several forecasts on one question count; in a large table they are not counted."""
    if asked.duplicates == "error" and "made" not in columns:
        return []
    said = (
        "Several forecasts on one question, if there are any, are each scored and weigh as much"
        " as any other. --duplicates last keeps the last one, --preset weighs them by time."
    )
    return [said]
