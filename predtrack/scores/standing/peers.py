"""A forecaster against the geometric mean of all who were active at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.standing.pair_average import interval_values, pair_average
from predtrack.scores.standing.segments import change_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.scores.columns import Column, FloatArray
    from predtrack.scores.standing.pair_average import TimeAverage
    from predtrack.scores.standing.result import Standing
    from predtrack.scores.standing.segments import Segments

__all__ = ["peer_at_moment", "peer_average", "present_at"]


def peer_average(standing: Standing, probability: Column) -> TimeAverage:
    r"""Average the peer score over time: how much more was given to what happened.

    .. math:: \frac{100}{W} \int \frac{N(t)}{N(t)-1} \ln \frac{p_i(t)}{G(t)} \, dt

    over the time in which i was active, where G is the geometric mean of the N forecasters
    who were active at that moment, i included, and W the whole window. With N/(N-1) it is
    the mean of the log ratios to each of the others. At every moment the scores of the
    active forecasters sum to 0; somebody who is alone scores 0.

    Parameters
    ----------
    standing
        From when to when the forecasts stood.
    probability : shape (n,), in (0, 1]
        Probability that was given to what happened, for each row given to ``standing``.

    Returns
    -------
    TimeAverage
        Higher is better; uncovered time counts 0.

    Raises
    ------
    InvalidForecastError
        If somebody gave what happened a probability of 0: then the geometric mean is 0, and
        the scores of all the others are infinite.

    References
    ----------
    Metaculus, Scores FAQ, "What is the Peer score?",
    https://www.metaculus.com/help/scores-faq/

    Examples
    --------
    >>> from predtrack.scores.standing import standing_forecasts
    >>> stands = standing_forecasts(["q"] * 4, ["a", "b", "c", "d"], [0] * 4, closes=1)
    >>> peer_average(stands, [0.7, 0.5, 0.6, 0.9]).value.round(5).tolist()
    [7.97695, -36.88602, -12.57647, 41.48554]
    """
    logs = _logs(standing, probability)
    cut = change_points(standing)
    active, mean = _active(logs, cut)
    weight = _share(active) * cut.length
    weights, means = _running(weight), _running(weight * mean)
    own = logs * (weights[cut.after] - weights[cut.first])
    area = 100 * (own - (means[cut.after] - means[cut.first]))
    return pair_average(standing, area.astype(np.float64), over="window")


def peer_at_moment(
    standing: Standing, probability: Column, moment: Column
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Give the peer score at one moment of each question.

    Parameters
    ----------
    standing
        From when to when the forecasts stood.
    probability : shape (n,), in (0, 1]
        Probability that was given to what happened, for each row given to ``standing``.
    moment : shape (questions,)
        On the line of ``standing.start``, for each question of ``standing.windows``. From
        the end of scoring on, it means the last moment before that end.

    Returns
    -------
    score, present : shape (m,)
        For each interval the score, 0 where it did not stand at the moment; and whether it
        stood.

    Examples
    --------
    >>> from predtrack.scores.standing import standing_forecasts
    >>> stands = standing_forecasts(["q"] * 3, ["a", "a", "b"], [0, 2, 0], closes=3)
    >>> score, present = peer_at_moment(stands, [0.5, 0.8, 0.4], [1])
    >>> score.round(3).tolist(), present.tolist()
    ([22.314, 0.0, -22.314], [True, False, True])
    """
    logs, present = _logs(standing, probability), present_at(standing, moment)
    question, questions = standing.question[present], len(standing.windows.start)
    active = np.bincount(question, minlength=questions).astype(np.float64)
    mean = np.bincount(question, logs[present], questions) / np.maximum(active, 1)
    score = np.zeros(len(logs))
    score[present] = 100 * _share(active)[question] * (logs[present] - mean[question])
    return score, present


def present_at(standing: Standing, moment: Column) -> NDArray[np.bool_]:
    """Tell for each interval whether it stands at a moment of its question.

    Examples
    --------
    >>> from predtrack.scores.standing import standing_forecasts
    >>> stands = standing_forecasts(["q", "q"], ["a", "a"], [0, 2], closes=3)
    >>> present_at(stands, [2]).tolist(), present_at(stands, [9]).tolist()
    ([False, True], [False, True])
    """
    when, until = np.asarray(moment, np.float64), standing.windows.until
    when, until = when[standing.question], until[standing.question]
    inside = (standing.start <= when) & (when < standing.end)
    return np.asarray(np.where(when >= until, standing.end == until, inside))


def _logs(standing: Standing, probability: Column) -> FloatArray:
    given = interval_values(standing, probability)
    impossible = given <= 0
    if impossible.any():
        rows = sorted(standing.row[impossible].tolist())
        raise InvalidForecastError(
            "what happened was given a probability of 0, so the geometric mean is 0 and every"
            " peer score infinite; raise such forecasts to a stated least probability first", rows,
        )  # fmt: skip
    return np.asarray(np.log(given))


def _active(logs: FloatArray, cut: Segments) -> tuple[FloatArray, FloatArray]:
    """Count the active forecasters of each segment, and average their logarithms."""
    active = np.rint(_passing(cut, np.ones(len(logs))))
    return active, _passing(cut, logs) / np.maximum(active, 1)


def _passing(cut: Segments, steps: FloatArray) -> FloatArray:
    """Add up, in every segment, a number of each interval that covers it."""
    segments = len(cut.length)
    come, go = np.bincount(cut.first, steps, segments), np.bincount(cut.after, steps, segments)
    return np.cumsum(come - go, dtype=np.longdouble).astype(np.float64)


def _share(active: FloatArray) -> FloatArray:
    """Give N/(N-1), and 0 for one who is alone."""
    return np.where(active > 1, active / np.maximum(active - 1, 1), 0.0)


def _running(steps: FloatArray) -> NDArray[np.longdouble]:
    """Sum up to each place; the wider float keeps the digits of the last questions."""
    return np.concatenate([np.zeros(1, np.longdouble), np.cumsum(steps, dtype=np.longdouble)])
