"""A rule over a table: one mean for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw
import numpy as np

from predtrack.engine.namespace import ExpressionNamespace
from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoDataFrameT

    from predtrack.scores import Score

__all__ = ["aggregate"]


def aggregate(frame: IntoDataFrameT, score: Score, *, by: Sequence[str] = ()) -> IntoDataFrameT:
    """Average a rule over the rows of each group.

    Parameters
    ----------
    frame
        A table with the columns that the rule reads, all of them present in every row.
    score
        The rule; one that reads one number of each column.
    by
        Columns that make the groups; none for one group of all rows.

    Returns
    -------
    A frame of the same library
        One row per group: the columns of ``by``, then ``n`` (rows) and ``mean`` (of the
        rule), sorted by ``by``.

    Raises
    ------
    UsageError
        If the rule needs several rows for a score, so that it is no expression.

    Examples
    --------
    >>> import pandas as pd
    >>> from predtrack.scores import get_score
    >>> table = pd.DataFrame({"who": ["a", "a"], "probability": [0.7, 0.5], "outcome": [1, 0]})
    >>> aggregate(table, get_score("brier"), by=["who"]).to_dict("records")
    [{'who': 'a', 'n': 2, 'mean': 0.17}]
    """
    if not score.row_by_row:
        raise UsageError(f"{score.name} needs several rows for a score; it is no expression")
    formula = score.formula(*map(nw.col, score.columns), xp=ExpressionNamespace)
    with np.errstate(divide="ignore"):  # log(0): an infinite score is an answer
        scored = nw.from_native(frame, eager_only=True).with_columns(formula.alias("_score"))
    summary = (nw.len().alias("n"), nw.col("_score").mean().alias("mean"))
    if not by:
        return scored.select(*summary).to_native()
    return scored.group_by(*by).agg(*summary).sort(*by).to_native()
