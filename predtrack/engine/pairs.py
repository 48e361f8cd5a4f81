"""From the rows of any table to the mean score of each forecaster on each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.engine.clusters import collapse_clusters
from predtrack.scores.comparison import ScoredPairs

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

    from predtrack.scores import Score

__all__ = ["mean_by_pair"]


def mean_by_pair(
    frame: IntoFrame,
    score: Score | str,
    *,
    forecaster: str = "forecaster",
    question: str = "question",
    weight: str | None = None,
) -> ScoredPairs:
    """Average a score over the rows of each forecaster and question.

    From the result follow the difficulty of questions and the pairwise skill of forecasters,
    through ``difficulty_adjusted_from_pairs`` and ``relative_skill_from_pairs``.

    Parameters
    ----------
    frame
        A table: pandas, Polars (also lazy), PyArrow, a DuckDB relation, or what else
        Narwhals takes.
    score
        A rule that reads one number of each column, or the name of a column of scores.
    forecaster, question
        Columns with the names.
    weight
        Column that says how often a row counts; once if not given.

    Returns
    -------
    ScoredPairs
        Numbers in place of names, in no order. Rows of weight 0, and rows without a name or
        a number that they need, count nowhere.

    Raises
    ------
    UnknownNameError
        If the table lacks a column.
    UsageError
        If a column holds no numbers, or the rule needs several rows for a score.
    InvalidForecastError
        If a score is infinite: it has no place in a mean.

    Examples
    --------
    >>> import pandas as pd
    >>> from predtrack.scores import get_score
    >>> from predtrack.scores.comparison import difficulty_adjusted_from_pairs
    >>> table = pd.DataFrame({"question": ["q", "r", "q"], "forecaster": ["a", "a", "b"],
    ...                       "probability": [0.7, 0.5, 0.5], "outcome": [1, 0, 1]})
    >>> pairs = mean_by_pair(table, get_score("brier"))
    >>> difficulty_adjusted_from_pairs(pairs).adjusted.round(3)
    array([0.17, 0.33])
    """
    found = collapse_clusters(frame, [score], by=[forecaster], cluster=question, weight=weight)
    (total,) = found.totals.values()
    alone = weight is None and len(found.n) == found.rows - found.missing
    mean = total if alone else total / found.n
    n = np.ones(1) if alone else found.n
    return ScoredPairs(found.group, found.cluster, mean, found.groups, found.clusters, n)
