"""Scores averaged over the time in which forecasts stood, of tables of any size."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from predtrack.engine.reading import lazily
from predtrack.engine.revisions_batches import batches
from predtrack.engine.revisions_blocks import whole_questions
from predtrack.engine.revisions_facts import keyed_rows
from predtrack.engine.revisions_groups import GroupSums
from predtrack.engine.revisions_keys import key
from predtrack.engine.revisions_pass import REASONS, Averaging, FaultyForecastError
from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.standing import standing_forecasts, time_averaged_score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import narwhals as nw
    from narwhals.typing import IntoFrame

    from predtrack.engine.revisions_facts import KeyedRows
    from predtrack.scores import Score
    from predtrack.scores.standing import Missing, Order, Window

__all__ = ["TimeAverages", "time_averages"]

MEMORY = 1 << 29
"""Bytes of rows to hold before they are written to temporary files."""
_OWN = ("opens", "closes", "closed", "resolved")
_ENDS = ("withdrawn", "expires")
_RESULT = ("n", "questions", "forecasts", "coverage", "mean")


@dataclass(frozen=True, slots=True, eq=False)
class TimeAverages:
    """Averages over time, by group, and what did not count.

    Parameters
    ----------
    table
        One row per group, sorted: the columns of the groups, then ``n`` (averages: one for
        each forecaster on each question), ``questions``, ``forecasts`` (that stood for some
        time), ``coverage`` and ``mean`` (of the averages, each counting once).
    rows
        Rows that the table had.
    left_out
        Rows that entered no average, by reason.
    """

    table: pd.DataFrame
    rows: int
    left_out: Mapping[str, int]


def time_averages(
    frame: IntoFrame,
    score: Score,
    *,
    order: Order,
    missing: Missing = "truncate",
    window: Window = "scheduled",
    by: Sequence[str] = (),
    memory: int = MEMORY,
) -> TimeAverages:
    """Score forecasts that were revised, averaged over the time in which each of them stood.

    The same numbers as :func:`predtrack.scores.standing.time_averaged_score`, one for each
    forecaster on each question, averaged by group. The library that holds the rows finds
    the questions and their times; rows come out of it as numbers, some at a time, and every
    question goes through one sorted pass. Where the rows of a question lie together in the
    table, nothing is sorted but the rows of each question.

    Parameters
    ----------
    frame
        A table with one forecast a row, of pandas, Polars (also lazy), PyArrow or DuckDB:
        ``question``, ``forecaster``, ``made``, ``probability``, ``outcome``, and as far as
        known ``opens``, ``closes``, ``closed``, ``resolved`` of the question, ``withdrawn``
        and ``expires`` of the forecast. Times are days, moments (in UTC without a zone) or
        numbers on a clock of their own.
    score
        The rule; one of a probability and an outcome.
    order
        ``mean_of_scores`` or ``score_of_mean``.
    missing
        What uncovered time does: ``truncate``, ``leave_out``, or the number that it counts.
    window
        Where the window ends: ``scheduled``, ``actual``, ``known`` or ``open``.
    by
        Columns that make the groups; none for one group. All forecasts of one forecaster
        on one question are in one group. A missing name makes a group of its own.
    memory
        Bytes of rows to hold at once; what is beyond goes into temporary files. Rows of one
        question are never divided.

    Returns
    -------
    TimeAverages
        The averages, and how many rows entered none: their question has no outcome yet,
        they were made when the outcome was known, or they stood at no time in the window.

    Raises
    ------
    UnknownNameError
        If the table lacks a column, or an option has no such value.
    UsageError
        If the rule needs something else than a probability and an outcome, a column holds
        no numbers or no times, or a group has the name of a result.
    InvalidForecastError
        If a name, a time or a probability is missing, rows of one question disagree on its
        outcome or times, or a question's window has no end; with an example.

    Examples
    --------
    >>> import pandas as pd
    >>> from predtrack.scores import get_score
    >>> rows = {"question": ["q", "q"], "forecaster": ["ana", "ana"], "made": [0, 6],
    ...         "closes": [8, 8], "probability": [0.5, 0.9], "outcome": [1, 1]}
    >>> found = time_averages(pd.DataFrame(rows), get_score("brier"), by=["forecaster"],
    ...                       order="mean_of_scores")
    >>> found.table.round(4).to_dict("records")
    [{'forecaster': 'ana', 'n': 1, 'questions': 1, 'forecasts': 2, 'coverage': 1.0, 'mean': 0.19}]
    """
    _refuse(score, by)
    _try_out(score, order, missing, window)
    lazy = lazily(frame, ["question", "forecaster", "made", *by])
    rows, columns = _read(lazy, by)
    groups = [columns.index(key(column)) for column in by]
    average = Averaging(score, order, missing, window, rows.facts, columns, groups)
    try:
        sums = _sums(average, rows, memory)
    except FaultyForecastError as fault:
        raise _named(fault, rows) from None
    left_out = dict(zip(REASONS, sums.left_out.tolist(), strict=True))
    return TimeAverages(_table(sums.sums(), rows, by), rows.facts.count, left_out)


def _sums(average: Averaging, rows: KeyedRows, memory: int) -> GroupSums:
    sums = GroupSums(len(average.groups))
    with (
        closing(batches(rows.lazy.select(*average.columns), rows=rows.facts.count)) as stream,
        closing(whole_questions(stream, rows.facts, memory=memory)) as blocks,
    ):
        for block in blocks:
            sums.add(average(block))
    return sums


def _named(fault: FaultyForecastError, rows: KeyedRows) -> InvalidForecastError:
    """Name the forecast at fault, now that the engine is free to be asked for its names."""
    names = [
        f"{column} {rows.name_of(column, number)!r}"
        for column, number in zip(("question", "forecaster"), fault.numbers, strict=True)
    ]
    return InvalidForecastError(f"{fault.what} ({', '.join(names)})")


def _refuse(score: Score, by: Sequence[str]) -> None:
    if set(score.columns) != {"probability", "outcome"} or not score.row_by_row:
        raise UsageError(f"{score.name} is no rule of a probability and an outcome")
    taken = sorted(set(_RESULT) & set(by))
    if taken:
        raise UsageError(f"groups cannot be by {taken[0]!r}, a column of the result; rename it")


def _try_out(score: Score, order: Order, missing: Missing, window: Window) -> None:
    """Let the functions that know the options refuse them before a table is read."""
    stands = standing_forecasts(["q"], ["a"], [0], closes=2, closed=2, known=2, window=window)
    time_averaged_score(stands, score.function, [0.5], [1.0], order=order, missing=missing)


def _read(lazy: nw.LazyFrame[Any], by: Sequence[str]) -> tuple[KeyedRows, list[str]]:
    """Number the names, gather the facts, and say which columns the pass needs."""
    known = lazy.collect_schema().names()
    own = [time for time in _OWN if time in known]
    ends = [time for time in _ENDS if time in known]
    rows = keyed_rows(lazy, by, ["made", *own, *ends], own)
    names = dict.fromkeys(["question", "forecaster", *by])
    return rows, [*map(key, names), "made", *ends, "probability"]


def _table(sums: pd.DataFrame, rows: KeyedRows, by: Sequence[str]) -> pd.DataFrame:
    columns = {column: _names(sums[place], rows, column) for place, column in enumerate(by)}
    counts = {name: sums[name].astype("int64").array for name in _RESULT[:3]}
    means = {name: (sums[of] / sums["n"]).astype("float64").array
             for name, of in (("coverage", "coverage"), ("mean", "value"))}  # fmt: skip
    table = pd.DataFrame(columns | counts | means)
    return table.sort_values(list(by), ignore_index=True) if by else table


def _names(numbers: pd.Series[int], rows: KeyedRows, column: str) -> Any:  # noqa: ANN401
    known = rows.shown[column]
    places = pd.Index(known.number).get_indexer(pd.Index(numbers, dtype="int64"))
    return pd.Series(known.names).take(places).array
