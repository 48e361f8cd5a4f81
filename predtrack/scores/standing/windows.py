"""The time over which a question is scored, by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import numpy as np

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.columns import refuse_rows

if TYPE_CHECKING:
    from predtrack.scores.columns import BoolArray, FloatArray
    from predtrack.scores.labels import IntArray

__all__ = ["WINDOWS", "Window", "Windows", "question_windows"]

Window: TypeAlias = Literal["open", "scheduled", "actual", "known"]
"""Where the window of a question ends; :func:`question_windows` defines each."""
WINDOWS: tuple[Window, ...] = get_args(Window)

_ENDS: dict[Window, tuple[str, ...]] = {
    "open": ("closes", "closed", "known"),
    "scheduled": ("closes",),
    "actual": ("closed",),
    "known": ("known",),
}


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Windows:
    """From when to when each question is scored.

    Parameters
    ----------
    start : shape (questions,)
        The window begins.
    end : shape (questions,)
        The window ends; ``end - start`` is what truncation divides by.
    until : shape (questions,)
        Scoring stops: at the end, or earlier, when the outcome is known.
    """

    start: FloatArray
    end: FloatArray
    until: FloatArray


def question_windows(
    question: IntArray, times: dict[str, FloatArray], scorable: BoolArray, *, window: Window
) -> Windows:
    """Give the window of every question.

    Every window begins when the question opens, or, where no opening is stated, with the
    first forecast on the question that was made before its outcome was known. It ends

    * ``open``: at the earliest of scheduled close, actual close and known outcome,
    * ``scheduled``: at the scheduled close, however early the outcome was known,
    * ``actual``: at the actual close,
    * ``known``: when the outcome became known.

    Scoring stops at the end of the window or when the outcome is known, whichever comes
    first.

    Parameters
    ----------
    question : shape (n,)
        Question of each row, as a whole number.
    times
        ``made, opens, closes, closed, known`` by row; infinite where it never comes.
    scorable : shape (n,)
        Whether the row was made before the outcome was known.
    window
        One of the four.

    Raises
    ------
    InvalidForecastError
        If the rows of one question disagree, or a question's window has no end.
    """
    if window not in WINDOWS:
        raise UnknownNameError("window", window, WINDOWS)
    count = int(question.max(initial=-1)) + 1
    start = _of_question("opens", question, times["opens"], count)
    start = np.where(np.isfinite(start), start, _first(question, times["made"], scorable, count))
    ends = [_of_question(name, question, times[name], count) for name in _ENDS[window]]
    end = np.minimum.reduce(ends)
    known = _of_question("known", question, times["known"], count)
    _refuse_endless(window, question, end)
    return Windows(start, end, np.minimum(end, known))


def _of_question(name: str, question: IntArray, line: FloatArray, count: int) -> FloatArray:
    """Reduce rows to questions, which must each speak with one voice."""
    values = np.full(count, np.inf)
    if line.strides == (0,):  # one value for every row, or none at all
        values[:] = line[0] if line.size else np.inf
        return values
    values[question] = line
    refuse_rows(f"rows of one question disagree on {name}", np.asarray(values[question] != line))
    return values


def _first(question: IntArray, made: FloatArray, scorable: BoolArray, count: int) -> FloatArray:
    first = np.full(count, np.inf)
    np.minimum.at(first, question[scorable], made[scorable])
    return first


def _refuse_endless(window: Window, question: IntArray, end: FloatArray) -> None:
    endless = ~np.isfinite(end)
    if endless.any():
        rows = np.flatnonzero(endless[question]).tolist()
        needs = " or ".join(_ENDS[window])
        message = f"the window {window!r} has no end; give {needs}, or choose another window"
        raise InvalidForecastError(message, rows)
