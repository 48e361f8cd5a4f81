"""PredictionBook: the mean over all wagers, however often they were changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.summaries.presets.preset import Preset, PresetResult
from predtrack.summaries.presets.reading import read_table
from predtrack.summaries.presets.table import refuse_categories

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

__all__ = ["PREDICTIONBOOK", "predictionbook"]

WITHDRAWN = "withdrawn"


def predictionbook(
    frame: pd.DataFrame,
    *,
    zone: str = "UTC",
    hindsight: Sequence[str] = HINDSIGHT_CLASSES,
) -> PresetResult:
    """Score forecasts as PredictionBook does.

    Every wager counts once, for as long or as short as it stood. On the platform a whole
    prediction is withdrawn, and then it does not count: here a row with a time in
    ``withdrawn`` does not.

    Parameters
    ----------
    frame
        Columns of :data:`PREDICTIONBOOK`.
    zone
        Zone of times that carry none.
    hindsight
        Classes of forecasts to keep, where the table has ``recorded``.

    Returns
    -------
    PresetResult
        ``forecasters`` has ``score``, the mean over all ``wagers``.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"question": ["q", "q", "r"], "forecaster": "a",
    ...     "probability": [.5, .9, .2], "outcome": [1, 1, 0]})
    >>> predictionbook(table).forecasters.round(9).to_numpy().tolist()
    [['a', 2, 3, 0.1]]
    """
    table = read_table(frame, zone=zone, hindsight=hindsight)
    refuse_categories("predictionbook", table)
    if "withdrawn" in table.lines.columns:
        table = table.without(table.lines["withdrawn"].notna().to_numpy(), WITHDRAWN)
    wagers = table.lines.assign(score=table.lines["brier"] / 2)
    pairs = wagers.groupby(["question", "forecaster"], sort=True)
    scores = pairs.agg(score=("score", "mean"), n_forecasts=("score", "size")).reset_index()
    scores.insert(3, "coverage", np.nan)
    forecasters = (
        wagers.groupby("forecaster", sort=True)
        .agg(questions=("question", "nunique"), wagers=("score", "size"), score=("score", "mean"))
        .reset_index()
    )
    return PresetResult("predictionbook", scores, forecasters, table.listing())


PREDICTIONBOOK = Preset(
    name="predictionbook",
    title="PredictionBook: mean Brier score of all wagers (0 to 1)",
    function=predictionbook,
    rule="Brier score of one probability, (p - y)^2",
    range=(0.0, 1.0),
    direction="lower",
    averaging="mean over all wagers, each counted once, without regard to time",
    reference="",
    needs=("question", "forecaster", "probability", "outcome"),
    optional=("made", "resolved", "withdrawn", "recorded"),
    source="PredictionBook, app/models/score_calculator.rb,"
    " https://github.com/bellroy/predictionbook",
)
