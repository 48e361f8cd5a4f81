"""Absolute percentage error of a point forecast, as a fraction of the outcome."""

import numpy as np

from predtrack.scores.columns import Column, Namespace, NonZero, Real
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["ABSOLUTE_PERCENTAGE_ERROR", "absolute_percentage_error"]


@door
def absolute_percentage_error(value: Real, outcome: NonZero, *, xp: Namespace = np) -> Column:
    """Distance between forecast and outcome, as a fraction of the outcome.

    Parameters
    ----------
    value : shape (n,)
        Value forecast.
    outcome : shape (n,), not 0
        Value observed.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast; 0.25 is 25 %; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, an outcome is 0, or the shapes differ.

    Warnings
    --------
    Rewards lowballing: under a lognormal(0, 1) belief the best answer is 0.3679 of the
    median. Prefer ``absolute_log_ratio``, which is free of scale too.

    References
    ----------
    Gneiting (2011), Journal of the American Statistical Association 106(494), 746-762.
    doi:10.1198/jasa.2011.r10138

    Examples
    --------
    >>> absolute_percentage_error([400, 100], [250, 200])
    array([0.6, 0.5])
    """
    return xp.abs((value - outcome) / outcome)


ABSOLUTE_PERCENTAGE_ERROR = Score(
    absolute_percentage_error,
    name="absolute_percentage",
    title="Absolute percentage error (rewards lowballing)",
    kind="point",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="median weighted by 1/outcome",
    reference=(
        "Gneiting, T. (2011). Making and evaluating point forecasts. "
        "Journal of the American Statistical Association 106(494), 746-762."
    ),
    doi="10.1198/jasa.2011.r10138",
    caution=(
        "Rewards lowballing: under a lognormal(0, 1) belief the best answer is 0.3679 "
        "of the median."
    ),
    aliases=("absolute_percentage_error",),
)
