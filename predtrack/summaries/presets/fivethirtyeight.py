"""FiveThirtyEight, "checking our work": every event once, and skill against no skill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores import brier
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.summaries.presets.preset import Preset, PresetResult
from predtrack.summaries.presets.reading import read_table
from predtrack.summaries.presets.standing_table import means
from predtrack.summaries.presets.table import refuse_categories

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["FIVETHIRTYEIGHT", "fivethirtyeight"]


def fivethirtyeight(
    frame: pd.DataFrame,
    *,
    reference: float | None = None,
    zone: str = "UTC",
    hindsight: Sequence[str] = HINDSIGHT_CLASSES,
) -> PresetResult:
    """Score forecasts as FiveThirtyEight checked its own.

    Each update of a forecast weighs one over the number of updates, so that every event
    counts once. The skill is 1 less the ratio of the mean Brier score to that of an
    unskilled estimate.

    Parameters
    ----------
    frame
        Columns of :data:`FIVETHIRTYEIGHT`; ``reference`` is the unskilled probability of
        each row, fixed before the outcome: a historical average, such as how often home
        teams win.
    reference
        One unskilled probability for all rows, where the table has no such column.
    zone
        Zone of times that carry none.
    hindsight
        Classes of forecasts to keep, where the table has ``recorded``.

    Returns
    -------
    PresetResult
        ``scores`` has ``relative``, the score less that of the reference (a difference), and
        ``forecasters`` has ``skill`` (a ratio); both are null without a reference.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"question": ["q", "q", "r"], "forecaster": "a",
    ...     "probability": [.5, .9, .2], "outcome": [1, 1, 0]})
    >>> fivethirtyeight(table, reference=.5).forecasters.round(9).to_numpy().tolist()
    [['a', 2, 0.085, 0.25, 0.66]]
    """
    table = read_table(frame, zone=zone, hindsight=hindsight)
    refuse_categories("538", table)
    lines = table.lines.assign(score=table.lines["brier"] / 2)
    lines = lines.assign(reference_score=_reference_score(lines, reference))
    scores = (
        lines.groupby(["question", "forecaster"], sort=True)
        .agg(
            score=("score", "mean"),
            reference_score=("reference_score", "mean"),
            n_forecasts=("score", "size"),
        )
        .reset_index()
    )
    scores = scores.assign(relative=scores["score"] - scores["reference_score"], coverage=np.nan)
    order = ["question", "forecaster", "score", "relative", "coverage", "n_forecasts"]
    scores = scores[[*order, "reference_score"]]
    both = {name: (name, "mean") for name in ("score", "reference_score")}
    forecasters = means(scores, both)
    floor = forecasters["reference_score"].where(forecasters["reference_score"] > 0)
    forecasters["skill"] = 1 - forecasters["score"] / floor
    return PresetResult("538", scores, forecasters, table.listing())


def _reference_score(lines: pd.DataFrame, reference: float | None) -> NDArray[np.float64]:
    if reference is not None and "reference" in lines.columns:
        raise UsageError("the table has a column reference; do not give another one")
    if reference is None and "reference" not in lines.columns:
        return np.full(len(lines), np.nan)
    stated = lines["reference"] if reference is None else np.full(len(lines), float(reference))
    try:
        score = brier(stated, lines["outcome"].to_numpy(np.float64))
    except InvalidForecastError as fault:
        rows = lines["row"].to_numpy()[list(fault.rows)].tolist()
        raise InvalidForecastError("reference must be a probability in [0, 1]", rows) from None
    return np.asarray(score, np.float64)


FIVETHIRTYEIGHT = Preset(
    name="538",
    title="FiveThirtyEight: Brier score (0 to 1) and skill against an unskilled estimate",
    function=fivethirtyeight,
    rule="Brier score of one probability, (p - y)^2",
    range=(0.0, 1.0),
    direction="lower",
    averaging="mean over the updates of a forecast, then over events",
    reference="an unskilled probability stated beforehand; skill 1 - score / score of reference",
    needs=("question", "forecaster", "probability", "outcome"),
    optional=("reference", "made", "resolved", "recorded"),
    source="FiveThirtyEight, How Good Are FiveThirtyEight Forecasts?,"
    " https://projects.fivethirtyeight.com/checking-our-work/",
)
