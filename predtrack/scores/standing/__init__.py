"""Scores over time: a forecast stands until it is replaced, withdrawn, expired, or decided.

:func:`standing_forecasts` gives the intervals, in one sorted pass over the rows;
:func:`daily` counts them in days. All averages work on either.
"""

from predtrack.scores.standing.average import (
    Missing,
    Order,
    time_average,
    time_averaged_score,
)
from predtrack.scores.standing.crowd import active_median, relative_to_median
from predtrack.scores.standing.daily import daily
from predtrack.scores.standing.daily_means import daily_means
from predtrack.scores.standing.hindsight import HINDSIGHT_CLASSES, hindsight_class
from predtrack.scores.standing.intervals import standing_forecasts
from predtrack.scores.standing.pair_average import TimeAverage
from predtrack.scores.standing.peers import peer_at_moment, peer_average, present_at
from predtrack.scores.standing.result import Excluded, Pairs, Standing
from predtrack.scores.standing.windows import WINDOWS, Window, Windows, question_windows

__all__ = [
    "HINDSIGHT_CLASSES",
    "WINDOWS",
    "Excluded",
    "Missing",
    "Order",
    "Pairs",
    "Standing",
    "TimeAverage",
    "Window",
    "Windows",
    "active_median",
    "daily",
    "daily_means",
    "hindsight_class",
    "peer_at_moment",
    "peer_average",
    "present_at",
    "question_windows",
    "relative_to_median",
    "standing_forecasts",
    "time_average",
    "time_averaged_score",
]
