"""Absolute logarithm of the ratio of a point forecast to its outcome."""

import numpy as np

from predtrack.scores.columns import Column, Namespace, Positive
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["ABSOLUTE_LOG_RATIO", "absolute_log_ratio"]


@door
def absolute_log_ratio(value: Positive, outcome: Positive, *, xp: Namespace = np) -> Column:
    """Absolute logarithm of forecast over outcome, ``|ln(x / y)|``.

    Parameters
    ----------
    value : shape (n,), above 0
        Value forecast.
    outcome : shape (n,), above 0
        Value observed.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast in nats; lower is better. Twice as much and half as much
        are equally wrong, and the unit of the values does not matter.

    Raises
    ------
    InvalidForecastError
        If a row is missing, infinite or not above 0, or the shapes differ.

    References
    ----------
    Gneiting (2011), Journal of the American Statistical Association 106(494), 746-762.
    doi:10.1198/jasa.2011.r10138

    Examples
    --------
    >>> absolute_log_ratio([400, 100], [250, 250]).round(6)
    array([0.470004, 0.916291])
    """
    return xp.abs(xp.log(value / outcome))


ABSOLUTE_LOG_RATIO = Score(
    absolute_log_ratio,
    name="absolute_log_ratio",
    title="Absolute log ratio",
    kind="point",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="median",
    reference=(
        "Gneiting, T. (2011). Making and evaluating point forecasts. "
        "Journal of the American Statistical Association 106(494), 746-762."
    ),
    doi="10.1198/jasa.2011.r10138",
)
