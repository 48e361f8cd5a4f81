"""Fatebook: Brier scores from 0 to 2 of each day's mean probability, over the whole question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.standing import (
    HINDSIGHT_CLASSES,
    daily_means,
    relative_to_median,
    time_average,
)
from predtrack.summaries.presets.preset import Preset, PresetResult
from predtrack.summaries.presets.reading import read_table
from predtrack.summaries.presets.standing_table import (
    first_stated,
    laid_out,
    means,
    stand,
    without_end,
)
from predtrack.summaries.presets.table import refuse_categories

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

__all__ = ["FATEBOOK", "fatebook"]

_ENDS = ("resolved", "closed", "closes")


def fatebook(
    frame: pd.DataFrame,
    *,
    zone: str = "UTC",
    hindsight: Sequence[str] = HINDSIGHT_CLASSES,
) -> PresetResult:
    """Score forecasts as Fatebook does.

    Days are counted in steps of 24 hours from the question's opening to its resolution. The
    time-weighted mean probability of each day is scored; the sum is divided by the length
    of the whole question, so that days without a forecast count 0, which is perfection.

    Parameters
    ----------
    frame
        Columns of :data:`FATEBOOK`. A question ends when it was ``resolved``; where that is
        not stated, when it was ``closed``, else when it ``closes``.
    zone
        Zone of times that carry none.
    hindsight
        Classes of forecasts to keep, where the table has ``recorded``.

    Returns
    -------
    PresetResult
        ``relative`` is null where nobody else forecast the question; ``forecasters`` has the
        means of ``score``, ``relative`` and ``coverage`` over questions.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"question": "q", "forecaster": ["a", "b"],
    ...     "probability": [.8, .6], "outcome": 1, "made": 0, "opens": 0, "resolved": 2})
    >>> fatebook(table).scores[["score", "relative"]].round(9).to_numpy().tolist()
    [[0.08, -0.12], [0.32, 0.12]]
    """
    table = read_table(frame, needs=["made"], zone=zone, hindsight=hindsight)
    refuse_categories("fatebook", table)
    table = without_end(table, first_stated(table.lines, _ENDS))
    lines = table.lines
    standing, left_out = stand(lines, "known", known=first_stated(lines, _ENDS))
    days, mean = daily_means(standing, lines["probability"])
    outcome = lines["outcome"].to_numpy(np.float64)[_first_rows(standing.pair, standing.row)]
    brier = 2 * (mean - outcome[days.pair]) ** 2
    scores = laid_out(lines, time_average(days, brier))
    scores["n_forecasts"] = np.bincount(standing.pair, minlength=len(standing.pairs))
    alone = scores.groupby("question")["forecaster"].transform("size") == 1
    relative = relative_to_median(days, brier).value
    scores.insert(3, "relative", np.where(alone, np.nan, relative))
    headline = {name: (name, "mean") for name in ("score", "relative", "coverage")}
    return PresetResult("fatebook", scores, means(scores, headline), table.listing(left_out))


def _first_rows(pair: np.ndarray, row: np.ndarray) -> np.ndarray:
    return row[np.flatnonzero(np.diff(pair, prepend=-1))]


FATEBOOK = Preset(
    name="fatebook",
    title="Fatebook: Brier score of daily means (0 to 2), over the whole question",
    function=fatebook,
    rule="Brier score over both answers, 2 (p - y)^2",
    range=(0.0, 2.0),
    direction="lower",
    averaging="time-weighted mean probability within each 24 hours from the opening, scored; sum"
    " divided by the days of the whole question, then mean over questions",
    reference="daily median score of the active, own included; sum of differences over all days",
    needs=("question", "forecaster", "probability", "outcome", "made"),
    optional=("opens", "resolved", "closed", "closes", "withdrawn", "expires", "recorded"),
    source="Fatebook, lib/_scoring.ts, https://github.com/Sage-Future/fatebook",
)
