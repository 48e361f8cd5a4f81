"""Good Judgment Open: daily Brier scores from 0 to 2, and the daily median of the crowd."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.scores.standing import (
    HINDSIGHT_CLASSES,
    active_median,
    daily,
    relative_to_median,
    time_average,
)
from predtrack.summaries.presets.preset import Preset, PresetResult
from predtrack.summaries.presets.reading import read_table
from predtrack.summaries.presets.standing_table import (
    earliest,
    laid_out,
    means,
    stand,
    without_end,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

__all__ = ["GJO", "gjo"]

_ENDS = ("closes", "closed", "resolved")


def gjo(
    frame: pd.DataFrame,
    *,
    zone: str = "UTC",
    hindsight: Sequence[str] = HINDSIGHT_CLASSES,
) -> PresetResult:
    """Score forecasts as Good Judgment Open does.

    Each day that a question was open counts the last forecast that stood on it; the score is
    the mean over the days with a forecast. ``median`` is the crowd's daily median over the
    same days, ``relative`` the sum of the daily differences over all days of the question.

    Parameters
    ----------
    frame
        Columns of :data:`GJO`; a question over categories has one row a category, and a
        ``rank`` where their order counts.
    zone
        Zone in which days begin, and of times that carry none.
    hindsight
        Classes of forecasts to keep, where the table has ``recorded``.

    Returns
    -------
    PresetResult
        ``forecasters`` has ``score`` and ``median`` (means over questions), ``relative``
        (their sum) and ``coverage`` (mean share of days with a forecast).

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"question": "q", "forecaster": "a", "probability": [.9, .95],
    ...     "outcome": 1, "made": ["2026-01-01", "2026-01-04"], "closes": "2026-01-07"})
    >>> gjo(table).scores["score"].round(7).tolist()
    [0.0114286]
    """
    table = read_table(frame, needs=["made"], zone=zone, hindsight=hindsight)
    table = without_end(table, earliest(table.lines, _ENDS))
    lines = table.lines
    standing, left_out = stand(lines, "open", known=earliest(lines, _ENDS))
    days, brier = daily(standing, zone=zone), lines["brier"]
    scores = laid_out(lines, time_average(days, brier, missing="leave_out"))
    scores.insert(3, "relative", relative_to_median(days, brier).value)
    scores["median"] = active_median(days, brier).value
    headline = {
        "score": ("score", "mean"),
        "relative": ("relative", "sum"),
        "median": ("median", "mean"),
        "coverage": ("coverage", "mean"),
    }
    return PresetResult("gjo", scores, means(scores, headline), table.listing(left_out))


GJO = Preset(
    name="gjo",
    title="Good Judgment Open: daily Brier score (0 to 2)",
    function=gjo,
    rule="Brier score over all categories; the ordered rule where categories have a rank",
    range=(0.0, 2.0),
    direction="lower",
    averaging="last standing forecast of each day; mean over days with a forecast, then questions",
    reference="daily median score of the active, own included; sum of differences over all days",
    needs=("question", "forecaster", "probability", "outcome", "made"),
    optional=("opens", "closes", "closed", "resolved", "withdrawn", "expires", "recorded",
              "category", "rank"),
    source="Good Judgment Open, Frequently Asked Questions, https://www.gjopen.com/faq",
)  # fmt: skip
