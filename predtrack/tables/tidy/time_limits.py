"""Rows that time keeps from being scored: made too late, not yet known, or put on record so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.standing import HINDSIGHT_CLASSES, hindsight_class
from predtrack.tables.tidy.kind import TIMES

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from predtrack.tables.tidy.audit import Audit

__all__ = ["NO_OUTCOME", "leave_out_by_day", "leave_out_by_hindsight", "leave_out_what_was_known"]

NO_OUTCOME = "no outcome yet"
TOO_LATE = "made after the outcome was known"
LATER = "made after the day"


def leave_out_what_was_known(rows: pd.DataFrame, audit: Audit) -> None:
    """Leave out what was made after its outcome was known."""
    if {"made", "resolved"} <= set(rows.columns):
        audit.leave_out(TOO_LATE, (rows["made"] > rows["resolved"]).to_numpy(dtype=bool))


def leave_out_by_day(rows: pd.DataFrame, audit: Audit, as_of: dt.date) -> None:
    """Leave out what was made, or became known, after a day.

    Raises
    ------
    UsageError
        If the times of the table are numbers, on a clock of their own.
    """
    if any(rows[name].dtype.kind == "f" for name in TIMES if name in rows):
        raise UsageError("as_of is a day, but times of this table are numbers")
    end = pd.Timestamp(as_of.year, as_of.month, as_of.day, 23, 59, 59, 999_999, tz=dt.UTC)
    if "made" in rows:
        audit.leave_out(LATER, (rows["made"] > end).to_numpy(dtype=bool))
    if "resolved" in rows:
        audit.leave_out(NO_OUTCOME, (rows["resolved"] > end).to_numpy(dtype=bool))


def leave_out_by_hindsight(rows: pd.DataFrame, audit: Audit, classes: Collection[str]) -> None:
    """Leave out what was put on record in another way than those that are asked for.

    Raises
    ------
    UnknownNameError
        If there is no such class.
    UsageError
        If the table does not say when forecasts were made and recorded.
    """
    for name in classes:
        if name not in HINDSIGHT_CLASSES:
            raise UnknownNameError("class of hindsight", name, HINDSIGHT_CLASSES)
    others = [name for name in HINDSIGHT_CLASSES if name not in classes]
    if not others:
        return
    for name in ("made", "recorded"):
        if name not in rows:
            raise UsageError(f"classes of hindsight need the column {name}")
    found = _classes(rows)
    for name in others:
        audit.leave_out(name, found == name)


def _classes(rows: pd.DataFrame) -> NDArray[Any]:
    """Class each row; what was made at an unknown time was made when it was recorded."""
    bare = {name: _bare(rows[name]) for name in ("made", "recorded", "resolved") if name in rows}
    made = bare["made"].fillna(bare["recorded"])
    found = np.full(len(rows), "", dtype=object)
    told = made.notna().to_numpy(dtype=bool)
    if told.any():
        known = bare["resolved"][told].to_numpy() if "resolved" in bare else None
        found[told] = hindsight_class(
            made[told].to_numpy(), recorded=bare["recorded"][told].to_numpy(), known=known
        )
    return found


def _bare(times: pd.Series) -> pd.Series:
    return times.dt.tz_convert(None) if times.dtype.kind == "M" else times
