"""The scorecard of a platform's convention: its own numbers for each forecaster."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import FaultyTableError, InvalidForecastError, UsageError
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.summaries.row import ScoreRow
from predtrack.summaries.scorecard import Scorecard
from predtrack.summaries.table_scorecard import table_funnel
from predtrack.tables.tidy import TIMES
from predtrack.tables.tidy.cells import blank

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.summaries.presets import Preset, PresetResult
    from predtrack.tables.tidy import Invalid, TidyTable

__all__ = ["preset_scorecard"]

_UNSEEN = ("invalid", "made after the day", *HINDSIGHT_CLASSES)


def preset_scorecard(
    preset: Preset, frame: pd.DataFrame, table: TidyTable, *, invalid: Invalid = "error"
) -> Scorecard:
    """Score a table as a platform does.

    Parameters
    ----------
    preset
        The platform's convention.
    frame
        The table as it was read: a day without a time is not yet a moment in it.
    table
        The same table, typed and audited.
    invalid
        Whether rows that the platform cannot score are refused, or dropped and counted.

    Raises
    ------
    UsageError
        If the table holds no probabilities, or lacks a column that the platform needs.
    FaultyTableError
        If the platform cannot score some rows; they count from 0.
    """
    if table.kind.name not in ("binary", "categorical"):
        raise UsageError(f"presets score probabilities; this is a table of {table.kind.name}")
    result, seen, table = _result(preset, frame, table, invalid)
    rows = [row for line in result.forecasters.to_dict("records") for row in _rows(preset, line)]
    return Scorecard(tuple(rows), table_funnel(_settled(table, seen, result.excluded)))


def _result(
    preset: Preset, frame: pd.DataFrame, table: TidyTable, invalid: Invalid
) -> tuple[PresetResult, pd.DataFrame, TidyTable]:
    """Score what the platform can score, and take out the rest, if that is wanted."""
    while True:
        seen = _seen(preset, frame, table)
        try:
            return preset(seen.reset_index(drop=True)), seen, table
        except InvalidForecastError as fault:
            if not fault.rows:
                raise
            what = str(fault).rpartition(" (row")[0]
            rows = seen.index.to_numpy()[list(fault.rows)]
            if invalid == "error":
                raise FaultyTableError([(what, rows.tolist())]) from None
            table = _without(table, np.isin(table.forecast, table.forecast[rows]), what)


def _without(table: TidyTable, rows: NDArray[np.bool_], what: str) -> TidyTable:
    reasons = np.where(rows, f"invalid: {what}", np.asarray(table.excluded, dtype=object))
    return replace(table, excluded=pd.Categorical(reasons))


def _seen(preset: Preset, frame: pd.DataFrame, table: TidyTable) -> pd.DataFrame:
    """Give the rows that the platform would have seen, with numbers as numbers."""
    frame = frame.reset_index(drop=True)
    given = {name: _time(name, frame, table) for name in TIMES if name in frame}
    reasons = pd.Series(np.asarray(table.excluded, dtype=object))
    outcome = table.rows["outcome"]
    unknown = outcome.isna() | (reasons == "no outcome yet")
    typed = [name for name in ("category", "rank") if name in table.rows and table.kind.within]
    given |= {name: table.rows[name] for name in ("probability", *typed)}
    given["outcome"] = outcome.mask(unknown)
    out = reasons.str.startswith(_UNSEEN)
    if not preset.imputes:
        out |= reasons == "no forecast"
    return frame.assign(**given)[~out.to_numpy(dtype=bool)]


def _time(name: str, frame: pd.DataFrame, table: TidyTable) -> pd.Series:
    """Give a column of times as it was written, or the numbers that it counts."""
    typed = table.rows[name]
    return typed if typed.dtype.kind == "f" else frame[name].mask(blank(frame[name]))


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
    reasons = np.array(table.excluded, dtype=object)
    positions = seen.index.to_numpy()
    reasons[positions] = ""
    listed = left_out[left_out["row"] >= 0]  # a forecast that a platform filled in has no row
    reasons[positions[listed["row"].to_numpy(dtype=np.int64)]] = listed["reason"]
    return replace(table, excluded=pd.Categorical(reasons))
