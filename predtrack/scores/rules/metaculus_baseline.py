"""Metaculus's baseline score of a probability."""

from math import log

import numpy as np

from predtrack.scores.columns import Column, Fulfilment, Namespace, Probability
from predtrack.scores.door import door
from predtrack.scores.score import Score
from predtrack.scores.surprise import surprise

__all__ = ["METACULUS_BASELINE", "metaculus_baseline"]


@door
def metaculus_baseline(
    probability: Probability, outcome: Fulfilment, *, xp: Namespace = np
) -> Column:
    """Logarithmic score on a scale where .5 earns 0 and certainty that is right earns 100.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability given to the event.
    outcome : shape (n,), in [0, 1]
        1 if it happened, 0 if not; between, the mean of the two scores with that weight.

    Returns
    -------
    shape (n,), in [-inf, 100]
        One score per forecast; higher is better. Minus infinity where the forecaster was
        certain and wrong: nothing is clipped.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside [0, 1], or the shapes differ.

    Notes
    -----
    ``100 ln(2 p) / ln 2 = 100 (1 + log2 p)`` of the probability of what happened.

    References
    ----------
    Metaculus, Scores FAQ. https://www.metaculus.com/help/scores-faq/

    Examples
    --------
    >>> metaculus_baseline([0.7, 0.7, 0.5], [1, 0, 1]).round(6)
    array([ 48.542683, -73.696559,   0.      ])
    """
    return 100 * (1 - surprise(probability, outcome, xp) / log(2))


METACULUS_BASELINE = Score(
    metaculus_baseline,
    name="metaculus_baseline",
    title="Metaculus baseline score",
    kind="binary",
    range=(float("-inf"), 100.0),
    direction="higher",
    elicits="probability",
    reference="Metaculus (n.d.). Scores FAQ. https://www.metaculus.com/help/scores-faq/",
    caution="At one moment: Metaculus averages over the time for which a question was open.",
)
