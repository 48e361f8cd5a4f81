"""The probabilities of one question over time, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import UsageError
from predtrack.records import standing
from predtrack.summaries.score_history.history import (
    HistoryLine,
    HistoryMark,
    HistoryPoint,
    ScoreHistory,
)
from predtrack.summaries.score_history.standing import moment_of, standing_of
from predtrack.tables.payloads import claimed, degree_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from predtrack.records import Ledger
    from predtrack.scores.standing import Standing

__all__ = ["question_history", "question_rows"]


def question_history(rows: pd.DataFrame, question: str) -> ScoreHistory:
    """Give the probability of each forecaster from moment to moment.

    Parameters
    ----------
    rows
        Forecasts on one question, with the columns that
        :func:`predtrack.summaries.score_history.standing_score_history` reads; an outcome may
        be missing. Without any end of the question the last forecasts stand until the last
        of them was made.
    question
        Its title.

    Raises
    ------
    UsageError
        If nobody gave a probability for it.
    """
    if rows.empty:
        raise UsageError(f"nobody gave a probability for {question}")
    names = (
        rows["forecaster"].astype(str).to_numpy(dtype=object)
        if "forecaster" in rows
        else np.full(len(rows), "", dtype=object)
    )
    ends = {} if _has_end(rows) else {"closes": rows["made"].max()}
    stands = standing_of(rows, names, window="open", **_plain(ends))
    given = rows["probability"].to_numpy(dtype=np.float64)
    outcomes = rows["outcome"].dropna().unique()
    return ScoreHistory(
        "question",
        "probability",
        question,
        (0.0, 1.0),
        "",
        tuple(_lines(stands, given, named="forecaster" in rows)),
        _known(rows),
        outcome=float(outcomes[0]) if len(outcomes) == 1 else None,
        remarks=() if len(outcomes) < 2 else ("the rows of the question disagree on its outcome",),
    )


def _has_end(rows: pd.DataFrame) -> bool:
    return any(
        name in rows and rows[name].notna().any() for name in ("resolved", "closes", "closed")
    )


def _plain(times: dict[str, Any]) -> dict[str, Any]:
    """Give the end as numpy has it; a moment after the last forecast, so that it stands."""
    found: dict[str, Any] = {}
    for name, at in times.items():
        if isinstance(at, pd.Timestamp):
            bare = at.tz_convert(None) if at.tz else at
            found[name] = np.datetime64(bare.to_datetime64() + np.timedelta64(1, "D"))
        else:
            found[name] = float(at) + 1.0
    return found


def _lines(stands: Standing, given: NDArray[np.float64], *, named: bool) -> Iterator[HistoryLine]:
    """Follow each forecaster; a stretch in which nothing stood is a gap."""
    for pair in np.argsort(np.asarray(stands.pairs.forecaster, dtype=object).astype(str)):
        places = np.flatnonzero(stands.pair == pair)
        start, end = stands.times(stands.start[places]), stands.times(stands.end[places])
        points = []
        for index, place in enumerate(places):
            value = float(given[stands.row[place]])
            points.append(HistoryPoint(moment_of(start[index]), value, 1))
            if index + 1 == len(places) or start[index + 1] > end[index]:
                points.append(HistoryPoint(moment_of(end[index]), None, 0))
        revisions = tuple(HistoryMark(moment_of(at)) for at in start[1:])
        by = {"forecaster": str(stands.pairs.forecaster[pair])} if named else {}
        yield HistoryLine(by, tuple(points), revisions, len(places), 1)


def _known(rows: pd.DataFrame) -> tuple[HistoryMark, ...]:
    known = rows["resolved"].dropna() if "resolved" in rows else rows["made"].iloc[:0]
    if known.empty:
        return ()
    at = known.iloc[0]
    if isinstance(at, pd.Timestamp):
        bare = at.tz_convert(None) if at.tz else at
        return (HistoryMark(bare.to_pydatetime()),)
    return (HistoryMark(float(at)),)


def question_rows(ledger: Ledger, question: str, *, as_of: dt.date) -> pd.DataFrame:
    """Lay out the stated probabilities that answer a question of a ledger.

    Parameters
    ----------
    ledger
        The ledger.
    question
        Identifier of the prediction that holds the question, or of one that answers it.
    as_of
        The day; what was said or became known later is not seen.

    Returns
    -------
    pandas.DataFrame
        One row per forecast, in the order of the ledger.
    """
    holder = ledger.question_id(ledger.prediction(question))
    rows = []
    for prediction in ledger.predictions:
        if ledger.question_id(prediction) != holder or ledger.made(prediction) > as_of:
            continue
        stated = claimed(prediction.forecast) if prediction.forecast else None
        if stated is None or "probability" not in stated:
            continue
        stand = standing(ledger, prediction, as_of)
        answer = next((found for found in stand.resolutions if found.is_answer), None)
        rows.append(
            {
                "question": holder,
                "forecaster": ledger.forecaster_name(prediction),
                "made": pd.Timestamp(ledger.made(prediction)),
                "probability": stated["probability"],
                "outcome": None if stand.outcome is None else degree_of(stand.outcome),
                "resolved": _end(answer.known.last() if answer and stand.outcome else None),
                "closes": _end(min(stand.due or as_of, as_of)),
                "withdrawn": _end(prediction.withdrawn.on.last() if prediction.withdrawn else None),
            }
        )
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    times = {
        name: pd.to_datetime(table[name]) for name in ("made", "resolved", "closes", "withdrawn")
    }
    return table.assign(outcome=table["outcome"].astype(float), **times)


def _end(day: dt.date | None) -> pd.Timestamp | None:
    """Give the last moment of a day: what was said on it was said before."""
    if day is None:
        return None
    return pd.Timestamp(day) + pd.Timedelta(days=1) - pd.Timedelta(microseconds=1)


_COLUMNS = (
    "question", "forecaster", "made", "probability", "outcome", "resolved", "closes", "withdrawn",
)  # fmt: skip
