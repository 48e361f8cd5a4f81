"""Pinball loss of quantiles."""

import numpy as np

from predtrack.scores.blocks import Levels, Quantiles
from predtrack.scores.columns import Column, Level, Namespace, Real
from predtrack.scores.distributions import level_losses, weighted_loss
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["PINBALL", "pinball", "pinball_by_level", "quantile_loss"]


@door
def pinball(quantile: Levels, value: Quantiles, outcome: Real) -> Column:
    """Mean pinball loss over the levels.

    Parameters
    ----------
    quantile : shape (L,), between 0 and 1
        Levels, rising, shared by all rows.
    value : shape (n, L)
        Values at the levels; they may touch, but not cross.
    outcome : shape (n,)
        Value observed.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the values; lower is better.

    Raises
    ------
    InvalidForecastError
        If a number is missing or infinite, levels do not rise, quantiles cross, or the
        shapes differ.

    References
    ----------
    Koenker & Bassett (1978), Econometrica 46(1), 33-50. doi:10.2307/1913643

    Examples
    --------
    >>> pinball([0.25, 0.5, 0.75], [[2, 4, 8], [4, 4, 4]], 4).round(6)
    array([0.5, 0. ])
    """
    return weighted_loss(quantile, value, outcome, 1 / len(quantile))


@door
def pinball_by_level(quantile: Levels, value: Quantiles, outcome: Real) -> Column:
    """Pinball loss at every level, before any mean is taken.

    Parameters
    ----------
    quantile, value, outcome
        As in :func:`pinball`.

    Returns
    -------
    shape (n, L), in [0, inf)
        One loss per forecast and level, in the unit of the values; lower is better.

    Raises
    ------
    InvalidForecastError
        As :func:`pinball`.

    Examples
    --------
    >>> pinball_by_level([0.25, 0.5, 0.75], [[2, 4, 8]], [4])
    array([[0.5, 0. , 1. ]])
    """
    return level_losses(quantile, value, outcome)


@door
def quantile_loss(quantile: Level, value: Real, outcome: Real, *, xp: Namespace = np) -> Column:
    """Pinball loss of one quantile per row, each with a level of its own.

    Parameters
    ----------
    quantile : shape (n,), between 0 and 1
        Level.
    value : shape (n,)
        Value that the outcome does not exceed with the probability of the level.
    outcome : shape (n,)
        Value observed.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the values; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, or the shapes differ.

    References
    ----------
    Koenker & Bassett (1978), Econometrica 46(1), 33-50. doi:10.2307/1913643

    Examples
    --------
    >>> quantile_loss([0.75, 0.75], [100, 100], [80, 180])
    array([ 5., 60.])
    """
    distance = outcome - value
    return distance * xp.where(distance >= 0, quantile, quantile - 1)


PINBALL = Score(
    pinball,
    name="pinball",
    title="Pinball loss (mean over the levels)",
    kind="quantiles",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="quantiles",
    reference="Koenker, R. & Bassett, G. (1978). Regression quantiles. Econometrica 46(1), 33-50.",
    doi="10.2307/1913643",
    caution=(
        "Depends on the levels: compare forecasts at the same levels only. "
        "Has the unit of the values: do not average over different quantities."
    ),
)
