"""The scorecard of a platform's convention: its own numbers for each forecaster."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import UsageError
from predtrack.summaries.row import ScoreRow
from predtrack.summaries.scorecard import Scorecard
from predtrack.summaries.table_scorecard import table_funnel
from predtrack.tables.tidy.cells import blank

if TYPE_CHECKING:
    from predtrack.summaries.presets import Preset
    from predtrack.tables.tidy import TidyTable

__all__ = ["preset_scorecard"]

_TIMES = ("made", "opens", "closes", "closed", "resolved", "withdrawn", "expires", "recorded")
_UNSEEN = ("invalid", "made after the day")


def preset_scorecard(preset: Preset, frame: pd.DataFrame, table: TidyTable) -> Scorecard:
    """Score a table as a platform does.

    Parameters
    ----------
    preset
        The platform's convention.
    frame
        The table as it was read: a day without a time is not yet a moment in it.
    table
        The same table, typed and audited.

    Raises
    ------
    UsageError
        If the table holds no probabilities, or lacks a column that the platform needs.
    """
    if table.kind.name not in ("binary", "categorical"):
        raise UsageError(f"presets score probabilities; this is a table of {table.kind.name}")
    seen = _seen(preset, frame, table)
    result = preset(seen.reset_index(drop=True))
    rows = [row for line in result.forecasters.to_dict("records") for row in _rows(preset, line)]
    funnel = table_funnel(_settled(table, seen, result.excluded))
    return Scorecard(tuple(rows), funnel, 0, 0)


def _seen(preset: Preset, frame: pd.DataFrame, table: TidyTable) -> pd.DataFrame:
    """Give the rows that the platform would have seen, with numbers as numbers."""
    frame = frame.reset_index(drop=True)
    given = {name: frame[name].mask(blank(frame[name])) for name in _TIMES if name in frame}
    outcome = frame["outcome"] if table.kind.within else table.rows["outcome"]
    unknown = blank(frame["outcome"]) | (table.rows["excluded"] == "no outcome yet").to_numpy()
    given |= {"probability": table.rows["probability"], "outcome": outcome.mask(unknown)}
    reasons = table.rows["excluded"]
    out = reasons.str.startswith(_UNSEEN)
    if not preset.imputes:
        out |= reasons == "no forecast"
    return frame.assign(**given)[~out.to_numpy(dtype=bool)]


def _rows(preset: Preset, line: dict[Any, Any]) -> list[ScoreRow]:
    """Give the headline of one forecaster, and its comparison where there is one."""
    by = {"forecaster": str(line["forecaster"])}
    detail = {
        str(name): None if isinstance(value, float) and math.isnan(value) else value
        for name, value in line.items()
        if name not in ("forecaster", "questions", "score", "relative")
    }
    detail |= {"averaging": preset.averaging, "source": preset.source}
    detail |= {"reference": preset.reference} if preset.reference else {}
    relative = f"{preset.title.partition(':')[0]}, relative: against {preset.reference}"
    named = (
        ("score", preset.name, preset.title, preset.range),
        ("relative", f"{preset.name}_relative", relative, (-math.inf, math.inf)),
    )
    return [
        ScoreRow(
            rule, title, ends, preset.direction, "stated", int(line["questions"]),
            float(line[name]), family="preset", by=by, detail=detail,
        )
        for name, rule, title, ends in named
        if pd.notna(line.get(name))
    ]  # fmt: skip


def _settled(table: TidyTable, seen: pd.DataFrame, left_out: pd.DataFrame) -> TidyTable:
    """Let the platform say why it left out what it saw; the audit says it of the rest."""
    reasons = table.rows["excluded"].to_numpy(dtype=object, copy=True)
    positions = seen.index.to_numpy()
    reasons[positions] = ""
    listed = left_out[left_out["row"] >= 0]  # a forecast that a platform filled in has no row
    reasons[positions[listed["row"].to_numpy(dtype=np.int64)]] = listed["reason"]
    return replace(table, rows=table.rows.assign(excluded=reasons))
