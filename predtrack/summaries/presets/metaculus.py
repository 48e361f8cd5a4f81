"""Metaculus: baseline and peer scores, averaged over the scheduled life of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.standing import (
    HINDSIGHT_CLASSES,
    peer_at_moment,
    peer_average,
    time_average,
)
from predtrack.summaries.presets.preset import Preset, PresetResult
from predtrack.summaries.presets.reading import read_table
from predtrack.summaries.presets.standing_table import (
    earliest,
    first_stated,
    laid_out,
    means,
    stand,
    without_end,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from predtrack.scores.standing import Standing
    from predtrack.summaries.presets.table import Table

__all__ = ["METACULUS", "metaculus"]

_SCHEDULED = ("closes", "closed", "resolved")
_UNTIL = ("closed", "resolved", "closes")
CLOSED_BEFORE = "made when the question was closed"


def metaculus(
    frame: pd.DataFrame,
    *,
    zone: str = "UTC",
    hindsight: Sequence[str] = HINDSIGHT_CLASSES,
    least: float | None = None,
) -> PresetResult:
    """Score forecasts as Metaculus does.

    ``score`` is the baseline score, ``relative`` the peer score. Both run from the opening
    to the actual close (or the known outcome, or the scheduled close, whichever is first)
    and are divided by the time from the opening to the scheduled close.

    Parameters
    ----------
    frame
        Columns of :data:`METACULUS`; a question over categories has one row a category.
        ``spot`` is the moment of the spot scores, on the platform mostly the one at which
        the community prediction was revealed; by default it is the close.
    zone
        Zone of times that carry none.
    hindsight
        Classes of forecasts to keep, where the table has ``recorded``.
    least
        Raise what was given to what happened to at least this, and lower it to at most one
        less this. The platform admits 0.001 to 0.999; nothing is clipped unless it is named.

    Returns
    -------
    PresetResult
        ``spot_score`` and ``spot_relative`` are null where no forecast stood at the spot.
        ``forecasters`` has ``score, relative`` and ``coverage`` as means over questions, and
        the totals that leaderboards add up.

    Raises
    ------
    InvalidForecastError
        If what happened was given a probability of 0 and no ``least`` is named.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"question": "q", "forecaster": "a", "probability": [.4, .7, .8],
    ...     "outcome": 1, "made": [1, 2, 4], "opens": 0, "closes": 5, "resolved": 5})
    >>> metaculus(table).scores[["score", "coverage", "spot_score"]].round(2).to_numpy().tolist()
    [[26.54, 0.8, 67.81]]
    """
    table = read_table(frame, needs=["made"], zone=zone, hindsight=hindsight)
    table = without_end(table, earliest(table.lines, _UNTIL))
    table = _before_close(table)
    lines, given = table.lines, _given(table.lines, least)
    times = {"closes": first_stated(lines, _SCHEDULED), "known": earliest(lines, _UNTIL)}
    standing, left_out = stand(lines, "scheduled", **times)
    baseline = 100 * (1 + np.log(given) / np.log(lines["categories"].to_numpy(np.float64)))
    scores = laid_out(lines, time_average(standing, baseline))
    scores.insert(3, "relative", peer_average(standing, given).value)
    spot_score, spot_relative = _spots(lines, standing, baseline, given)
    scores = scores.assign(spot_score=spot_score, spot_relative=spot_relative)
    return PresetResult("metaculus", scores, _headline(scores), table.listing(left_out))


def _before_close(table: Table) -> Table:
    if not len(table.lines):
        return table
    late = table.lines["made"] >= earliest(table.lines, _UNTIL)
    return table.without(late.to_numpy(bool), CLOSED_BEFORE)


def _given(lines: pd.DataFrame, least: float | None) -> NDArray[np.float64]:
    given = lines["given"].to_numpy(np.float64)
    rows = lines["row"].to_numpy()
    if np.isnan(given).any():
        message = "Metaculus scores what happened or did not; an outcome must be 0 or 1"
        raise InvalidForecastError(message, rows[np.isnan(given)].tolist())
    if least is not None:
        if not 0 < least < 0.5:
            raise UsageError("least must be a probability between 0 and 0.5, such as 0.001")
        return np.asarray(np.clip(given, least, 1 - least))
    if (given <= 0).any():
        message = "what happened was given a probability of 0, an infinite loss; name the least"
        hint = "probability to count instead, such as least=0.001"
        raise InvalidForecastError(f"{message} {hint}", rows[given <= 0].tolist())
    return np.asarray(given)


def _spots(
    lines: pd.DataFrame, standing: Standing, baseline: NDArray[Any], given: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Give the baseline and the peer score at the spot, for each pair; NaN where none stood."""
    peer, present = peer_at_moment(standing, given, _moment(lines, standing))
    pairs = standing.pair[present]
    spots = np.full((2, len(standing.pairs)), np.nan)
    spots[0, pairs] = baseline[standing.row[present]]
    spots[1, pairs] = peer[present]
    return spots[0], spots[1]


def _moment(lines: pd.DataFrame, standing: Standing) -> NDArray[np.float64]:
    moment = np.full(len(standing.windows.until), np.inf)
    if "spot" not in lines.columns:
        return moment
    stated = lines[lines["spot"].notna()]
    spot = stated["spot"].to_numpy()
    line = spot.astype("datetime64[us]").astype(np.int64) if standing.unit == "us" else spot
    moment[pd.factorize(lines["question"], sort=True)[0][stated.index]] = line
    return moment


def _headline(scores: pd.DataFrame) -> pd.DataFrame:
    means_of = {name: (name, "mean") for name in ("score", "relative", "coverage")}
    totals = {f"{name}_total": (name, "sum") for name in ("score", "relative", "coverage")}
    spots = {f"{name}_total": (name, "sum") for name in ("spot_score", "spot_relative")}
    return means(scores, means_of | totals | spots)


METACULUS = Preset(
    name="metaculus",
    title="Metaculus: baseline and peer score, over the scheduled life of the question",
    function=metaculus,
    rule="baseline 100 (1 + ln p / ln K), with p for what happened among K answers",
    range=(-np.inf, 100.0),
    direction="higher",
    averaging="over time to the close or the known outcome, divided by the time to the scheduled"
    " close; uncovered time counts 0",
    reference="peer score: 100 N/(N-1) ln(p / geometric mean of the N active, own included)",
    needs=("question", "forecaster", "probability", "outcome", "made"),
    optional=("opens", "closes", "closed", "resolved", "withdrawn", "expires", "recorded",
              "spot", "category"),
    source="Metaculus, Scores FAQ, https://www.metaculus.com/help/scores-faq/, and"
    " scoring/score_math.py, https://github.com/Metaculus/metaculus",
)  # fmt: skip
