"""Rules over a table: one mean for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals as nw
import numpy as np

from predtrack.engine.namespace import applied
from predtrack.engine.reading import are_present, fetch, grouped, lazily, numbers
from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narwhals.typing import IntoFrame

    from predtrack.scores import Score

__all__ = ["aggregate", "aggregate_each"]

COUNT, MEAN, TOTAL = "n", "mean", "total weight"
Lazy: TypeAlias = "nw.LazyFrame[Any]"


def aggregate(
    frame: IntoFrame, score: Score, *, by: Sequence[str] = (), weight: str | None = None
) -> Any:  # noqa: ANN401 - whichever library the frame is of
    """Average a rule over the rows of each group.

    Parameters
    ----------
    frame
        A table with the columns that the rule reads: pandas, Polars (also lazy), PyArrow,
        a DuckDB relation, or what else Narwhals takes.
    score
        The rule; one that reads one number of each column.
    by
        Columns that make the groups; none for one group of all rows.
    weight
        Column that says how often a row counts; once if not given.

    Returns
    -------
    A frame of the same library
        One row per group: the columns of ``by``, then ``n`` and ``mean`` (of the rule),
        sorted by ``by``; otherwise as :func:`aggregate_each`.

    Raises
    ------
    UsageError
        If the rule needs several rows for a score, so that it is no expression; or if a
        column holds no numbers.
    UnknownNameError
        If the table lacks a column.

    Examples
    --------
    >>> import pandas as pd
    >>> from predtrack.scores import get_score
    >>> table = pd.DataFrame({"who": ["a", "a"], "probability": [0.7, 0.5], "outcome": [1, 0]})
    >>> aggregate(table, get_score("brier"), by=["who"]).to_dict("records")
    [{'who': 'a', 'n': 2, 'mean': 0.17}]
    """
    return _means(frame, {MEAN: score}, by=by, weight=weight)


def aggregate_each(
    frame: IntoFrame, scores: Sequence[Score], *, by: Sequence[str] = (), weight: str | None = None
) -> Any:  # noqa: ANN401 - whichever library the frame is of
    """Average several rules over the rows of each group, in one pass.

    Parameters
    ----------
    frame, by, weight
        As for :func:`aggregate`.
    scores
        Rules; each reads one number of each column.

    Returns
    -------
    A frame of the same library
        One row per group, sorted by ``by``: the columns of ``by``, then ``n``, then the
        mean of each rule under the rule's name. A lazy frame of Polars gives an eager one;
        of a DuckDB relation, or of Spark, comes the result as pandas. ``n`` counts rows
        that have all numbers: where one is missing (NULL or NaN), or the weight is 0, the
        row is in no mean.

    Raises
    ------
    UsageError
        As for :func:`aggregate`; also if two rules have the same name.

    Examples
    --------
    >>> import pandas as pd
    >>> from predtrack.scores import get_score
    >>> table = pd.DataFrame({"probability": [0.5, 0.5, None], "outcome": [1, 0, 1]})
    >>> aggregate_each(table, [get_score("brier"), get_score("log")]).round(4).to_dict("records")
    [{'n': 2, 'brier': 0.25, 'log': 0.6931}]
    """
    named = {score.name: score for score in scores}
    if len(named) < len(scores):
        raise UsageError("each rule needs a name of its own; score the forms of one rule apart")
    return _means(frame, named, by=by, weight=weight)


def _means(
    frame: IntoFrame, scores: dict[str, Score], *, by: Sequence[str], weight: str | None
) -> Any:  # noqa: ANN401 - whichever library the frame is of
    _refuse(scores, by)
    lazy = lazily(frame, by)
    with np.errstate(divide="ignore"):  # log(0): an infinite score is an answer
        rows = lazy.select(*by, **_scored(lazy, scores, weight))
        summary = _weighted(rows, scores, by) if weight else _plain(rows, scores, by)
        ordered = summary.sort(*by) if by else summary
        return fetch(ordered).to_native()


def _scored(
    lazy: nw.LazyFrame[Any], scores: dict[str, Score], weight: str | None
) -> dict[str, nw.Expr]:
    """Score the rows that count, times their weight; in all others everything is NULL."""
    names = list(dict.fromkeys(name for score in scores.values() for name in score.columns))
    read = dict(zip(names, numbers(lazy, names), strict=True))
    weights = numbers(lazy, [weight] if weight else [])
    counts = are_present([*read.values(), *weights])
    values = {name: applied(score, read) for name, score in scores.items()}
    for given in weights:
        counts &= given > 0
        values = {name: given * value for name, value in values.items()} | {TOTAL: given}
    values[COUNT] = nw.lit(1)
    return {name: nw.when(counts).then(value) for name, value in values.items()}


def _plain(rows: Lazy, scores: Iterable[str], by: Sequence[str]) -> Lazy:
    means = [nw.col(name).mean() for name in scores]
    return grouped(rows, by, [nw.col(COUNT).count(), *means])


def _weighted(rows: Lazy, scores: Iterable[str], by: Sequence[str]) -> Lazy:
    sums = grouped(rows, by, [nw.col(COUNT).count(), *(nw.col(c).sum() for c in (*scores, TOTAL))])
    return sums.select(*by, COUNT, *(nw.col(name) / nw.col(TOTAL) for name in scores))


def _refuse(scores: dict[str, Score], by: Sequence[str]) -> None:
    if not scores:
        raise UsageError("name at least one rule")
    for score in scores.values():
        if not score.row_by_row:
            raise UsageError(f"{score.name} needs several rows for a score; it is no expression")
    taken = sorted({COUNT, TOTAL, *scores} & set(by))
    if taken:
        raise UsageError(f"groups cannot be by {taken[0]!r}, a column of the result; rename it")
