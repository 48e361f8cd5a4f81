"""Survival score of a curve through stated deadlines and probabilities, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.columns import Domain, refuse_rows
from predtrack.scores.deadlines.reading import Events, read_events

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import Column, FloatArray

__all__ = ["Between", "survival_score_stated"]

Between = Literal["linear", "late", "early"]

DEADLINES = Domain("be finite numbers above 0", 0, zero=False, axes=("deadline",))
PROBABILITIES = Domain("be finite numbers in [0, 1]", 0, 1, axes=("deadline",))


def survival_score_stated(
    deadlines: ArrayLike,
    probabilities: ArrayLike,
    time: ArrayLike,
    *,
    horizon: ArrayLike,
    between: Between = "linear",
    observed_until: ArrayLike | None = None,
) -> Column:
    """Score "30 % by June, 50 % by December" by :func:`survival_score`, exactly.

    Parameters
    ----------
    deadlines : shape (k,) or (n, k), above 0
        Times from the statement to each deadline, ascending.
    probabilities : shape (k,) or (n, k), in [0, 1]
        Probability of the event by each deadline; they must not fall.
    time, horizon, observed_until
        As in :func:`survival_score`. The horizon must not lie after the last deadline, as
        nothing was said of what comes then.
    between
        What to assume between two deadlines: ``linear``, every moment is like the other;
        ``late``, all at the deadline; ``early``, all right after the deadline before. The
        last two are the extremes: if they change who is better, the statements are too
        coarse to tell. With ``late``, the probability at the horizon itself has no weight.

    Returns
    -------
    shape (n,), in units of time
        Lower is better.

    Raises
    ------
    InvalidForecastError
        As :func:`survival_score`; or if deadlines do not ascend, probabilities fall (see
        :func:`coherent_projection`), or the horizon lies after the last deadline.
    UnknownNameError
        If there is no such way to fill the gaps.

    Examples
    --------
    >>> round(survival_score_stated([5], [0.6], 2, horizon=5), 6)
    1.08
    >>> survival_score_stated([1, 2], [0.3, 0.5], [0.5, float("inf")], horizon=2).round(6)
    array([0.668333, 0.193333])
    """
    if between not in get_args(Between):
        raise UnknownNameError("way between deadlines", between, get_args(Between))
    events = read_events(time, horizon, observed_until)
    times, shares = _read_curve(deadlines, probabilities)
    _refuse_misfit(times, shares, events)
    single = events.single and times.ndim == 1 and shares.ndim == 1
    until, end = events.until[:, None], events.horizon[:, None]
    times, shares = _with_origin(times), _with_origin(shares)
    before = _squares(times, shares, np.zeros_like(until), until, between)
    after = _squares(times, shares - 1, until, end, between)
    scores = before + after
    return float(scores[0]) if single else scores


def _read_curve(deadlines: ArrayLike, probabilities: ArrayLike) -> tuple[FloatArray, FloatArray]:
    times = DEADLINES.read("deadlines", deadlines)
    shares = PROBABILITIES.read("probabilities", probabilities)
    if not (times.ndim in {1, 2} and shares.ndim in {1, 2} and times.size):
        raise InvalidForecastError("deadlines and probabilities must be rows of numbers")
    if times.shape[-1] != shares.shape[-1]:
        raise InvalidForecastError("every deadline needs a probability, and every one a deadline")
    refuse_rows("deadlines must ascend", (np.diff(times) <= 0).any(axis=-1))
    refuse_rows(
        "probabilities fall although their deadlines ascend; see coherent_projection",
        (np.diff(shares) < 0).any(axis=-1),
    )
    return times, shares


def _refuse_misfit(times: FloatArray, shares: FloatArray, events: Events) -> None:
    rows = [len(column) for column in (times, shares) if column.ndim == 2]
    if len({*rows, len(events.until)} - {1}) > 1:
        raise InvalidForecastError("deadlines, probabilities and time must have one length")
    refuse_rows(
        "the horizon lies after the last deadline; compare at an earlier date",
        np.atleast_1d(events.horizon > times[..., -1]),
    )


def _with_origin(column: FloatArray) -> FloatArray:
    return np.concatenate([np.zeros((*column.shape[:-1], 1)), column], axis=-1)


def _squares(
    times: FloatArray, heights: FloatArray, low: FloatArray, high: FloatArray, between: Between
) -> FloatArray:
    """Integrate the square of the curve from low to high."""
    start, stop = times[..., :-1], times[..., 1:]
    left, right = heights[..., :-1], heights[..., 1:]
    begin, end = np.clip(start, low, high), np.clip(stop, low, high)
    if between != "linear":
        left = right = left if between == "late" else right
    slope = (right - left) / (stop - start)
    a, b = left + slope * (begin - start), left + slope * (end - start)
    return np.asarray(((end - begin) * (a * a + a * b + b * b) / 3).sum(axis=-1))
