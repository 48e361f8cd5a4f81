"""Logarithmic score of a probability, in bits."""

from math import log

import numpy as np

from predtrack.scores.columns import Column, Fulfilment, Namespace, Probability
from predtrack.scores.door import door
from predtrack.scores.score import Score
from predtrack.scores.surprise import surprise

__all__ = ["LOGARITHMIC_BITS", "logarithmic_bits"]


@door
def logarithmic_bits(
    probability: Probability, outcome: Fulfilment, *, xp: Namespace = np
) -> Column:
    """Surprise at what happened in bits, ``-log2 p`` or ``-log2(1 - p)``.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability given to the event.
    outcome : shape (n,), in [0, 1]
        1 if it happened, 0 if not; between, the cross-entropy of the degree of fulfilment.

    Returns
    -------
    shape (n,), in [0, inf]
        One score per forecast in bits; lower is better. Infinite where the forecaster was
        certain and wrong: nothing is clipped.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside [0, 1], or the shapes differ.

    References
    ----------
    Good (1952), Journal of the Royal Statistical Society B 14(1), 107-114.
    doi:10.1111/j.2517-6161.1952.tb00104.x

    Examples
    --------
    >>> logarithmic_bits([0.5, 0.25, 0.0], [1, 1, 1])
    array([ 1.,  2., inf])
    """
    return surprise(probability, outcome, xp) / log(2)


LOGARITHMIC_BITS = Score(
    logarithmic_bits,
    name="log_bits",
    title="Logarithmic score (bits)",
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
)
