"""How ambitious a target was: its chance on the day it was stated, had growth gone on."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import NonNegative, Positive, domain_of
from predtrack.scores.counts import read_number
from predtrack.scores.sides import sign_of
from predtrack.scores.targets.passage import first_passage_probability, terminal_probability
from predtrack.scores.targets.series import read_series
from predtrack.scores.times import read_times

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.sides import Side

__all__ = ["PassageAmbition", "ambition_by_passage"]

LEVEL = domain_of(Positive)
FLOOR = domain_of(NonNegative)


@dataclass(frozen=True, slots=True)
class PassageAmbition:
    """The chance of a target under a random walk with drift.

    Parameters
    ----------
    n
        Observations up to the day of the statement.
    distance
        Logarithm of the level over the last of them.
    drift, volatility
        Mean and standard deviation of the log growth per unit of time before the statement.
    reach_by
        Chance that the level is reached at some moment by the deadline.
    be_at
        Chance that the value stands at the level or beyond at the deadline.
    """

    n: int
    distance: float
    drift: float
    volatility: float
    reach_by: float
    be_at: float


def ambition_by_passage(
    times: ArrayLike,
    values: ArrayLike,
    target: float,
    *,
    stated: object,
    deadline: object,
    side: Side = "at least",
    least_volatility: float = 0.0,
) -> PassageAmbition:
    """Give a target the chance that the series gave it when it was stated.

    Parameters
    ----------
    times : shape (n,)
        Times of the observations, rising: dates (the unit is then the day) or numbers.
    values : shape (n,), above 0
        Observations, as they were known at the statement.
    target
        Level to reach, above 0.
    stated, deadline
        When the target was stated, and by when it is to be reached; like the times.
        Observations after the statement are left out: they belong to the outcome.
    side
        On which side of the level the target lies.
    least_volatility
        Floor of the volatility per unit of time. A series that a vendor has smoothed looks
        steadier than the world is; say so where the floor is used.

    Returns
    -------
    PassageAmbition
        ``reach_by`` for "reach it by", ``be_at`` for "be at it": never one for the other. Drift
        and volatility are taken for known, so chances far from one half are too extreme
        where n is small; a baseline with Student tails widens them.

    Raises
    ------
    InvalidForecastError
        If fewer than three observations precede the statement, or there is neither spread
        nor a floor.

    Examples
    --------
    >>> found = ambition_by_passage([2018, 2019, 2020, 2021, 2022], [1, 1.2, 1.3, 1.7, 1.8], 4,
    ...                  stated=2021.5, deadline=2026)
    >>> found.n, round(found.drift, 4), round(found.reach_by, 3), round(found.be_at, 3)
    (4, 0.1769, 0.601, 0.554)
    """
    sign = sign_of(side)
    t, y = _known_by(times, values, stated)
    end = float(read_times({"time": times, "deadline": deadline})[1])
    drift, spread = _growth_of(t, np.log(y))
    volatility = max(spread, float(FLOOR.read("least_volatility", least_volatility)))
    if volatility <= 0:
        raise InvalidForecastError("the growth has no spread; name a least_volatility")
    distance = log(read_number("target", target, above=0)) - log(y[-1])
    walk = {"drift": sign * drift, "volatility": volatility, "time": end - t[-1]}
    return PassageAmbition(
        n=len(t),
        distance=distance,
        drift=drift,
        volatility=volatility,
        reach_by=first_passage_probability(sign * distance, **walk),
        be_at=terminal_probability(sign * distance, **walk),
    )


def _known_by(times: ArrayLike, values: ArrayLike, stated: object) -> tuple[FloatArray, FloatArray]:
    t, y, day = read_series(times, values, LEVEL, {"stated": stated})
    before = t <= day
    if before.sum() < 3:
        raise InvalidForecastError("an ambition needs three observations before the statement")
    return t[before], y[before]


def _growth_of(times: FloatArray, logs: FloatArray) -> tuple[float, float]:
    # The likeliest drift looks at the ends alone; each step varies with its own length.
    spans, steps = np.diff(times), np.diff(logs)
    drift = float((logs[-1] - logs[0]) / (times[-1] - times[0]))
    variance = float(((steps - drift * spans) ** 2 / spans).sum()) / (len(steps) - 1)
    return drift, sqrt(variance)
