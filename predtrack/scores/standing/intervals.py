"""From when to when each forecast stands: one sorted pass over the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import refuse_rows
from predtrack.scores.labels import read_labels
from predtrack.scores.standing.instants import read_instants
from predtrack.scores.standing.result import Excluded, Pairs, Standing
from predtrack.scores.standing.sorting import sort_by_group_and_time
from predtrack.scores.standing.windows import Windows, question_windows

if TYPE_CHECKING:
    from predtrack.scores.columns import BoolArray, Column, FloatArray
    from predtrack.scores.labels import IntArray, Labels
    from predtrack.scores.standing.windows import Window

__all__ = ["AFTER_KNOWN", "NEVER_STOOD", "standing_forecasts"]

AFTER_KNOWN = "made when the outcome was known"
NEVER_STOOD = "stood at no time in the window"


def standing_forecasts(  # noqa: PLR0913 - the six times of a forecast and its question
    question: Column,
    forecaster: Column,
    made: Column,
    *,
    opens: Column | None = None,
    closes: Column | None = None,
    closed: Column | None = None,
    known: Column | None = None,
    withdrawn: Column | None = None,
    expires: Column | None = None,
    window: Window = "scheduled",
) -> Standing:
    """Say from when to when each forecast stands.

    A forecast stands from when it was made until the same forecaster's next one on the
    question, its withdrawal, its expiry, or the moment at which scoring stops. Of two made
    at the same time the later row stands. What was made when the outcome was known, or at
    that very moment, is never scored: it comes back in ``excluded``.

    Parameters
    ----------
    question, forecaster : shape (n,)
        Labels, of any type.
    made : shape (n,)
        When the forecast was made: datetime64 in UTC, or numbers.
    opens, closes, closed, known : shape (n,) or one for all
        Of the question: opening, scheduled close, actual close, and when the outcome became
        known. Not given, NaT or NaN: no opening is stated, or the moment never comes.
    withdrawn, expires : shape (n,) or one for all
        Of the forecast: when it was taken back, and when it runs out.
    window
        ``scheduled``, ``actual``, ``known`` or ``open``; see
        :func:`~predtrack.scores.standing.question_windows`. By default forecasts are scored
        until the outcome is known or the scheduled close, whichever is earlier, and the
        window that truncation divides by runs to the scheduled close.

    Raises
    ------
    InvalidForecastError
        If a name or ``made`` is missing, columns do not pair up, rows of one question
        disagree, or a question's window has no end.
    UnknownNameError
        If no window has that name.

    Examples
    --------
    >>> stands = standing_forecasts(["q"] * 3, ["a"] * 3, [1, 2, 4], opens=0, closes=5)
    >>> stands.start.tolist(), stands.end.tolist()
    ([1.0, 2.0, 4.0], [2.0, 4.0, 5.0])
    >>> late = standing_forecasts(["q"] * 2, ["a"] * 2, [1, 4], closes=5, known=4)
    >>> late.excluded.row.tolist(), late.excluded.reason.tolist()
    ([1], ['made when the outcome was known'])
    """
    questions, forecasters = (
        read_labels("question", question),
        read_labels("forecaster", forecaster),
    )
    rows = len(questions.code)
    if len(forecasters.code) != rows:
        raise InvalidForecastError("question and forecaster must have the same number of rows")
    named = {"made": made, "opens": opens, "closes": closes, "closed": closed, "known": known}
    read = read_instants(named | {"withdrawn": withdrawn, "expires": expires}, rows)
    times = read.columns
    refuse_rows("made is missing", ~np.isfinite(times["made"]))
    scorable = np.asarray(times["made"] < times["known"])
    windows = question_windows(questions.code, times, scorable, window=window)
    order, key = _sorted_rows(questions, forecasters, times["made"], scorable)
    start, end = _span(order, key, questions.code[order], times, windows)
    return _assemble(
        order, key, start, end, (questions, forecasters), windows, scorable,
        "us" if read.calendar else "own",
    )  # fmt: skip


def _sorted_rows(
    questions: Labels, forecasters: Labels, made: FloatArray, scorable: BoolArray
) -> tuple[IntArray, IntArray]:
    """Sort by question, forecaster, time, and row, with the key of each pair beside it."""
    key = questions.code * forecasters.count + forecasters.code
    if scorable.all():
        order = sort_by_group_and_time(key, made)
    else:
        rows = np.flatnonzero(scorable)
        order = rows[sort_by_group_and_time(key[rows], made[rows])]
    return order, key[order]


def _span(
    order: IntArray,
    key: IntArray,
    question: IntArray,
    times: dict[str, FloatArray],
    windows: Windows,
) -> tuple[FloatArray, FloatArray]:
    made = times["made"][order]
    end = windows.until[question]
    same = key[1:] == key[:-1]
    np.minimum(end[:-1], made[1:], out=end[:-1], where=same)
    for name in ("withdrawn", "expires"):
        if times[name].strides != (0,) or np.isfinite(times[name][:1]).any():
            np.minimum(end, times[name][order], out=end)
    return np.maximum(made, windows.start[question]), end


def _assemble(
    order: IntArray,
    key: IntArray,
    start: FloatArray,
    end: FloatArray,
    labels: tuple[Labels, Labels],
    windows: Windows,
    scorable: BoolArray,
    unit: str,
) -> Standing:
    stood = start < end
    excluded = _excluded(order[~stood], scorable)
    if not stood.all():
        order, key, start, end = order[stood], key[stood], start[stood], end[stood]
    first = np.ones(len(key), bool)
    first[1:] = key[1:] != key[:-1]
    pair = np.cumsum(first) - 1
    return Standing(order, pair, start, end, _pairs(key[first], labels), windows, excluded, unit)


def _pairs(key: IntArray, labels: tuple[Labels, Labels]) -> Pairs:
    questions, forecasters = labels
    question, forecaster = np.divmod(key, max(forecasters.count, 1))
    return Pairs(questions.names[question], forecasters.names[forecaster], question)


def _excluded(never: IntArray, scorable: BoolArray) -> Excluded:
    late = np.flatnonzero(~scorable)
    row = np.concatenate([late, never])
    reason = np.array([AFTER_KNOWN] * len(late) + [NEVER_STOOD] * len(never), object)
    order = np.argsort(row)
    return Excluded(row[order], reason[order])
