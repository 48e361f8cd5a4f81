"""A table that was read, typed and audited: ready to be scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.tables.tidy.audit import Audit, Invalid
from predtrack.tables.tidy.columns import typed
from predtrack.tables.tidy.duplicates import Duplicates, codes_of, settle_duplicates
from predtrack.tables.tidy.judging import judge_forecasts
from predtrack.tables.tidy.kind import KEY, TidyKind, kind_of
from predtrack.tables.tidy.time_limits import (
    NO_OUTCOME,
    leave_out_by_day,
    leave_out_by_hindsight,
    leave_out_what_was_known,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from numpy.typing import NDArray

__all__ = ["TidyTable", "tidy"]


@dataclass(frozen=True, slots=True)
class TidyTable:
    """Rows with their types, and why those are left out that are.

    Parameters
    ----------
    kind
        The kind of the table.
    rows
        All rows, in their order, with numbers as numbers and times in UTC.
    forecast
        Number of the forecast to which each row belongs.
    excluded
        Why a row is not scored; empty where it is.
    """

    kind: TidyKind
    rows: pd.DataFrame
    forecast: NDArray[np.int64]
    excluded: pd.Categorical[Any]

    @property
    def scored(self) -> pd.DataFrame:
        """The rows that are scored."""
        return self.rows[self.excluded == ""]

    @property
    def first(self) -> NDArray[np.int64]:
        """The position of the first row of each forecast that is scored."""
        positions = np.flatnonzero(self.excluded == "")
        if not self.kind.within:
            return positions
        return positions[~pd.Series(self.forecast[positions]).duplicated().to_numpy()]

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
    hindsight: Collection[str] = HINDSIGHT_CLASSES,
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
    hindsight
        Classes of forecasts to score, by when they were put on record.

    Raises
    ------
    UsageError
        If the columns make no table that can be scored.
    FaultyTableError
        If rows are at fault, with all of them, counted from 0.

    Examples
    --------
    >>> frame = pd.DataFrame({"probability": ["0.7", "0.2"], "outcome": ["yes", ""]})
    >>> list(tidy(frame).excluded)
    ['', 'no outcome yet']
    """
    kind = kind_of(list(frame.columns))
    audit = Audit(len(frame))
    rows, empty, unknown = typed(frame.reset_index(drop=True), kind, audit)
    forecast = _forecasts(rows, kind)
    if as_of is not None:
        leave_out_by_day(rows, audit, as_of)
    audit.leave_out(NO_OUTCOME, unknown)
    leave_out_what_was_known(rows, audit)
    leave_out_by_hindsight(rows, audit, hindsight)
    judge_forecasts(rows, forecast, kind, audit, empty)
    settle_duplicates(rows, forecast, audit, duplicates)
    _share_within_forecasts(forecast, kind, audit)
    audit.settle(invalid)
    return TidyTable(kind, rows, forecast, audit.reasons)


def _forecasts(rows: pd.DataFrame, kind: TidyKind) -> NDArray[np.int64]:
    """Number the forecasts: each row is one, or all rows with one key."""
    if not kind.within:
        return np.arange(len(rows), dtype=np.int64)
    return codes_of(rows, [name for name in KEY if name in rows])


def _share_within_forecasts(forecast: NDArray[np.int64], kind: TidyKind, audit: Audit) -> None:
    """Leave a forecast out as a whole where one of its rows is left out."""
    if not kind.within or audit.open.all():
        return
    out = np.flatnonzero(~audit.open)[::-1]
    reason = np.zeros(int(forecast.max()) + 1, dtype=audit.codes.dtype)
    reason[forecast[out]] = audit.codes[out]  # the first row that is left out writes last
    audit.codes[:] = np.where(audit.open, reason[forecast], audit.codes)
