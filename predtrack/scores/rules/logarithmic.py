"""Logarithmic score of a probability, in nats."""

import numpy as np

from predtrack.scores.columns import Column, Fulfilment, Namespace, Probability
from predtrack.scores.door import door
from predtrack.scores.score import Score
from predtrack.scores.surprise import surprise

__all__ = ["LOGARITHMIC", "logarithmic"]


@door
def logarithmic(probability: Probability, outcome: Fulfilment, *, xp: Namespace = np) -> Column:
    """Surprise at what happened, ``-ln p`` or ``-ln(1 - p)``.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability given to the event.
    outcome : shape (n,), in [0, 1]
        1 if it happened, 0 if not; between, the cross-entropy of the degree of fulfilment.

    Returns
    -------
    shape (n,), in [0, inf]
        One score per forecast in nats; lower is better. Infinite where the forecaster was
        certain and wrong: nothing is clipped.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside [0, 1], or the shapes differ.

    Notes
    -----
    The outcome chooses ``log(p)`` or ``log1p(-p)``, so that p = 1e-17 keeps its digits.

    References
    ----------
    Good (1952), Journal of the Royal Statistical Society B 14(1), 107-114.
    doi:10.1111/j.2517-6161.1952.tb00104.x

    Examples
    --------
    >>> logarithmic([0.5, 0.0, 0.0], [1, 0, 1]).round(6)
    array([0.693147, 0.      ,      inf])
    """
    return surprise(probability, outcome, xp)


LOGARITHMIC = Score(
    logarithmic,
    name="log",
    title="Logarithmic score (nats)",
    kind="binary",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="probability",
    reference=(
        "Good, I. J. (1952). Rational decisions. "
        "Journal of the Royal Statistical Society, Series B 14(1), 107-114."
    ),
    doi="10.1111/j.2517-6161.1952.tb00104.x",
    caution="Infinite after one certain and wrong forecast; infinities are counted, not clipped.",
    aliases=("logarithmic",),
)
