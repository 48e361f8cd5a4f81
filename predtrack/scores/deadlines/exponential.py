"""Survival score of a constant hazard, in closed form."""

from __future__ import annotations

from math import factorial
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.columns import NonNegative, Positive, Probability, domain_of, refuse_rows
from predtrack.scores.deadlines.reading import read_events
from predtrack.scores.shapes import plain_if_lone, refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import Column, FloatArray

__all__ = ["constant_hazard", "survival_score_exponential"]

HAZARD = domain_of(NonNegative)
PROBABILITY = domain_of(Probability)
DEADLINE = domain_of(Positive)

SERIES = [(-1) ** k * (2**k - 2) / factorial(k + 1) for k in range(25, 1, -1)]
"""Coefficients of ``1 + 2 expm1(-x) / x - expm1(-2x) / (2x)``, from x^25 down to x^2."""


def constant_hazard(probability: ArrayLike, deadline: ArrayLike) -> Column:
    """Hazard per unit of time under which an event comes by a deadline as often as said.

    Parameters
    ----------
    probability : shape (n,), in [0, 1)
        Probability of the event by the deadline.
    deadline : shape (n,), above 0
        Time from the statement to the deadline.

    Returns
    -------
    shape (n,), at least 0
        ``-ln(1 - p) / D``. It is a reading of the statement: nobody who gives one
        probability says that every day is like the other.

    Raises
    ------
    InvalidForecastError
        If a row is missing or out of range, or the probability is 1: no constant hazard is
        certain of an event.

    Examples
    --------
    >>> round(constant_hazard(0.3, 2.0), 6)
    0.178337
    """
    refuse_mismatch({"probability": probability, "deadline": deadline})
    share = PROBABILITY.read("probability", probability)
    time = DEADLINE.read("deadline", deadline)
    refuse_rows("a probability of 1 has no finite hazard; state a curve instead", share == 1)
    return plain_if_lone(-np.log1p(-share) / time + 0.0)


def survival_score_exponential(
    hazard: ArrayLike,
    time: ArrayLike,
    *,
    horizon: ArrayLike,
    observed_until: ArrayLike | None = None,
) -> Column:
    r"""Score ``F(t) = 1 - exp(-hazard t)`` by :func:`survival_score`, exactly.

    .. math::
        S = m - \frac{2 (1 - e^{-\lambda m})}{\lambda} + \frac{1 - e^{-2 \lambda C}}{2 \lambda},
        \quad m = \min(T, C)

    Parameters
    ----------
    hazard : shape (n,), at least 0
        Chance of the event per unit of time, while it has not happened.
    time, horizon, observed_until
        As in :func:`survival_score`.

    Returns
    -------
    shape (n,), in units of time
        Lower is better. Infinite where a hazard of 0 meets an event and an endless horizon.

    Raises
    ------
    InvalidForecastError
        As :func:`survival_score`, or if a hazard is missing, infinite or below 0.

    Examples
    --------
    >>> never = float("inf")
    >>> round(survival_score_exponential(0.25, 2, horizon=5), 6)
    0.688075
    >>> round(survival_score_exponential(0.25, never, horizon=5), 6)
    1.127868
    >>> round(survival_score_exponential(0.25, 2, horizon=never), 6)
    0.852245
    """
    refuse_mismatch({"hazard": hazard, "time": time})
    refuse_mismatch({"hazard": hazard, "horizon": horizon})
    events = read_events(time, horizon, observed_until)
    rate = HAZARD.read("hazard", hazard)
    rates, until, end = np.broadcast_arrays(np.atleast_1d(rate), events.until, events.horizon)
    scores = _before(rates, until) + _after(rates, until, end)
    return scores if np.ndim(rate) else events.plain(scores)


def _before(rate: FloatArray, until: FloatArray) -> FloatArray:
    """Integrate the square of F up to the event: where it had claimed too much."""
    x = rate * until
    small = np.minimum(x, 1.0)
    near = np.polyval(SERIES, small) * small**2
    large = np.maximum(x, 1.0)
    far = 1 + 2 * np.expm1(-large) / large - np.expm1(-2 * large) / (2 * large)
    # Below 1 the closed form loses its digits to cancellation, so its series is used.
    return np.asarray(until * np.where(x < 1, near, far))


def _after(rate: FloatArray, until: FloatArray, end: FloatArray) -> FloatArray:
    """Integrate the square of 1 - F after the event: where it had claimed too little."""
    rest, surviving = end - until, np.exp(-2 * rate * until)
    endless = np.isinf(rest)
    x = 2 * rate * np.where(endless, 0.0, rest)
    finite = np.where(x > 0, -np.expm1(-x) / np.where(x > 0, x, 1.0), 1.0) * rest
    with np.errstate(divide="ignore"):  # a hazard of 0 never gives up its share
        return np.asarray(surviving * np.where(endless, 1 / (2 * rate), finite))
