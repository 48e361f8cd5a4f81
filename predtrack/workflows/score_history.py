"""A score over time, of a ledger or of any table of revised forecasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.engine import fetch_pandas
from predtrack.errors import FaultyTableError, UnknownNameError, UsageError
from predtrack.scores import get_score
from predtrack.summaries.score_history import (
    question_history,
    question_rows,
    standing_score_history,
    verdict_history,
)
from predtrack.tables.tidy import kind_of, placed
from predtrack.tables.tidy.time_limits import NO_OUTCOME, TOO_LATE
from predtrack.workflows.scored_rows import scored_rows
from predtrack.workflows.sources import is_ledger
from predtrack.workflows.table_choices import read_whole, table_choices, tidied

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    import pandas as pd

    from predtrack.scores.standing import Window
    from predtrack.summaries.score_history import ScoreHistory

__all__ = ["score_history"]

_NEEDED = ("question", "made")
_READ = (
    "question", "forecaster", "made", "probability", "outcome", "resolved", "opens", "closes",
    "closed", "withdrawn", "expires",
)  # fmt: skip


def score_history(
    source: Any,  # noqa: ANN401 - a ledger, a path, or a frame of any library
    *,
    as_of: dt.date | None = None,
    rule: str = "",
    question: str = "",
    by: Sequence[str] = (),
    window: Window = "open",
    most: int | None = None,
    outcomes: Any = None,  # noqa: ANN401 - as the source
    **choices: Any,  # noqa: ANN401 - as table_choices takes them
) -> ScoreHistory:
    """Say how a score moved.

    Of a table of revised forecasts: the mean score of the forecasts of each forecaster that
    stood at each moment. Of a ledger: the score as it was known on each day. Of one question
    in either: the probability of each forecaster.

    Parameters
    ----------
    source
        A ledger or its folder, or a table with the columns question, made, probability,
        outcome, and resolved, closes or closed.
    as_of
        Day whose knowledge is used; a ledger needs one.
    rule
        Name of a rule of probabilities; brier by default, or hit_rate in a ledger whose
        claims came true or failed.
    question
        One question instead of all.
    by
        Columns that make the lines of a ledger; a table has one for each forecaster.
    window
        Where the time of a question ends: open, scheduled, actual or known.
    most
        Moments that are told at most.
    outcomes
        A second table with the outcomes.
    choices
        What :func:`predtrack.workflows.table_choices.table_choices` takes.

    Raises
    ------
    UsageError
        If the source is neither, an option does not fit it, or nothing in it has a history.
    UnknownNameError
        If a rule, a grouping or the question does not exist.
    FaultyTableError
        If rows cannot be scored.
    FaultyLedgerError
        If the ledger holds errors.
    """
    few = {} if most is None else {"most": _read_most(most)}
    if question:
        _refuse_beside_question(rule=rule, by=by, most=most, window=window != "open")
    if is_ledger(source):
        return _of_ledger(source, as_of, rule, question, by, few)
    if by:
        raise UsageError("the lines of a table are its forecasters; leave by away")
    if question:
        return _one_question(source, question, outcomes, as_of, choices)
    found = scored_rows(source, as_of=as_of, outcomes=outcomes, by=(), **choices)
    _refuse_unfit(found.kind.name, found.frame.collect_schema().names())
    have = [name for name in _READ if name in found.frame.collect_schema().names()]
    rows = fetch_pandas(found.frame.select(*have))
    if rows.empty:
        raise UsageError("nothing in this table can be scored, so that no score has a history")
    score = get_score(rule or "brier", kind="binary")
    history = standing_score_history(rows, score, window=window, funnel=found.funnel, **few)
    if not any(line.points for line in history.lines):
        raise UsageError("no forecast stood at any time, so that no score has a history")
    return history


def _read_most(most: int) -> int:
    if most < 2:
        raise UsageError("a history has at least 2 moments")
    return most


def _refuse_beside_question(**given: object) -> None:
    """Refuse what only a score has: a question shows the probabilities themselves."""
    for name, value in given.items():
        if value:
            raise UsageError(f"one question shows probabilities, and no score; leave {name} away")


def _refuse_unfit(kind: str, columns: Sequence[str]) -> None:
    if kind != "binary":
        raise UsageError(f"scores over time are of probabilities; this is a {kind} table")
    for name in _NEEDED:
        if name not in columns:
            raise UsageError(f"a score over time needs the column {name}")


def _of_ledger(
    source: Any,  # noqa: ANN401
    as_of: dt.date | None,
    rule: str,
    question: str,
    by: Sequence[str],
    few: dict[str, int],
) -> ScoreHistory:
    from predtrack.workflows.reading import sound_ledger  # noqa: PLC0415 - a table does without

    if as_of is None:
        raise UsageError("a ledger is scored as of a day; name one")
    ledger = sound_ledger(source)
    if question:
        rows = question_rows(ledger, question, as_of=as_of)
        return question_history(rows, ledger.prediction(question).title.say("en"))
    return verdict_history(ledger, as_of=as_of, by=by, rule=rule, **few)


def _one_question(
    source: object, question: str, outcomes: object, as_of: dt.date | None, choices: dict[str, Any]
) -> ScoreHistory:
    """Take the forecasts on one question, also where nobody knows its outcome yet."""
    asked = table_choices(as_of=as_of, **choices)
    try:
        frame, _ = read_whole(source, outcomes, asked.columns, asked.invalid)
        _refuse_unfit(kind_of(list(frame.columns)).name, list(frame.columns))
        table = tidied(frame, asked, asked.duplicates)
    except FaultyTableError as faulty:
        raise placed(faulty, source) from None
    names = table.rows["question"].astype(str)
    if question not in set(names):
        raise UnknownNameError("question", question, names.unique().tolist())
    seen = (names == question).to_numpy() & _told(table.excluded)
    return question_history(table.rows[seen].reset_index(drop=True), question)


def _told(excluded: pd.Categorical[Any]) -> Any:  # noqa: ANN401 - of numpy
    return excluded.isin(["", NO_OUTCOME, TOO_LATE])
