"""The rows that count in sums of scores: whole, named, and with a weight above 0."""

from __future__ import annotations

import operator
from functools import reduce
from typing import TYPE_CHECKING, Any

import narwhals as nw

from predtrack.engine.coding import are_named
from predtrack.engine.namespace import applied
from predtrack.engine.reading import are_present, numbers
from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.scores import Score

__all__ = ["SCORE", "WEIGHT", "counting_rows", "named_scores"]

SCORE, WEIGHT = "score", "weight"


def named_scores(scores: Sequence[Score | str]) -> dict[str, Score | str]:
    """Give rules and columns of scores by name, or refuse what is none or has another's name."""
    found = {score if isinstance(score, str) else score.name: score for score in scores}
    if not found or len(found) < len(scores):
        raise UsageError("name at least one score, and none twice; collapse such ones apart")
    for name, score in found.items():
        if not isinstance(score, str) and not score.row_by_row:
            raise UsageError(f"{name} needs several rows for a score; it is no expression")
    return found


def counting_rows(
    lazy: nw.LazyFrame[Any],
    scores: Sequence[Score | str],
    keys: dict[str, str],
    weight: str | None,
) -> nw.LazyFrame[Any]:
    """Keep the rows that count, with columns of our own: keys, weight and weighted scores."""
    columns = list(dict.fromkeys(name for score in scores for name in _columns(score)))
    read = dict(zip(columns, numbers(lazy, columns), strict=True))
    weights = numbers(lazy, [weight] if weight else [])
    present = are_present([*read.values(), *weights])
    counts = [present, *are_named(lazy, list(keys.values())), *(given > 0 for given in weights)]
    values = [_value(score, read) for score in scores]
    for given in weights:
        values = [given * value for value in values]
    return lazy.filter(reduce(operator.and_, counts)).select(
        *(nw.col(name).alias(key) for key, name in keys.items()),
        *(given.alias(WEIGHT) for given in weights),
        *(value.alias(f"{SCORE} {place}") for place, value in enumerate(values)),
    )


def _columns(score: Score | str) -> Sequence[str]:
    return (score,) if isinstance(score, str) else tuple(score.columns)


def _value(score: Score | str, read: dict[str, nw.Expr]) -> nw.Expr:
    return read[score] if isinstance(score, str) else applied(score, read)
