"""What a reader must know of a tidy table beside its scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from predtrack.tables.tidy import codes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.summaries.forecasts import ForecastScores
    from predtrack.tables.tidy import TidyTable

__all__ = ["table_remarks"]


def table_remarks(
    table: TidyTable,
    scored: Sequence[ForecastScores],
    *,
    named: bool,
    by_day: bool,
    repeated: bool = True,
) -> list[str]:
    """Say what the scores of a table do not show.

    Parameters
    ----------
    table
        The table.
    scored
        Its scores, rule by rule.
    named
        Whether a person asked for these rules.
    by_day
        Whether a person asked for the knowledge of a day.
    repeated
        Whether there can be several forecasts of one forecaster on one question.
    """
    said = [*(_revisions(table) if repeated else []), *_weighted(table)]
    for one in scored:
        out = len(one.outside)
        if out and named:
            said.append(f"{one.score.name} cannot score {_forecasts(out)}, which it leaves out.")
        elif out:
            said.append(f"{one.score.name} is not shown: it cannot score {_forecasts(out)}.")
    if by_day and not {"made", "resolved"} & set(table.rows.columns):
        said.append("The table has no column made or resolved, so the day leaves nothing out.")
    return said


def _forecasts(number: int) -> str:
    return f"{number:,} of the forecasts"


def _revisions(table: TidyTable) -> list[str]:
    """Say that several forecasts on one question are each scored."""
    if "question" not in table.rows:
        return []
    names = [name for name in table.key if name != "made"]
    pairs = pd.Series(codes_of(table.rows, names)[table.first])
    several = pairs[pairs.duplicated()].nunique()
    if not several:
        return []
    one, more = ("question has", "questions have")
    if "forecaster" in names:
        one, more = (f"{pair} of question and forecaster {has}"
                     for pair, has in (("pair", "has"), ("pairs", "have")))  # fmt: skip
    whose = f"{several:,} {one if several == 1 else more}"
    said = (
        f"{whose} several forecasts; each is scored and weighs as much as any other."
        " --duplicates last keeps the last one, --preset weighs them by time."
    )
    return [said]


def _weighted(table: TidyTable) -> list[str]:
    return ["Means are weighted by the column weight."] if "weight" in table.rows else []
