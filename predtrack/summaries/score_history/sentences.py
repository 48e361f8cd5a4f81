"""How to read a score over time, in sentences."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.summaries.score_history.history import ScoreHistory, Subject

__all__ = ["history_notes", "scale_of"]

_HOW: Mapping[Subject, str] = {
    "standing": "A value is the mean over the forecasts that stood from then on, scored by what"
    " happened in the end; n counts them. Which questions are open changes with time: a step may"
    " be another question, not a better forecast.",
    "verdicts": "A value is the score as it was known from then on, and n counts the verdicts in"
    " it. All of them are one growing sample, so that it calms down whatever happens.",
    "question": "A probability stands until the next one of the same forecaster, or until the"
    " question closed, the outcome was known, or it was taken back.",
}
_BOUNDS = "Between low and high it depends on what partial verdicts count."
_THINNED = "Some moments are left out; each value that is told is exact."


def scale_of(history: ScoreHistory) -> str:
    """Name the score with its range and its direction."""
    low, high = map(_end, history.range)
    if history.subject == "question":
        return "Probability of yes"
    name = f"{history.title[:1].upper()}{history.title[1:]}"
    return f"{name}: {low} to {high}, {history.direction} is better"


def _end(limit: float) -> str:
    if math.isfinite(limit):
        return f"{limit:g}"
    return "∞" if limit > 0 else "-∞"


def history_notes(history: ScoreHistory) -> list[str]:
    """Say how the values are to be read, and what a reader must know."""
    bounded = any(point.bounds for line in history.lines for point in line.points)
    return [
        _HOW[history.subject],
        *([_BOUNDS] if bounded else []),
        *([_THINNED] if history.thinned else []),
        *history.remarks,
    ]
