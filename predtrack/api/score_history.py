"""``predtrack.score_history``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.api.arguments import names, refuse_for_ledgers, today
from predtrack.frames.history import HistoryFrame
from predtrack.workflows.score_history import score_history as find_history
from predtrack.workflows.sources import is_ledger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from predtrack.records import Ledger
    from predtrack.scores.standing import Window
    from predtrack.workflows.score_table import Duplicates, Engine, Invalid

__all__ = ["score_history"]


def score_history(  # noqa: PLR0913 - a ledger and a table have options of their own
    source: Ledger | str | Path | Any,  # noqa: ANN401 - a frame of any library
    *,
    question: str = "",
    rule: str = "",
    by: Sequence[str] | str = (),
    as_of: dt.date | None = None,
    window: Window = "open",
    most: int | None = None,
    columns: Mapping[str, str] | None = None,
    invalid: Invalid = "error",
    duplicates: Duplicates = "error",
    outcomes: Any = None,  # noqa: ANN401 - as the source
    engine: Engine = "auto",
    memory_limit: str = "",
) -> HistoryFrame:
    """Say how a score moved over time.

    Of a table of revised probabilities: the mean score of the forecasts of each forecaster
    that stood at each moment. Of a ledger: the score as it was known on each day. Of one
    question in either: the probability of each forecaster.

    Parameters
    ----------
    source
        A ledger or its folder; or a table, as :func:`score` takes it, with the columns
        question, made, probability, outcome, and one of resolved, closes and closed.
    question
        Follow this question alone.
    rule
        A rule of probabilities: brier by default, or hit_rate in a ledger whose claims came
        true or failed.
    by
        Columns that make the lines of a ledger; all together by default. A table has a line
        for each forecaster.
    as_of
        Day whose knowledge is used. By default today for a ledger, and all rows of a table.
    window
        Where the time of a table's question ends: open, scheduled, actual or known.
    most
        Moments of a line that are told at most: by default 300 of a table, 60 of a ledger.
    columns, invalid, duplicates, outcomes, engine, memory_limit
        As for :func:`score`.

    Returns
    -------
    HistoryFrame
        A pandas frame, one row for each line and moment, oldest first; ``value`` holds until
        the next row of its line. Its ``changes`` are a frame of known outcomes and changed
        verdicts.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    FaultyTableError
        If rows of the table cannot be scored.
    UnknownNameError
        If a rule, a column, a grouping or the question does not exist.
    UsageError
        If an option does not fit the source, or nothing in it has a history.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"question": "q", "made": [0, 6], "closes": 8, "resolved": 9,
    ...                       "probability": [0.5, 0.9], "outcome": 1})
    >>> found = score_history(table)
    >>> found[["at", "value", "n", "revisions"]].round(2).to_dict("list")
    {'at': [0.0, 6.0, 8.0], 'value': [0.25, 0.01, nan], 'n': [1, 1, 0], 'revisions': [0, 1, 0]}
    """
    ledger = is_ledger(source)
    given: dict[str, Any] = {
        "columns": columns,
        "invalid": invalid,
        "duplicates": duplicates,
        "engine": engine,
        "memory_limit": memory_limit,
    }
    if ledger:
        refuse_for_ledgers(
            window=window != "open",
            columns=columns,
            invalid=invalid != "error",
            duplicates=duplicates != "error",
            outcomes=outcomes is not None,
            engine=engine != "auto",
            memory_limit=memory_limit,
        )
    found = find_history(
        source,
        as_of=(as_of or today()) if ledger else as_of,
        rule=rule,
        question=question,
        by=names(by),
        window=window,
        most=most,
        outcomes=outcomes,
        **({} if ledger else given),
    )
    return HistoryFrame.of(found)
