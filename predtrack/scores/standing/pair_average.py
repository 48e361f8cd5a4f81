"""One average for each forecaster on each question, made of what its intervals cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.absence import unmasked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import Column, FloatArray
    from predtrack.scores.labels import IntArray
    from predtrack.scores.standing.result import Standing

__all__ = [
    "TimeAverage",
    "covered_time",
    "interval_values",
    "pair_average",
    "refuse_intervals",
    "time_average_of",
    "window_spans",
]


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class TimeAverage:
    """One average for each forecaster on each question.

    Parameters
    ----------
    question, forecaster : shape (pairs,)
        Their names.
    value : shape (pairs,)
        The average.
    coverage : shape (pairs,), in [0, 1]
        Share of the window in which a forecast stood and was scored.
    forecasts : shape (pairs,)
        How many forecasts stood in the window.
    """

    question: NDArray[Any]
    forecaster: NDArray[Any]
    value: FloatArray
    coverage: FloatArray
    forecasts: IntArray


def interval_values(standing: Standing, value: Column) -> FloatArray:
    """Read one number for each interval; rows that do not count may hold anything.

    Examples
    --------
    >>> from predtrack.scores.standing import standing_forecasts
    >>> stands = standing_forecasts(["q"] * 2, ["a"] * 2, [0, 9], closes=5)
    >>> interval_values(stands, [0.5, float("nan")])
    array([0.5])
    """
    values = unmasked(value)
    rows = len(standing.row) + len(standing.excluded.row)
    if values.shape != (rows,):
        message = f"there must be one value for each of the {rows} rows"
        raise InvalidForecastError(f"{message}, not the shape {values.shape}")
    try:
        taken = values[standing.row].astype(np.float64)
    except (TypeError, ValueError):
        raise InvalidForecastError("values must be numbers") from None
    refuse_intervals("a value is missing; leave it out and count it", standing, np.isnan(taken))
    return np.asarray(taken)


def pair_average(
    standing: Standing, area: FloatArray, *, over: Literal["window", "covered"]
) -> TimeAverage:
    """Add up what the intervals of each pair cover, and divide it by a span of time.

    Parameters
    ----------
    standing
        The intervals.
    area : shape (m,)
        A number times a length, for each interval.
    over
        The whole window of the question, or the time that the pair covers.
    """
    total = np.bincount(standing.pair, area, len(standing.pairs))
    span = covered_time(standing) if over == "covered" else window_spans(standing)[0]
    return time_average_of(standing, total / span)


def refuse_intervals(what: str, standing: Standing, faulty: NDArray[np.bool_]) -> None:
    """Refuse with the numbers that the rows had in the input."""
    if faulty.any():
        raise InvalidForecastError(what, sorted(standing.row[faulty].tolist()))


def covered_time(standing: Standing) -> FloatArray:
    """Add up the time in which each pair had a forecast."""
    return np.asarray(np.bincount(standing.pair, standing.length, len(standing.pairs)), np.float64)


def window_spans(standing: Standing) -> tuple[FloatArray, FloatArray]:
    """Give the whole window of each pair, and its part until scoring stops."""
    windows, question = standing.windows, standing.pairs.question_code
    whole, scored = windows.end - windows.start, windows.until - windows.start
    return whole[question], scored[question]


def time_average_of(standing: Standing, average: FloatArray) -> TimeAverage:
    """Put names, coverage and counts beside the average of each pair."""
    pairs = standing.pairs
    coverage = covered_time(standing) / window_spans(standing)[0]
    count = np.bincount(standing.pair, minlength=len(pairs))
    return TimeAverage(pairs.question, pairs.forecaster, average, coverage, count)
