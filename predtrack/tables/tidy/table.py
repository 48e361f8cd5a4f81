"""A table that was read, typed and audited: ready to be scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from predtrack.errors import UsageError
from predtrack.tables.tidy.audit import Audit, Invalid, Unit
from predtrack.tables.tidy.blocks import Block, blocks
from predtrack.tables.tidy.cells import blank, moments, numbers
from predtrack.tables.tidy.kind import KEY, TIMES, TidyKind, kind_of

if TYPE_CHECKING:
    import datetime as dt

    from numpy.typing import NDArray

__all__ = ["Duplicates", "TidyTable", "tidy"]

Duplicates = Literal["error", "last", "all"]
"""What several forecasts of one forecaster on one question are: a fault, revisions of
which the last counts, or forecasts that all count."""

NO_OUTCOME = "no outcome yet"
NO_FORECAST = "no forecast"
TOO_LATE = "made after the outcome was known"
LATER = "made after the day"
REPLACED = "replaced by a later forecast"


@dataclass(frozen=True, slots=True)
class TidyTable:
    """Rows with their types, and why those are left out that are.

    Parameters
    ----------
    kind
        The kind of the table.
    rows
        All rows, in their order, with numbers as numbers and times in UTC; ``excluded``
        says why a row is not scored and is empty where it is; ``forecast`` numbers the
        forecast to which it belongs.
    """

    kind: TidyKind
    rows: pd.DataFrame

    @property
    def scored(self) -> pd.DataFrame:
        """The rows that are scored."""
        return self.rows[self.rows["excluded"] == ""]

    @property
    def key(self) -> tuple[str, ...]:
        """Columns of the table that tell one forecast from another."""
        return tuple(name for name in KEY if name in self.rows)


def tidy(
    frame: pd.DataFrame,
    *,
    invalid: Invalid = "error",
    duplicates: Duplicates = "error",
    as_of: dt.date | None = None,
    unit: Unit = "row",
) -> TidyTable:
    """Type the columns of a table, and settle which of its rows can be scored.

    Parameters
    ----------
    frame
        A table with the columns of the public contract; text stays text until here.
    invalid
        Whether rows with a fault are refused, or dropped and counted.
    duplicates
        What several forecasts of one forecaster on one question are.
    as_of
        Day whose knowledge is used; all rows where nothing is said.
    unit
        How rows are numbered in messages.

    Raises
    ------
    UsageError
        If the columns make no table that can be scored.
    FaultyTableError
        If rows are at fault, with all of them.

    Examples
    --------
    >>> frame = pd.DataFrame({"probability": ["0.7", "0.2"], "outcome": ["yes", ""]})
    >>> tidy(frame).rows["excluded"].tolist()
    ['', 'no outcome yet']
    """
    kind = kind_of(list(frame.columns))
    audit = Audit(len(frame))
    rows = _typed(frame.reset_index(drop=True), kind, audit)
    rows["forecast"] = _forecasts(rows, kind)
    _leave_out_what_time_forbids(rows, audit, as_of)
    _judge_forecasts(rows, kind, audit)
    _settle_duplicates(rows, kind, audit, duplicates)
    _share_within_forecasts(rows, kind, audit)
    audit.settle(invalid, unit=unit)
    return TidyTable(kind, rows.assign(excluded=audit.reasons))


def _typed(frame: pd.DataFrame, kind: TidyKind, audit: Audit) -> pd.DataFrame:
    """Turn text into numbers and times; what is neither is a fault, a blank is missing."""
    columns: dict[str, Any] = {}
    for name, domain in kind.numbers.items():
        found, other = numbers(frame[name], verdicts=name == "outcome" and kind.name == "binary")
        settled = domain.settle(found)
        audit.fault(f"{name} must hold numbers", other)
        audit.fault(f"{name} must {domain.says}", ~np.isnan(found) & ~domain.holds(settled))
        columns[name] = settled + 0.0
    for name in TIMES:
        if name in frame and frame[name].dtype.kind not in "iuf":  # numbers: a clock of its own
            columns[name], other = moments(frame[name])
            audit.fault(f"{name} must be a day or a moment, such as 2026-10-09", other)
    if "weight" in frame:
        columns["weight"], other = numbers(frame["weight"])
        wrong = other | ~(np.nan_to_num(columns["weight"], nan=-1.0) >= 0)
        audit.fault("weight must be a number, 0 or more", wrong)
    empty = _forecast_columns(kind)
    missing = {name: blank(frame[name]) for name in (*empty, "outcome")}
    for name in set(KEY[:2]) & set(frame.columns):
        audit.fault(f"{name} is missing", blank(frame[name]))
    audit.leave_out(NO_OUTCOME, missing["outcome"])
    rows = frame.assign(**columns)
    rows["blank"] = np.logical_or.reduce([missing[name] for name in empty])
    return rows


def _forecast_columns(kind: TidyKind) -> tuple[str, ...]:
    return tuple(name for name in kind.columns if name != "outcome")


def _forecasts(rows: pd.DataFrame, kind: TidyKind) -> NDArray[np.int64]:
    """Number the forecasts: each row is one, or all rows with one key."""
    key = [name for name in KEY if name in rows]
    if not kind.within or not key:
        count = np.arange(len(rows)) if not kind.within else np.zeros(len(rows), dtype=np.int64)
        return np.asarray(count, dtype=np.int64)
    numbered = rows.groupby(key, sort=False, dropna=False).ngroup()
    return np.asarray(numbered.to_numpy(), dtype=np.int64)


def _leave_out_what_time_forbids(rows: pd.DataFrame, audit: Audit, as_of: dt.date | None) -> None:
    if {"made", "resolved"} <= set(rows.columns):
        audit.leave_out(TOO_LATE, (rows["made"] > rows["resolved"]).to_numpy(dtype=bool))
    if as_of is None:
        return
    if any(rows[name].dtype.kind in "iuf" for name in TIMES if name in rows):
        raise UsageError("as_of is a day, but times of this table are numbers")
    end = pd.Timestamp(as_of, tz="UTC") + pd.Timedelta(days=1)
    if "made" in rows:
        audit.leave_out(LATER, (rows["made"] >= end).to_numpy(dtype=bool))
    if "resolved" in rows:
        audit.leave_out(NO_OUTCOME, (rows["resolved"] >= end).to_numpy(dtype=bool))


def _judge_forecasts(rows: pd.DataFrame, kind: TidyKind, audit: Audit) -> None:
    """Find what is wrong with a forecast as a whole."""
    empty = rows["blank"].to_numpy(dtype=bool)
    if not kind.within:
        audit.leave_out(NO_FORECAST, empty)
        return
    codes = rows["forecast"].to_numpy()
    size = np.bincount(codes)
    whole = (np.bincount(codes, empty) == size)[codes] if len(codes) else empty
    audit.leave_out(NO_FORECAST, whole)
    audit.fault(f"a part of the forecast is missing: {', '.join(_forecast_columns(kind))}", empty)
    again = rows.duplicated(["forecast", kind.within], keep=False).to_numpy(dtype=bool)
    audit.fault(f"{kind.within} stands twice in one forecast", again)
    outcomes = rows.groupby("forecast")["outcome"].transform("nunique").to_numpy()
    audit.fault("outcome differs within one forecast", outcomes > 1)
    for block in blocks(rows[_all_open(rows, audit)], kind):
        _judge_block(block, kind, audit)


def _all_open(rows: pd.DataFrame, audit: Audit) -> NDArray[np.bool_]:
    """Tell which rows belong to forecasts that have nothing left out."""
    codes = rows["forecast"].to_numpy()
    return np.asarray(np.bincount(codes, ~audit.open)[codes] == 0) if len(codes) else audit.open


def _judge_block(block: Block, kind: TidyKind, audit: Audit) -> None:
    for name, domain in kind.numbers.items():
        for law in domain.laws:
            broken = np.zeros(len(audit.reasons), dtype=bool)
            broken[block.rows[~law.holds(block.columns[name])]] = True
            audit.fault(f"{name} must {law.says}", broken)
    unknown = np.zeros(len(audit.reasons), dtype=bool)
    unknown[block.rows[np.isnan(block.columns["outcome"])]] = True
    audit.fault(f"outcome must be a {kind.within} of its forecast", unknown)


def _settle_duplicates(
    rows: pd.DataFrame, kind: TidyKind, audit: Audit, duplicates: Duplicates
) -> None:
    pair = [name for name in KEY[:2] if name in rows]
    if "question" not in pair or duplicates == "all":
        return
    first = rows[audit.open].drop_duplicates("forecast") if kind.within else rows[audit.open]
    key = [*pair, "made"] if "made" in rows else pair
    if duplicates == "error":
        again = first[first.duplicated(key, keep=False)]
        rule = "last or all (in Python: duplicates=…) says what they are"
        audit.fault(
            f"one {pair[-1]} answers one question several times; --duplicates {rule}",
            rows["forecast"].isin(again["forecast"]).to_numpy(dtype=bool),
        )
        return
    ordered = first.sort_values("made", kind="stable") if "made" in rows else first
    early = ordered[ordered.duplicated(pair, keep="last")]
    audit.leave_out(REPLACED, rows["forecast"].isin(early["forecast"]).to_numpy(dtype=bool))


def _share_within_forecasts(rows: pd.DataFrame, kind: TidyKind, audit: Audit) -> None:
    """Leave a forecast out as a whole where one of its rows is left out."""
    if not kind.within or audit.open.all():
        return
    reasons = pd.Series(audit.reasons).mask(audit.open)
    shared = reasons.groupby(rows["forecast"].to_numpy()).transform("first")
    for reason in shared.dropna().unique():
        audit.leave_out(reason, (shared == reason).to_numpy(dtype=bool))
