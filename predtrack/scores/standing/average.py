"""Averages over the time in which forecasts stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import numpy as np

from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores.standing.pair_average import (
    covered_time,
    interval_values,
    pair_average,
    refuse_intervals,
    time_average_of,
    window_spans,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.scores.columns import Column, FloatArray
    from predtrack.scores.standing.pair_average import TimeAverage
    from predtrack.scores.standing.result import Standing

__all__ = ["Missing", "Order", "time_average", "time_averaged_score"]

Missing: TypeAlias = Literal["truncate", "leave_out"] | float
"""What uncovered time does to an average; see :func:`time_average`."""
Order: TypeAlias = Literal["mean_of_scores", "score_of_mean"]
"""Which comes first, the score or the average over time."""

_POLICIES = ("truncate", "leave_out")


def time_average(
    standing: Standing, value: Column, *, missing: Missing = "truncate"
) -> TimeAverage:
    """Average a number of each forecast over the time in which it stood.

    Parameters
    ----------
    standing
        From when to when the forecasts stood, in continuous time or in days.
    value : shape (n,)
        A score, or a probability, for each row that was given to ``standing``; may be
        infinite, and may be missing where a row is excluded.
    missing
        What happens to the part of the window in which no forecast stood.

        * ``truncate``: the sum over covered time is divided by the whole window, so that
          uncovered time counts 0. Meant for scores in which 0 is what no forecast deserves;
          in a Brier score 0 is perfection.
        * ``leave_out``: the sum is divided by the covered time.
        * a number: it counts in the uncovered time until scoring stops, and the divisor is
          the time until scoring stops.

    Returns
    -------
    TimeAverage
        With the coverage always beside the value.

    Raises
    ------
    InvalidForecastError
        If a value that counts is missing, or there is not one for each row.
    UnknownNameError
        If no policy has that name.

    Examples
    --------
    >>> from predtrack.scores.standing import standing_forecasts
    >>> stands = standing_forecasts(["q"], ["a"], [2], opens=0, closes=8, known=4)
    >>> [float(time_average(stands, [0.5], missing=policy).value[0])
    ...  for policy in ("truncate", "leave_out", 1.0)]
    [0.125, 0.5, 0.75]
    """
    return _average(standing, interval_values(standing, value), _read_policy(missing))


def time_averaged_score(
    standing: Standing,
    rule: Callable[[FloatArray, FloatArray], Column],
    probability: Column,
    outcome: Column,
    *,
    order: Order,
    missing: Missing = "truncate",
) -> TimeAverage:
    """Score forecasts that changed over time, in an order of averaging that is always named.

    Parameters
    ----------
    standing
        From when to when the forecasts stood.
    rule
        A score of a probability and an outcome, such as :func:`predtrack.scores.brier`.
    probability, outcome : shape (n,)
        For each row that was given to ``standing``.
    order
        ``mean_of_scores``: every standing forecast is scored, then the scores are averaged.
        ``score_of_mean``: the probabilities are averaged over the covered time, then the
        average is scored once. The second is never worse under a convex score, and hides
        how much a forecaster wavered.
    missing
        As in :func:`time_average`.

    Examples
    --------
    >>> from predtrack.scores import brier
    >>> from predtrack.scores.standing import standing_forecasts
    >>> stands = standing_forecasts(["q"] * 2, ["a"] * 2, [0, 1], closes=2)
    >>> for order in ("mean_of_scores", "score_of_mean"):
    ...     score = time_averaged_score(stands, brier, [0.2, 0.8], [1, 1], order=order)
    ...     print(score.value.round(9))
    [0.34]
    [0.25]
    """
    if order not in get_args(Order):
        raise UnknownNameError("order of averaging", order, get_args(Order))
    policy = _read_policy(missing)
    given, happened = interval_values(standing, probability), interval_values(standing, outcome)
    if order == "mean_of_scores":
        return _average(standing, np.asarray(rule(given, happened)), policy)
    mean = _average(standing, given, "leave_out").value
    score = np.asarray(rule(mean, _one_outcome(standing, happened)))
    return _average(standing, score[standing.pair], policy)


def _read_policy(missing: Missing) -> Missing:
    if isinstance(missing, str):
        if missing not in _POLICIES:
            raise UnknownNameError("policy for missing time", missing, _POLICIES)
        return missing
    if not np.isfinite(missing):
        raise UsageError("the value of uncovered time must be a finite number")
    return float(missing)


def _average(standing: Standing, values: FloatArray, policy: Missing) -> TimeAverage:
    length = standing.length
    # A forecast that was replaced within the day has length 0 and may have an infinite score.
    area = np.where(length > 0, values, 0) * length
    if isinstance(policy, str):
        return pair_average(standing, area, over="window" if policy == "truncate" else "covered")
    covered, (_, scored) = covered_time(standing), window_spans(standing)
    total = np.bincount(standing.pair, area, len(standing.pairs))
    return time_average_of(standing, (total + policy * (scored - covered)) / scored)


def _one_outcome(standing: Standing, happened: FloatArray) -> FloatArray:
    outcome = np.zeros(len(standing.pairs))
    outcome[standing.pair] = happened
    differs = outcome[standing.pair] != happened
    refuse_intervals("rows of one question disagree on outcome", standing, differs)
    return outcome
