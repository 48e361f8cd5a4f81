"""One pass over the rows of whole questions: from forecasts to averages over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.standing import standing_forecasts, time_averaged_score
from predtrack.scores.standing.intervals import AFTER_KNOWN, NEVER_STOOD
from predtrack.tables.tidy.time_limits import NO_OUTCOME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.engine.revisions_facts import Facts
    from predtrack.scores import Score
    from predtrack.scores.columns import BoolArray, FloatArray
    from predtrack.scores.labels import IntArray
    from predtrack.scores.standing import Missing, Order, Standing, TimeAverage, Window

__all__ = ["REASONS", "Averaging", "FaultyForecastError", "PairAverages"]

REASONS = (NO_OUTCOME, AFTER_KNOWN, NEVER_STOOD)
_STANDING = {"opens": "opens", "closes": "closes", "closed": "closed", "resolved": "known"}
"""What the times of a question are called where intervals are made."""


class FaultyForecastError(InvalidForecastError):
    """A fault in a forecast of which only the numbers of its names are known.

    Parameters
    ----------
    what
        What is wrong.
    numbers
        Of its question and its forecaster.
    """

    def __init__(self, what: str, numbers: tuple[int, int]) -> None:
        super().__init__(what)
        self.what = what
        self.numbers = numbers


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class PairAverages:
    """Averages of the forecasters on the questions of one block.

    Parameters
    ----------
    group : shape (pairs, columns)
        Numbers of the names by which averages are grouped.
    question : shape (pairs,)
        Number of the question.
    value, coverage, forecasts : shape (pairs,)
        As in :class:`~predtrack.scores.standing.TimeAverage`.
    left_out
        Rows that entered no average, for each of ``REASONS``.
    """

    group: IntArray
    question: IntArray
    value: FloatArray
    coverage: FloatArray
    forecasts: IntArray
    left_out: IntArray


@dataclass(frozen=True, slots=True)
class Averaging:
    """What to average, and how.

    Parameters
    ----------
    score, order, missing, window
        As in :func:`predtrack.engine.time_averages`.
    facts
        Of the questions.
    columns
        What the columns of a block are: numbers of names first, then doubles.
    groups
        Places of the columns by which averages are grouped.
    """

    score: Score
    order: Order
    missing: Missing
    window: Window
    facts: Facts
    columns: Sequence[str]
    groups: Sequence[int]

    def __call__(self, block: IntArray) -> PairAverages:
        """Average the scores of whole questions."""
        facts = self.facts
        code, met = pd.factorize(block[:, 0])
        place = facts.places(met)
        _refuse_changes(facts, place, np.bincount(code))
        told, rows = ~np.isnan(facts.outcome[place]), len(block)
        if not told.all():
            kept = told[code]
            block, code = block[kept], code[kept]
        try:
            return self._averaged(block, place[code], rows - len(block))
        except InvalidForecastError as error:
            raise _faulty(error, block) from None

    def _averaged(self, block: IntArray, place: IntArray, unknown: int) -> PairAverages:
        standing = self._standing(block, place)
        rule, probability = self.score.function, self._double(block, "probability")
        average = time_averaged_score(
            standing, rule, probability, self.facts.outcome[place],
            order=self.order, missing=self.missing,
        )  # fmt: skip
        first = standing.row[np.searchsorted(standing.pair, np.arange(len(standing.pairs)))]
        group = block[first][:, list(self.groups)]
        _refuse_two_groups(standing, block, self.groups, first)
        return _pairs(average, group, block[first, 0], standing, unknown)

    def _standing(self, block: IntArray, place: IntArray) -> Standing:
        times = self.facts.times
        own = {_STANDING[name]: line[place] for name, line in times.items()}
        ends = {n: self._double(block, n) for n in ("withdrawn", "expires") if n in self.columns}
        forecaster = pd.factorize(block[:, 1])[0]
        made = self._double(block, "made")
        return standing_forecasts(place, forecaster, made, **own, **ends, window=self.window)

    def _double(self, block: IntArray, name: str) -> FloatArray:
        column: FloatArray = np.ascontiguousarray(block[:, self.columns.index(name)])
        return column.view(np.float64)


def _faulty(error: InvalidForecastError, block: IntArray) -> InvalidForecastError:
    if not error.rows:
        return error
    question, forecaster = block[error.rows[0], :2].tolist()
    return FaultyForecastError(str(error).partition(" (row")[0], (question, forecaster))


def _refuse_changes(facts: Facts, place: IntArray, there: IntArray) -> None:
    if not np.array_equal(facts.rows[place], there):
        raise UsageError("the table changed while it was read; average it again when it rests")


def _refuse_two_groups(
    standing: Standing, block: IntArray, groups: Sequence[int], first: IntArray
) -> None:
    for column in groups:
        if column > 1:
            differs: BoolArray = block[standing.row, column] != block[first, column][standing.pair]
            if differs.any():
                what = "forecasts of one forecaster on one question are in different groups"
                raise InvalidForecastError(what, sorted(standing.row[differs].tolist()))


def _pairs(
    average: TimeAverage, group: IntArray, question: IntArray, standing: Standing, unknown: int
) -> PairAverages:
    late = int((standing.excluded.reason == AFTER_KNOWN).sum())
    left_out = np.array([unknown, late, len(standing.excluded.row) - late])
    return PairAverages(
        group, question, average.value, average.coverage, average.forecasts, left_out
    )
