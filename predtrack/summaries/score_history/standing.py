"""The mean score of the forecasts that stood at each moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from predtrack.scores.standing import standing_forecasts
from predtrack.scores.standing.instants import read_instants
from predtrack.summaries.score_history.history import (
    HistoryLine,
    HistoryMark,
    HistoryPoint,
    ScoreHistory,
)
from predtrack.summaries.score_history.thinning import bundled, thinned

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd
    from numpy.typing import NDArray

    from predtrack.scores import Score
    from predtrack.scores.columns import FloatArray
    from predtrack.scores.standing import Standing, Window
    from predtrack.summaries.funnel import Funnel
    from predtrack.summaries.score_history.history import Moment

__all__ = ["MOST", "moment_of", "standing_of", "standing_score_history"]

MOST = 300
"""Moments of a line that are told at most."""

_QUESTION_TIMES = ("opens", "closes", "closed")
_FORECAST_TIMES = ("withdrawn", "expires")
_ALL = ""


def standing_score_history(
    rows: pd.DataFrame,
    rule: Score,
    *,
    window: Window = "open",
    most: int = MOST,
    funnel: Funnel | None = None,
) -> ScoreHistory:
    """Give the mean score of the forecasts that stood at each moment, by forecaster.

    Each score is that of a forecast with the outcome that came in the end. Which questions
    are open changes with time, so that a step may come from another question rather than
    from a better forecast: the number of standing forecasts stands beside each value.

    Parameters
    ----------
    rows
        Forecasts with the columns ``question, made, probability, outcome``, a ``forecaster``
        where there are several, and the times ``resolved, opens, closes, closed, withdrawn,
        expires`` as far as the table has them.
    rule
        A score of a probability and an outcome.
    window
        Where the time of a question ends; see
        :func:`predtrack.scores.standing.standing_forecasts`.
    most
        Moments of a line, and marks of one kind, that are told at most.
    funnel
        The way of all rows to these.

    Raises
    ------
    InvalidForecastError
        If rows of one question disagree, or a question has no end.
    """
    names = _names(rows)
    stands = standing_of(rows, names, window=window)
    score = np.asarray(rule.function(rows["probability"].to_numpy(), rows["outcome"].to_numpy()))
    groups = np.asarray(stands.pairs.forecaster)[stands.pair]
    lines, cut = [], False
    for name in dict.fromkeys(sorted(set(groups.tolist()), key=str)):
        one = _Forecasts(stands, groups == name)
        steps = _steps(one, score[stands.row])
        kept = thinned(steps.moments, most)
        cut |= len(kept) < len(steps.moments)
        by = {} if name == _ALL and "forecaster" not in rows else {"forecaster": str(name)}
        lines.append(
            HistoryLine(
                by,
                _points(stands, steps, kept),
                _marks(stands, one.revised, most),
                one.count,
                one.questions,
                _usual(steps),
            )
        )
    return ScoreHistory(
        "standing",
        rule.name,
        rule.title,
        rule.range,
        rule.direction,
        tuple(lines),
        _marks(stands, _known(rows, stands), most),
        thinned=cut,
        questions=len(np.unique(stands.question)),
        funnel=funnel,
    )


def standing_of(
    rows: pd.DataFrame,
    names: NDArray[Any],
    *,
    window: Window,
    **other: Any,  # noqa: ANN401
) -> Standing:
    """Say from when to when each row stood; times that the table lacks never come."""
    times = {
        name: _bare(rows[name])
        for name in (*_QUESTION_TIMES, *_FORECAST_TIMES)
        if name in rows and rows[name].notna().any()
    }
    known = _bare(rows["resolved"]) if "resolved" in rows else None
    given = times | {"known": known} | other
    return standing_forecasts(
        rows["question"].to_numpy(), names, _bare(rows["made"]), window=window, **given
    )


def _known(rows: pd.DataFrame, stands: Standing) -> FloatArray:
    """Give when the outcome of each question that stood became known; infinite where untold."""
    if "resolved" not in rows or not len(stands.row):
        return np.empty(0)
    first = stands.row[np.unique(stands.question, return_index=True)[1]]
    read = read_instants({"resolved": _bare(rows["resolved"])}, len(rows))
    return np.asarray(read.columns["resolved"][first])


def _names(rows: pd.DataFrame) -> NDArray[Any]:
    if "forecaster" not in rows:
        return np.full(len(rows), _ALL, dtype=object)
    return rows["forecaster"].astype(str).to_numpy(dtype=object)


def _bare(times: pd.Series) -> NDArray[Any]:
    """Give moments in UTC as numpy has them, or numbers."""
    if times.dtype.kind == "M":
        bare = times.dt.tz_convert(None) if getattr(times.dt, "tz", None) else times
        return bare.to_numpy()
    return times.to_numpy()


class _Forecasts:
    """The forecasts of one line, as ``standing`` holds them.

    Parameters
    ----------
    stands
        All forecasts.
    members
        Which of them belong to the line.
    """

    def __init__(self, stands: Standing, members: NDArray[np.bool_]) -> None:
        self.stands = stands
        self.places = np.flatnonzero(members)
        self.start, self.end = stands.start[self.places], stands.end[self.places]
        self.count = len(self.places)
        self.questions = len(np.unique(stands.question[self.places]))

    @property
    def revised(self) -> FloatArray:
        """When a forecast took the place of an earlier one on its question."""
        pair = self.stands.pair[self.places]
        again = np.zeros(len(pair), bool)
        again[1:] = pair[1:] == pair[:-1]  # they lie by pair, then by time
        return self.start[again]


class _Steps(NamedTuple):
    """Moments at which anything changes, with the mean and the number from then on."""

    moments: FloatArray
    mean: FloatArray
    n: FloatArray


def _steps(one: _Forecasts, scores: FloatArray) -> _Steps:
    """Add up what comes and take away what goes."""
    mine = scores[one.places]
    moments, place = np.unique(np.concatenate([one.start, one.end]), return_inverse=True)
    comes, goes = place[: one.count], place[one.count :]
    n = _running(comes, goes, np.ones(one.count), len(moments))
    finite = np.isfinite(mine)
    total = _running(comes, goes, np.where(finite, mine, 0.0), len(moments))
    # An infinite score that goes again would leave "infinity less infinity" behind.
    endless = _running(comes, goes, np.where(finite, 0.0, np.sign(mine)), len(moments))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / n
    if finite.any():  # sums that come and go leave a last digit behind
        mean = np.clip(mean, mine[finite].min(), mine[finite].max())
    mean = np.where(endless > 0, np.inf, np.where(endless < 0, -np.inf, mean))
    return _Steps(moments, mean, n)


def _points(stands: Standing, steps: _Steps, kept: NDArray[np.int64]) -> tuple[HistoryPoint, ...]:
    means, numbers = steps.mean[kept].tolist(), steps.n[kept].astype(np.int64).tolist()
    return tuple(
        HistoryPoint(moment_of(at), mean if n else None, n)
        for at, mean, n in zip(stands.times(steps.moments[kept]), means, numbers, strict=True)
    )


def _usual(steps: _Steps) -> tuple[float, float] | None:
    if not len(steps.n):
        return None
    many = steps.mean[steps.n * 2 >= steps.n.max()]
    return float(many.min()), float(many.max())


def _running(
    comes: NDArray[np.int64], goes: NDArray[np.int64], value: FloatArray, moments: int
) -> FloatArray:
    change = np.bincount(comes, value, moments) - np.bincount(goes, value, moments)
    return np.asarray(np.cumsum(change))


def _marks(stands: Standing, moments: FloatArray, most: int) -> tuple[HistoryMark, ...]:
    known = moments[np.isfinite(moments)]
    if not len(known):
        return ()
    at, count = bundled(known, most)
    return tuple(
        HistoryMark(moment_of(when), number)
        for when, number in zip(stands.times(at), count.tolist(), strict=True)
    )


def moment_of(at: Any) -> Moment:  # noqa: ANN401 - of numpy
    """Give a moment as plain Python has it.

    Examples
    --------
    >>> moment_of(np.datetime64("2026-10-09T12:00:00.000000")), moment_of(np.float64(4))
    (datetime.datetime(2026, 10, 9, 12, 0), 4.0)
    """
    if isinstance(at, np.datetime64):
        found: dt.datetime = at.astype("datetime64[us]").item()
        return found
    return float(at)
