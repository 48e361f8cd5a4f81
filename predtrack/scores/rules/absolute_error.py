"""Absolute error of a point forecast."""

import numpy as np

from predtrack.scores.columns import Column, Namespace, Real
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["ABSOLUTE_ERROR", "absolute_error"]


@door
def absolute_error(value: Real, outcome: Real, *, xp: Namespace = np) -> Column:
    """Distance between the value forecast and the value observed.

    Parameters
    ----------
    value : shape (n,)
        Value forecast.
    outcome : shape (n,)
        Value observed.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the values; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, or the shapes differ.

    References
    ----------
    Gneiting (2011), Journal of the American Statistical Association 106(494), 746-762.
    doi:10.1198/jasa.2011.r10138

    Examples
    --------
    >>> absolute_error([400, 250], 250)
    array([150.,   0.])
    """
    return xp.abs(value - outcome)


ABSOLUTE_ERROR = Score(
    absolute_error,
    name="absolute",
    title="Absolute error",
    kind="point",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="median",
    reference=(
        "Gneiting, T. (2011). Making and evaluating point forecasts. "
        "Journal of the American Statistical Association 106(494), 746-762."
    ),
    doi="10.1198/jasa.2011.r10138",
    caution="Has the unit of the values: do not average over different quantities.",
    aliases=("absolute_error",),
)
