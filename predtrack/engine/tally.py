"""Scores of a table added up by group, with the rows that cannot be scored counted by reason."""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from predtrack.engine.namespace import applied
from predtrack.engine.reading import fetch_pandas, grouped
from predtrack.engine.verdicts import DOUBTFUL, REASONS, SCORED, count_verdicts, held, is_scored

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from predtrack.scores import Score
    from predtrack.tables.tidy import TidyKind

__all__ = ["Tally", "is_expression", "tally", "tally_query"]

_ROWS, _FITS, _FORECAST = "rows of the group", "rows that fit", "forecast that fits"
_TOTAL, _WEIGHT = ": total", ": weight"
_COUNT, _INFINITE = ": number", ": infinite"


@dataclass(frozen=True, slots=True)
class Tally:
    """What is left of a table when its scores are added up.

    Parameters
    ----------
    sums
        Rows that add up to one per group and rule: the columns of the groups, ``rule``,
        ``n`` (forecasts that the rule scored), ``outside`` (those that it cannot score),
        ``infinite`` (scores that are), ``weight`` (the sum of their weights, or ``n``),
        ``total`` (sum of scores times weight), and one column for each part of a rule.
    reasons
        Rows that are not scored, by the reason.
    rows
        All rows.
    doubtful
        Rows that an expression cannot judge; they are in no sum.
    """

    sums: pd.DataFrame
    reasons: dict[str, int] = field(default_factory=dict)
    rows: int = 0
    doubtful: int = 0


def is_expression(score: Score, kind: TidyKind) -> bool:
    """Tell whether a rule is an expression of one row's own numbers.

    Examples
    --------
    >>> from predtrack.scores import get_score
    >>> from predtrack.tables.tidy import TIDY_KINDS
    >>> is_expression(get_score("log"), TIDY_KINDS["binary"])
    True
    >>> is_expression(get_score("metaculus_peer"), TIDY_KINDS["binary"])
    False
    """
    own = set(score.columns) <= set(kind.numbers)
    return own and score.row_by_row and score.parts is None


def tally(
    lazy: nw.LazyFrame[Any],
    kind: TidyKind,
    scores: Sequence[Score],
    *,
    by: Sequence[str] = (),
    as_of: dt.date | None = None,
) -> Tally:
    """Score every row and add up by group, inside the engine that holds the rows.

    Parameters
    ----------
    lazy
        A table to which :func:`predtrack.engine.verdicts.verdicts_apply`.
    kind
        Its kind.
    scores
        Rules that are expressions of it.
    by
        Columns that make the groups.
    as_of
        Day whose knowledge is used; all rows where nothing is said.
    """
    found = fetch_pandas(tally_query(lazy, kind, scores, by=by, as_of=as_of))
    rows = int(found[_ROWS].sum())
    sums = _by_rule(found, scores, by)
    if rows == int(found[_FITS].sum()):
        return Tally(sums, rows=rows)
    counts = count_verdicts(lazy, kind, as_of=as_of)
    doubtful = counts.pop(DOUBTFUL, 0)
    out = {REASONS[code]: n for code, n in counts.items() if code != SCORED}
    return Tally(sums, out, rows, doubtful)


def tally_query(
    lazy: nw.LazyFrame[Any],
    kind: TidyKind,
    scores: Sequence[Score],
    *,
    by: Sequence[str],
    as_of: dt.date | None,
) -> nw.LazyFrame[Any]:
    """Give the query that adds up the scores; nothing is read yet."""
    rows = _numbers(lazy, kind, by=by, as_of=as_of)
    weighted = "weight" in lazy.collect_schema()
    columns = {_FITS: nw.col(_FORECAST)}
    for score in scores:
        columns |= _scored(score, kind, weighted=weighted)
    summary = [
        nw.col(name).sum() if name.endswith((_TOTAL, _WEIGHT)) else nw.col(name).count()
        for name in columns
    ]
    return grouped(rows.select(*by, **columns), by, [nw.len().alias(_ROWS), *summary])


def _numbers(
    lazy: nw.LazyFrame[Any], kind: TidyKind, *, by: Sequence[str], as_of: dt.date | None
) -> nw.LazyFrame[Any]:
    """Give the groups and the numbers that a rule reads, each as a double.

    Where a row cannot be scored, the first number of its forecast is NULL, and with it
    whatever is made of it; the condition is worked out once, for all rules.
    """
    fits = is_scored(lazy, kind, as_of=as_of)
    forecast, *others = [name for name in kind.numbers if name != "outcome"]
    others += ["outcome", *(["weight"] if "weight" in lazy.collect_schema() else [])]
    numbers = {_number(name): nw.col(name).cast(nw.Float64) for name in others}
    masked = nw.when(fits).then(nw.col(forecast).cast(nw.Float64))
    return lazy.select(*by, **{_number(forecast): masked, _FORECAST: masked}, **numbers)


def _number(name: str) -> str:
    return f"{name} as a number"


def _value(score: Score) -> nw.Expr:
    return applied(score, {name: nw.col(_number(name)) for name in score.columns})


def _scored(score: Score, kind: TidyKind, *, weighted: bool) -> dict[str, nw.Expr]:
    """Score a row, as far as the rule can, times its weight."""
    narrower = [
        held(score.domains[name], nw.col(_number(name)))
        for name in score.columns
        if score.domains[name] != kind.numbers[name]
    ]
    value, weight = _value(score), nw.col(_number("weight"))
    fits = reduce(operator.and_, narrower, ~nw.col(_FORECAST).is_null())
    if weighted:  # what weighs nothing says nothing, also where it is infinite
        value = nw.when(weight > 0).then(weight * value).otherwise(nw.lit(0.0))
    endless: dict[str, nw.Expr] = {}
    if not all(map(math.isfinite, score.range)) and kind.name == "binary":
        infinite = _value(score).abs() == math.inf
        endless = {score.name + _INFINITE: nw.when(infinite).then(nw.lit(1))}
    if not weighted and not narrower:
        return {score.name + _TOTAL: value, **endless}
    columns = {score.name + _TOTAL: value, score.name + _COUNT: nw.lit(1)}
    columns |= {score.name + _WEIGHT: weight} if weighted else {}
    return endless | {name: nw.when(fits).then(column) for name, column in columns.items()}


def _by_rule(found: pd.DataFrame, scores: Sequence[Score], by: Sequence[str]) -> pd.DataFrame:
    """Put the sums of each rule below each other."""
    parts = []
    for score in scores:
        n = found.get(score.name + _COUNT, found[_FITS])
        part = found[list(by)].assign(
            rule=score.name,
            n=n,
            outside=found[_FITS] - n,
            infinite=found.get(score.name + _INFINITE, 0),
            weight=found.get(score.name + _WEIGHT, n).astype(float),
            total=found[score.name + _TOTAL].astype(float),
        )
        parts.append(part)
    return pd.concat(parts, ignore_index=True)
