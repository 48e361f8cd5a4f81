"""What all rows of a question must agree on, gathered where the rows are."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from math import inf, nan
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from predtrack.engine.reading import fetch
from predtrack.engine.revisions_keys import key, keyed, name
from predtrack.engine.revisions_names import as_int64, is_unique, lacks_a_name, names_of
from predtrack.errors import InvalidForecastError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from predtrack.engine.revisions_names import Names
    from predtrack.scores.columns import BoolArray, FloatArray
    from predtrack.scores.labels import IntArray

__all__ = ["Facts", "KeyedRows", "keyed_rows"]

QUESTION, FORECASTER, OUTCOME = "question", "forecaster", "outcome"
ROWS, UNNAMED = "rows", "unnamed"


def told(column: str) -> str:
    """Call the number of rows in which a column says something."""
    return f"told {column}"


def least(column: str) -> str:
    """Call the smallest number of a column."""
    return f"least {column}"


def most(column: str) -> str:
    """Call the largest number of a column."""
    return f"most {column}"


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Facts:
    """The questions of a table, sorted by their numbers.

    Parameters
    ----------
    question : shape (questions,), int64
        Number of each question.
    rows : shape (questions,)
        How many rows it has.
    times
        Its times by name; infinite where it never comes.
    outcome : shape (questions,)
        What happened; NaN where nobody says.
    """

    question: IntArray
    rows: IntArray
    times: dict[str, FloatArray]
    outcome: FloatArray

    @property
    def count(self) -> int:
        """How many rows the table has."""
        return int(self.rows.sum())

    def places(self, question: IntArray) -> IntArray:
        """Find questions by their numbers."""
        return np.searchsorted(self.question, question)


@dataclass(frozen=True, slots=True, eq=False)
class KeyedRows:
    """A table whose names are numbers, with the facts of its questions.

    Parameters
    ----------
    lazy
        The table, keyed.
    facts
        Of its questions.
    shown
        Names of the columns that a result shows.
    """

    lazy: nw.LazyFrame[Any]
    facts: Facts
    shown: Mapping[str, Names]

    def name_of(self, column: str, number: int) -> Any:  # noqa: ANN401 - whatever names are
        """Find the name that has a number."""
        found = self.shown.get(column) or names_of(self.lazy, column)
        return found.name_of(number)


def keyed_rows(
    lazy: nw.LazyFrame[Any], by: Sequence[str], times: Sequence[str], own: Sequence[str]
) -> KeyedRows:
    """Number the names of a table, each with a number of its own, and gather its facts.

    Parameters
    ----------
    lazy
        The table.
    by
        Columns of names that a result shows.
    times
        Columns of times.
    own
        Those of them that belong to the question.

    Raises
    ------
    InvalidForecastError
        If a question or a forecaster has no name, or rows of a question disagree.
    """
    names = list(dict.fromkeys([QUESTION, FORECASTER, *by]))
    for seed in itertools.count():  # two names with one hash: rarer than once in a million tables
        rows = keyed(lazy, names, times, seed=seed)
        table = _gathered(rows, own)
        known = {each: names_of(rows, each) for each in {FORECASTER, *by}}
        numbers = [table[key(QUESTION)], *(np.sort(each.number) for each in known.values())]
        if all(map(is_unique, numbers)):
            break
    if lacks_a_name(known[FORECASTER].names):
        raise InvalidForecastError("forecaster is missing; leave such rows out and count them")
    found = KeyedRows(rows, _facts(table, own), {each: known[each] for each in by})
    _refuse(found, table, own)
    return found


def _gathered(rows: nw.LazyFrame[Any], own: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Reduce the rows of each question to its facts, sorted by number."""
    values = [OUTCOME, *own]
    read = rows.select(name(QUESTION), key(QUESTION), *values)
    extremes = [
        one
        for each in map(nw.col, values)
        for one in (
            each.count().name.map(told), each.min().name.map(least), each.max().name.map(most),
        )
    ]  # fmt: skip
    groups = read.group_by(name(QUESTION), key(QUESTION)).agg(nw.len().alias(ROWS), *extremes)
    unnamed = nw.col(name(QUESTION)).is_null().alias(UNNAMED)
    kept = (key(QUESTION), ROWS, *(of(each) for each in values for of in (told, least, most)))
    table = fetch(groups.select(unnamed, *kept))
    arrays = {column: table[column].to_numpy() for column in table.columns}
    arrays[key(QUESTION)] = as_int64(arrays[key(QUESTION)])
    order = np.argsort(arrays[key(QUESTION)])
    return {column: array[order] for column, array in arrays.items()}


def _facts(table: dict[str, NDArray[Any]], own: Iterable[str]) -> Facts:
    values = {
        each: np.where(table[told(each)] > 0, table[most(each)], nothing).astype(np.float64)
        for each, nothing in [(OUTCOME, nan), *((each, inf) for each in own)]
    }
    outcome = values.pop(OUTCOME)
    return Facts(table[key(QUESTION)], table[ROWS].astype(np.int64), values, outcome)


def _refuse(rows: KeyedRows, table: dict[str, NDArray[Any]], own: Iterable[str]) -> None:
    if table[UNNAMED].any():
        raise InvalidForecastError("question is missing; leave such rows out and count them")
    for each in (*own, OUTCOME):
        some, all_ = table[told(each)] > 0, table[told(each)] == table[ROWS]
        _refuse_disagreement(rows, each, some & ~(all_ & (table[least(each)] == table[most(each)])))


def _refuse_disagreement(rows: KeyedRows, what: str, differs: BoolArray) -> None:
    if differs.any():
        example = rows.name_of(QUESTION, int(rows.facts.question[differs.argmax()]))
        others = int(differs.sum()) - 1
        more = f" and {others} more" if others else ""
        raise InvalidForecastError(
            f"rows of one question disagree on {what} (question {example!r}{more})"
        )
