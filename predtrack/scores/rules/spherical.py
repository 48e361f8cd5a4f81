"""Spherical score of a probability."""

import numpy as np

from predtrack.scores.columns import Column, Fulfilment, Namespace, Probability
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["SPHERICAL", "spherical"]


@door
def spherical(probability: Probability, outcome: Fulfilment, *, xp: Namespace = np) -> Column:
    """Probability of what happened, over the length of the vector ``(p, 1 - p)``.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability given to the event.
    outcome : shape (n,), in [0, 1]
        1 if it happened, 0 if not; between, the mean over the two with that weight.

    Returns
    -------
    shape (n,), in [0, 1]
        One score per forecast; higher is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside [0, 1], or the shapes differ.

    References
    ----------
    Gneiting & Raftery (2007), Journal of the American Statistical Association 102(477),
    359-378. doi:10.1198/016214506000001437

    Examples
    --------
    >>> spherical([0.7, 0.7], [1, 0]).round(6)
    array([0.919145, 0.393919])
    """
    fit = outcome * probability + (1 - outcome) * (1 - probability)
    failure = 1 - probability
    return fit / xp.sqrt(probability * probability + failure * failure)


SPHERICAL = Score(
    spherical,
    name="spherical",
    title="Spherical score",
    kind="binary",
    range=(0.0, 1.0),
    direction="higher",
    elicits="probability",
    reference=(
        "Gneiting, T. & Raftery, A. E. (2007). Strictly proper scoring rules, prediction, and "
        "estimation. Journal of the American Statistical Association 102(477), 359-378."
    ),
    doi="10.1198/016214506000001437",
)
