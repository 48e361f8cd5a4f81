"""The scores of each prediction by itself, where it can be scored."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from predtrack.scores import get_score
from predtrack.scores.verbal import WordRecord, coupled_brier_bounds
from predtrack.summaries.forecasts import score_forecasts
from predtrack.summaries.hit_rate import Tally
from predtrack.tables import TABLES, words
from predtrack.tables.tidy import TIDY_KINDS, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from predtrack.scores import Score

__all__ = ["PredictionScore", "prediction_scores"]

_RULES = {"binary": 2, "categorical": 2}
"""How many of a kind's rules are given; of the others it is the first."""


@dataclass(frozen=True, slots=True)
class PredictionScore:
    """One score of one prediction.

    Parameters
    ----------
    rule
        Name of the rule.
    value
        The score; ``None`` where only its ends are known.
    ends
        Lowest and highest score that the reading of a word or a partial verdict allows.
    range
        Smallest and largest possible value.
    direction
        Whether ``lower`` or ``higher`` is better.
    basis
        Where the probability comes from.
    """

    rule: str
    value: float | None
    ends: tuple[float, float] | None
    range: tuple[float, float]
    direction: str
    basis: str


def prediction_scores(claims: pd.DataFrame) -> Mapping[str, tuple[PredictionScore, ...]]:
    """Score each prediction of a ledger.

    Parameters
    ----------
    claims
        The table of :func:`predtrack.tables.claims`.

    Returns
    -------
    mapping
        The scores of each scored prediction that has any, by its identifier.
    """
    found: dict[str, list[PredictionScore]] = defaultdict(list)
    for name, score in _each(claims):
        found[name].append(score)
    return {name: tuple(scores) for name, scores in found.items()}


def _each(claims: pd.DataFrame) -> Iterator[tuple[str, PredictionScore]]:
    yield from _words(words(claims))
    for name in TABLES:
        if name not in TIDY_KINDS:
            continue
        rows = TABLES[name](claims)
        rules = [
            get_score(one, kind=TIDY_KINDS[name].name)
            for one in TIDY_KINDS[name].rules[: _RULES.get(name, 1)]
        ]
        if len(rows):
            unstated = rows["partial"].astype(bool)
            yield from _stated(rows[~unstated], rules)
            yield from _unstated(rows[unstated], rules)


def _words(table: pd.DataFrame) -> Iterator[tuple[str, PredictionScore]]:
    columns = ["prediction", "reading_low", "reading_high", "fulfilment", "basis"]
    for name, low, high, degree, basis in table[columns].itertuples(index=False, name=None):
        ends = _reading(low, high, None if pd.isna(degree) else float(degree))
        yield name, PredictionScore("brier", None, ends, (0, 1), "lower", basis)


@cache
def _reading(low: float, high: float, degree: float | None) -> tuple[float, float]:
    counts = Tally(pd.Series([degree], dtype=float))
    record = WordRecord("word", low, high, counts.hits, counts.misses, counts.partials)
    return coupled_brier_bounds([record])


def _stated(rows: pd.DataFrame, rules: Sequence[Score]) -> Iterator[tuple[str, PredictionScore]]:
    """Score forecasts of one kind whose outcome has a stated degree."""
    if rows.empty:
        return
    columns = [*TIDY_KINDS[rules[0].kind].columns, "forecaster"]
    rows = rows.reset_index(drop=True)
    table = tidy(rows[columns].assign(question=rows["prediction"]), duplicates="all")
    for found in score_forecasts(table, rules, named=False, invalid="drop"):
        rule = found.score
        places = found.by_row.index.to_numpy()
        named = rows["prediction"].to_numpy()[places], rows["basis"].to_numpy()[places]
        for name, basis, value in zip(*named, found.by_row.to_numpy(), strict=True):
            if not math.isnan(value):
                yield name, _of(rule, basis, float(value), None)


def _unstated(rows: pd.DataFrame, rules: Sequence[Score]) -> Iterator[tuple[str, PredictionScore]]:
    """Give the ends between which the score of a partial verdict lies."""
    for _, row in rows.iterrows():
        for rule in rules:
            degrees = (0.0, 1.0, row["probability"])
            each = [float(rule.function(row["probability"], degree)) for degree in degrees]
            yield row["prediction"], _of(rule, row["basis"], None, (min(each), max(each)))


def _of(
    rule: Score, basis: str, value: float | None, ends: tuple[float, float] | None
) -> PredictionScore:
    return PredictionScore(rule.name, value, ends, rule.range, rule.direction, basis)
