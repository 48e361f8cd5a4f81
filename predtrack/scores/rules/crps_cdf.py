"""CRPS of a cumulative distribution on a grid."""

from typing import Literal

import numpy as np

from predtrack.scores.blocks import Cumulative, Grid
from predtrack.scores.columns import Column, Real, refuse_rows
from predtrack.scores.distributions import Interpolation, grid_crps
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["CRPS_CDF", "crps_cdf"]


@door
def crps_cdf(
    x: Grid,
    probability: Cumulative,
    outcome: Real,
    *,
    interpolation: Interpolation = "linear",
    tails: Literal["ends", "refuse"] = "ends",
) -> Column:
    """Integrate the squared distance of a stated cumulative distribution from the outcome.

    Parameters
    ----------
    x : shape (n, X) or (X,)
        Points at which the distribution is stated, rising strictly.
    probability : shape (n, X), in [0, 1]
        Probability of not more than each point, never falling.
    outcome : shape (n,)
        Value observed, inside the grid or outside.
    interpolation
        ``linear``: probability lies evenly between two points. ``step``: all of it lies at
        the upper one, as for counts.
    tails
        ``ends``: the probability of not more than the first point lies at the first point,
        what the last point leaves open lies at the last. ``refuse``: such forecasts, and
        outcomes beyond the grid, are refused.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of x; lower is better. The integral is exact.

    Raises
    ------
    InvalidForecastError
        If a number is missing or infinite, the grid does not rise, the probability falls,
        the shapes differ, or ``tails="refuse"`` and a tail is open.

    Notes
    -----
    With an outcome inside the grid, ``ends`` gives the lowest score that any shape of the
    open tails could have; with an outcome outside, it counts the full way to the grid.

    References
    ----------
    Matheson & Winkler (1976), Management Science 22(10), 1087-1096.
    doi:10.1287/mnsc.22.10.1087

    Examples
    --------
    >>> crps_cdf([0, 1], [[0, 1], [0, 1]], [0.5, 3]).round(6)
    array([0.083333, 2.333333])
    >>> crps_cdf([1, 2, 4, 8], [0.25, 0.5, 0.75, 1], 3, interpolation="step")
    0.8125
    """
    if tails == "refuse":
        _refuse_open(x, probability, outcome)
    return grid_crps(x, probability, outcome, interpolation)


def _refuse_open(x: Column, probability: Column, outcome: Column) -> None:
    what = "probability must begin at 0 and end at 1 where tails are refused"
    refuse_rows(what, np.asarray((probability[..., 0] > 0) | (probability[..., -1] < 1)))
    what = "outcome must lie on the grid where tails are refused"
    refuse_rows(what, np.asarray((outcome < x[..., 0]) | (outcome > x[..., -1])))


CRPS_CDF = Score(
    crps_cdf,
    name="crps",
    title="CRPS (cumulative distribution on a grid)",
    kind="cdf",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="distribution",
    reference=(
        "Matheson, J. E. & Winkler, R. L. (1976). Scoring rules for continuous probability "
        "distributions. Management Science 22(10), 1087-1096."
    ),
    doi="10.1287/mnsc.22.10.1087",
    caution=(
        "Probability beyond the ends of the grid counts as lying at the ends. "
        "Has the unit of the values: do not average over different quantities."
    ),
    aliases=("crps_cdf",),
)
