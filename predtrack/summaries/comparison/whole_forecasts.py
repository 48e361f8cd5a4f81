"""Scores of forecasts of several rows that no engine adds up: read whole, scored in blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.engine import fetch_pandas
from predtrack.summaries.forecasts import score_forecasts
from predtrack.tables.tidy import tidy

if TYPE_CHECKING:
    import narwhals as nw
    import pandas as pd

    from predtrack.scores import Score

__all__ = ["whole_forecasts"]


def whole_forecasts(frame: nw.LazyFrame[Any], rule: Score) -> pd.DataFrame:
    """Score every forecast, and add up those of one forecaster on one question.

    Parameters
    ----------
    frame
        The rows that can be scored.
    rule
        A rule for their kind.

    Returns
    -------
    pandas.DataFrame
        One row a pair: ``forecaster, question``, the weighted sum of scores under the name of
        the rule, their ``weight``, and ``n``.

    Raises
    ------
    FaultyTableError
        If the rule cannot score a forecast.
    """
    table = tidy(fetch_pandas(frame), duplicates="all")
    scores = score_forecasts(table, [rule], named=True, invalid="error")[0].by_row
    rows = table.rows.iloc[scores.index.to_numpy()]
    weight = rows["weight"].to_numpy(np.float64) if "weight" in rows else np.ones(len(rows))
    sums = rows[["forecaster", "question"]].assign(weight=weight, n=1)
    sums[rule.name] = scores.to_numpy(np.float64) * weight
    return sums.groupby(["forecaster", "question"], as_index=False, dropna=False).sum()
