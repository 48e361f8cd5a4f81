"""Questions that were still open when they were resolved: kept out of calibration."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw

from predtrack.engine import fetch_pandas

if TYPE_CHECKING:
    from predtrack.summaries.funnel import Funnel

__all__ = ["MaturedRows", "matured"]

EARLY = "resolved early"
_UNGUARDED = (
    "The table has no column closes with the scheduled end of each question, so that nothing"
    " here keeps out those that resolved early. “By a day” can only resolve early as yes."
)
_NO_DAYS = (
    "The column closes holds no days, so that nothing here keeps out questions that resolved"
    " early. “By a day” can only resolve early as yes."
)


class MaturedRows(NamedTuple):
    """Rows whose time has come, and the funnel up to them."""

    frame: nw.LazyFrame[Any]
    funnel: Funnel


def matured(
    frame: nw.LazyFrame[Any], funnel: Funnel, day: dt.date
) -> tuple[MaturedRows, list[str]]:
    """Leave out what was resolved before the scheduled end of its question.

    An event "by a day" can come early and cannot stay away early: of questions that are open
    still, only the yeses are resolved. A ledger has left them out already.

    Parameters
    ----------
    frame
        Rows that can be scored, perhaps with the column ``closes``.
    funnel
        Their way.
    day
        Last day on which a question may have closed.

    Returns
    -------
    tuple
        The rows with their funnel, and what a reader must know of them.
    """
    if funnel.unit == "claims":
        return MaturedRows(frame, funnel), []
    open_ = _is_open(frame, day)
    if open_ is None:
        named = "closes" in frame.collect_schema()
        return MaturedRows(frame, funnel), [_NO_DAYS if named else _UNGUARDED]
    marked = nw.when(open_).then(nw.lit(1)).otherwise(nw.lit(0)).alias(EARLY)
    found = fetch_pandas(frame.select(marked).select(nw.col(EARLY).sum()))
    early = int(found[EARLY].fillna(0).iloc[0])
    if not early:
        return MaturedRows(frame, funnel), []
    held = frame.filter(nw.when(open_).then(nw.lit(0)).otherwise(nw.lit(1)) == 1)
    said = (
        f"{early:,} rows were resolved before their question closes, after {day}: they count"
        " once it has closed, since only a yes can come early."
    )
    return MaturedRows(held, _without(funnel, early)), [said]


def _is_open(frame: nw.LazyFrame[Any], day: dt.date) -> nw.Expr | None:
    """Tell of each row whether its question closes after the day."""
    schema = frame.collect_schema()
    kind: Any = schema.get("closes")
    if kind is None or kind.is_numeric():
        return None
    closes = nw.col("closes")
    if kind == nw.Date:
        return closes > nw.lit(day)
    if kind == nw.Datetime:
        zone = getattr(kind, "time_zone", None)
        end = dt.datetime(day.year, day.month, day.day, 23, 59, 59, 999_999, dt.UTC)
        return closes > nw.lit(end if zone else end.replace(tzinfo=None))
    # Text such as 2026-10-09 or 2026-10-09T12:00 sorts as its days do.
    return closes > nw.lit(f"{day}~") if kind == nw.String else None


def _without(funnel: Funnel, early: int) -> Funnel:
    left_out = dict(funnel.left_out if funnel.left_out is not None else funnel.reasons)
    left_out[EARLY] = left_out.get(EARLY, 0) + early
    return replace(
        funnel,
        matured=funnel.matured - early,
        resolved=funnel.resolved - early,
        scored=funnel.scored - early,
        left_out=left_out,
    )
