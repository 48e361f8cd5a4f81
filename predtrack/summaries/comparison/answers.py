"""Who scored how much on which question, out of the rows of any table."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.engine import (
    collapse_clusters,
    score_categories,
    score_quantiles,
    score_samples,
)
from predtrack.errors import UsageError
from predtrack.scores.comparison import ScoredPairs
from predtrack.summaries.comparison.whole_forecasts import whole_forecasts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import narwhals as nw
    from numpy.typing import NDArray

    from predtrack.engine import ForecastTally
    from predtrack.scores import Score
    from predtrack.tables.tidy import TidyKind

__all__ = ["Answers", "answers_of", "refuse_without_names"]

_TALLIES: Mapping[str, Callable[..., ForecastTally]] = MappingProxyType(
    {"quantiles": score_quantiles, "samples": score_samples, "categorical": score_categories}
)
"""What scores the forecasts of several rows, by their kind."""


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Answers:
    """One row for each forecaster and question that met.

    Parameters
    ----------
    forecaster, question : shape (pairs,)
        Places in ``forecasters`` and ``questions``.
    score : shape (pairs,)
        Mean score of the pair; infinite where what happened was called impossible.
    probability : shape (pairs,)
        Mean probability of the pair; NaN in a table that has none.
    forecasters, questions
        The distinct names, sorted.
    averaged
        Whether a pair has several scores.
    nameless
        Rows without a forecaster, a question or a weight, which count nowhere.
    """

    forecaster: NDArray[np.int32]
    question: NDArray[np.int32]
    score: NDArray[np.float64]
    probability: NDArray[np.float64]
    forecasters: NDArray[Any]
    questions: NDArray[Any]
    averaged: bool = False
    nameless: int = 0

    def of(self, pairs: NDArray[np.bool_]) -> Answers:
        """Keep some pairs, and the names that they have."""
        who, forecaster = np.unique(self.forecaster[pairs], return_inverse=True)
        what, question = np.unique(self.question[pairs], return_inverse=True)
        return Answers(
            forecaster.astype(np.int32), question.astype(np.int32), self.score[pairs],
            self.probability[pairs], self.forecasters[who], self.questions[what],
            self.averaged, self.nameless,
        )  # fmt: skip

    def pairs(self, sign: int = 1, weight: NDArray[np.float64] | None = None) -> ScoredPairs:
        """Give the pairs to the mathematics.

        Parameters
        ----------
        sign
            -1 turns scores so that lower is better.
        weight : shape (questions,), optional
            Weight of each question.
        """
        score = self.score if sign == 1 else -self.score
        n = np.ones(1) if weight is None else weight[self.question]
        return ScoredPairs(
            self.forecaster, self.question, score, self.forecasters, self.questions, n
        )


def answers_of(frame: nw.LazyFrame[Any], kind: TidyKind, rule: Score) -> Answers:
    """Score the rows of a table inside its engine, and average by forecaster and question.

    Parameters
    ----------
    frame
        The rows that can be scored.
    kind
        What they forecast.
    rule
        A rule for that kind.

    Raises
    ------
    UsageError
        If the table names no forecaster or no question.
    FaultyTableError
        If the rule cannot score a forecast.
    """
    names = frame.collect_schema().names()
    refuse_without_names(names)
    weight = "weight" if "weight" in names else None
    if not rule.row_by_row:
        return _of_forecasts(frame, kind, rule, weight)
    scores: list[Score | str] = [rule]
    if kind.name == "binary":
        scores.append("probability")
    found = collapse_clusters(frame.to_native(), scores, by=["forecaster"], weight=weight)
    mean = {name: total / found.n for name, total in found.totals.items()}
    return Answers(
        found.group, found.cluster, mean[rule.name],
        mean.get("probability", np.full(len(found.n), np.nan)),
        found.groups, found.clusters, found.rows - found.missing > len(found.n), found.missing,
    )  # fmt: skip


def refuse_without_names(columns: list[str]) -> None:
    """Refuse a table that does not say who answered what.

    Raises
    ------
    UsageError
        If it lacks the column forecaster or question.
    """
    lacking = [name for name in ("forecaster", "question") if name not in columns]
    if lacking:
        raise UsageError(
            f"a comparison needs the column {lacking[0]}; name it with"
            f' --column {lacking[0]}=NAME, or columns={{"{lacking[0]}": NAME}}'
        )


def _of_forecasts(
    frame: nw.LazyFrame[Any], kind: TidyKind, rule: Score, weight: str | None
) -> Answers:
    """Average forecasts that have several rows each."""
    table = _summed(frame, kind, rule, weight)
    named = table[table["forecaster"].notna() & table["question"].notna()]
    named = named[named["weight"] > 0]
    mean = (named[rule.name] / named["weight"]).to_numpy(np.float64)
    if rule.name == "log" and "infinite" in named:
        mean = np.where(named["infinite"] > 0, np.inf, mean)
    who, forecasters = pd.factorize(named["forecaster"], sort=True)
    what, questions = pd.factorize(named["question"], sort=True)
    return Answers(
        who.astype(np.int32), what.astype(np.int32), mean, np.full(len(named), np.nan),
        np.asarray(forecasters), np.asarray(questions), bool((named["n"] > 1).any()),
        int(table["n"].sum() - named["n"].sum()),
    )  # fmt: skip


def _summed(
    frame: nw.LazyFrame[Any], kind: TidyKind, rule: Score, weight: str | None
) -> pd.DataFrame:
    """Add up the scores of each pair: in the engine where it can, and else in whole blocks."""
    if kind.name not in _TALLIES:
        return whole_forecasts(frame, rule)
    tally = _TALLIES[kind.name](frame.to_native(), by=["forecaster", "question"], weight=weight)
    if not tally.sound:
        raise UsageError(f"the forecasts cannot be compared: {tally.why}")
    return tally.table if rule.name in tally.table else whole_forecasts(frame, rule)
