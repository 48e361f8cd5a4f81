"""ForecastBench: Brier scores, adjusted for the difficulty of the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import InvalidForecastError
from predtrack.scores.comparison.difficulty import difficulty_adjusted
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.summaries.presets.preset import Preset, PresetResult
from predtrack.summaries.presets.reading import read_table
from predtrack.summaries.presets.standing_table import means
from predtrack.summaries.presets.table import Table, listed, refuse_categories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["FORECASTBENCH", "HALF", "MOST_IMPUTED", "forecastbench"]

HALF = 0.5
"""What a forecast that was not made counts as."""
MOST_IMPUTED = 0.05
"""Share of a forecaster's questions above which imputed forecasts exclude it."""


def forecastbench(
    frame: pd.DataFrame,
    *,
    zone: str = "UTC",
    hindsight: Sequence[str] = HINDSIGHT_CLASSES,
) -> PresetResult:
    """Score forecasts as ForecastBench does.

    A forecast that is missing counts as one half: a row without a probability, and, where
    the table has ``question_set``, a question of a set in which the forecaster took part.
    Who needs that for more than 5 % of its questions is left out. The scores are adjusted by
    the two-way model ``score = forecaster + question``, at the level at which somebody who
    always says one half has 0.25.

    Parameters
    ----------
    frame
        Columns of :data:`FORECASTBENCH`, one row for each forecaster on each question; what
        is asked for several dates is as many questions.
    zone
        Zone of times that carry none.
    hindsight
        Classes of forecasts to keep, where the table has ``recorded``.

    Returns
    -------
    PresetResult
        ``scores`` has ``relative`` (the score less the question's difficulty), ``coverage``
        (1, or 0 where imputed) and ``difficulty``. ``forecasters`` has ``score`` (raw mean),
        ``adjusted``, ``brier_index`` (of the adjusted score; null where that is below 0) and
        ``imputed`` (share).

    Raises
    ------
    InvalidForecastError
        If the forecasters fall into groups that share no question, or somebody forecasts a
        question twice.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"question": ["q", "r"] * 2, "forecaster": list("aabb"),
    ...     "probability": [.8, .3, .5, .5], "outcome": [1, 0] * 2})
    >>> forecastbench(table).forecasters[["adjusted", "brier_index"]].round(3).to_numpy().tolist()
    [[0.065, 74.505], [0.25, 50.0]]
    """
    asked = frame.assign(imputed=frame["probability"].isna()) if "probability" in frame else frame
    table = read_table(asked, zone=zone, hindsight=hindsight, blank=HALF)
    refuse_categories("forecastbench", table)
    _refuse_twice(table.lines)
    table = _reliable(_filled(table))
    lines = table.lines.assign(score=table.lines["brier"] / 2)
    fit = difficulty_adjusted(
        lines["forecaster"], lines["question"], lines["score"],
        reference_score=(HALF - lines["outcome"].to_numpy(np.float64)) ** 2,
    )  # fmt: skip
    hard = _looked_up(lines["question"], fit.question, fit.difficulty)
    scores = lines[["question", "forecaster", "score"]].assign(
        relative=lines["score"] - hard,
        coverage=1.0 - lines["imputed"].to_numpy(np.float64),
        n_forecasts=1 - lines["imputed"].to_numpy(np.int64),
        difficulty=hard,
    )
    scores = scores.sort_values(["question", "forecaster"], ignore_index=True)
    forecasters = means(scores, {"score": ("score", "mean"), "covered": ("coverage", "mean")})
    adjusted = _looked_up(forecasters["forecaster"], fit.forecaster, fit.adjusted)
    index = 100 * (1 - np.sqrt(adjusted.where(adjusted >= 0)))
    forecasters = forecasters.assign(adjusted=adjusted, brier_index=index)
    forecasters["imputed"] = 1 - forecasters.pop("covered")
    return PresetResult("forecastbench", scores, forecasters, table.listing())


def _looked_up(
    names: pd.Series[Any], known: NDArray[Any], value: NDArray[np.float64]
) -> pd.Series[float]:
    return names.map(dict(zip(known, value, strict=True))).astype(np.float64)


def _refuse_twice(lines: pd.DataFrame) -> None:
    twice = lines.duplicated(["question", "forecaster"], keep=False)
    if twice.any():
        message = "ForecastBench has one forecast for each forecaster and question; keep one"
        raise InvalidForecastError(message, lines["row"].to_numpy()[twice].tolist())


def _filled(table: Table) -> Table:
    """Give a forecaster one half on every question of a set in which it took part."""
    lines = table.lines
    if "question_set" not in lines.columns:
        return table
    questions = lines.drop_duplicates("question")
    asked = questions[["question_set", "question", "outcome"]]
    part = lines[["question_set", "forecaster"]].drop_duplicates()
    due = part.merge(asked, on="question_set")
    had = pd.MultiIndex.from_frame(lines[["question", "forecaster"]])
    missing = due[~pd.MultiIndex.from_frame(due[["question", "forecaster"]]).isin(had)]
    gap = (HALF - missing["outcome"].to_numpy(np.float64)) ** 2
    missing = missing.assign(probability=HALF, brier=2 * gap, imputed=True, row=-1)
    together = pd.concat([lines, missing], ignore_index=True) if len(missing) else lines
    return Table(together, table.excluded)


def _reliable(table: Table) -> Table:
    lines = table.lines
    share = lines.groupby("forecaster")["imputed"].transform("mean").to_numpy(np.float64)
    out = share > MOST_IMPUTED
    kept = lines[~out].reset_index(drop=True)
    reasons = [f"{part:.1%} of the forecaster's forecasts are imputed" for part in share[out]]
    dropped = listed(lines[out], reasons)
    return Table(kept, table.listing(dropped[dropped["row"] >= 0]))


FORECASTBENCH = Preset(
    name="forecastbench",
    title="ForecastBench: difficulty-adjusted Brier score (0 to 1) and Brier index",
    function=forecastbench,
    rule="Brier score of one probability, (p - y)^2; a missing forecast counts as one half",
    range=(0.0, 1.0),
    direction="lower",
    averaging="two-way model of forecaster and question; index 100 (1 - sqrt(adjusted score))",
    reference="difficulty of the question, at the level at which always one half has 0.25",
    needs=("question", "forecaster", "probability", "outcome"),
    optional=("question_set", "made", "resolved", "recorded"),
    source="Karger et al. (2025), ForecastBench, arXiv:2409.19839, and"
    " src/leaderboard/main.py, https://github.com/forecastingresearch/forecastbench",
)
