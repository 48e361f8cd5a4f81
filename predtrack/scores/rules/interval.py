"""Interval score of a central interval."""

import numpy as np

from predtrack.scores.columns import Column, Level, Namespace, Real, Upper
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["INTERVAL", "interval_score"]


@door
def interval_score(
    lower: Real, upper: Upper, level: Level, outcome: Real, *, xp: Namespace = np
) -> Column:
    """Width of a central interval, plus a penalty where the outcome lies outside.

    Parameters
    ----------
    lower, upper : shape (n,)
        Ends of the interval.
    level : shape (n,), between 0 and 1
        Probability that the interval was said to hold the outcome; half of the rest lies on
        each side. 0.9 is a 90 % interval, whose alpha is 0.1.
    outcome : shape (n,)
        Value observed.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the values; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, ends are swapped, a level is not between 0 and 1,
        or the shapes differ.

    Notes
    -----
    A range without a stated level has no interval score: no level may be assumed for it.

    References
    ----------
    Gneiting & Raftery (2007), Journal of the American Statistical Association 102(477),
    359-378. doi:10.1198/016214506000001437

    Examples
    --------
    >>> interval_score(400, 500, [0.5, 0.8, 0.9], 380).round(6)
    array([180., 300., 500.])
    """
    under = xp.where(outcome > upper, outcome - upper, 0.0)
    over = xp.where(outcome < lower, lower - outcome, 0.0)
    return (upper - lower) + 2 / (1 - level) * (under + over)


INTERVAL = Score(
    interval_score,
    name="interval",
    title="Interval score (central interval)",
    kind="interval",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="quantiles",
    reference=(
        "Gneiting, T. & Raftery, A. E. (2007). Strictly proper scoring rules, prediction, and "
        "estimation. Journal of the American Statistical Association 102(477), 359-378."
    ),
    doi="10.1198/016214506000001437",
    caution=(
        "Depends on the level: compare intervals of the same level only. "
        "Has the unit of the values: do not average over different quantities."
    ),
    aliases=("interval_score",),
)
