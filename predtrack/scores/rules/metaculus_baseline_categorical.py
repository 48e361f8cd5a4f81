"""Metaculus's baseline score of the probabilities of two or more categories."""

from math import log

from predtrack.scores.blocks import Category, Probabilities
from predtrack.scores.categories import count_categories, log_of_what_happened
from predtrack.scores.columns import Column
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["METACULUS_BASELINE_CATEGORICAL", "metaculus_baseline_categorical"]


@door
def metaculus_baseline_categorical(probability: Probabilities, outcome: Category) -> Column:
    """Logarithmic score where equal probabilities earn 0 and certainty that is right 100.

    Parameters
    ----------
    probability : shape (n, K), in [0, 1], rows that sum to 1
        One probability for each category.
    outcome : shape (n,), whole, from 0 to K - 1
        Number of the category that happened.

    Returns
    -------
    shape (n,), in [-inf, 100]
        One score per forecast; higher is better. Minus infinity where what happened had
        probability 0: nothing is clipped.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, its probabilities do not sum to 1, its
        outcome numbers no category, the shapes differ, or there
        is one category alone.

    Notes
    -----
    ``100 ln(K p) / ln K`` of the probability of what happened.

    References
    ----------
    Metaculus, Scores FAQ. https://www.metaculus.com/help/scores-faq/

    Examples
    --------
    >>> metaculus_baseline_categorical([[0.25, 0.25, 0.25, 0.25], [0.5, 0.5, 0, 0]], 0)
    array([ 0., 50.])
    """
    scale = log(count_categories(probability))
    return 100 * (1 + log_of_what_happened(probability, outcome) / scale)


METACULUS_BASELINE_CATEGORICAL = Score(
    metaculus_baseline_categorical,
    name="metaculus_baseline",
    title="Metaculus baseline score",
    kind="categorical",
    range=(float("-inf"), 100.0),
    direction="higher",
    elicits="probabilities",
    reference="Metaculus (n.d.). Scores FAQ. https://www.metaculus.com/help/scores-faq/",
    caution="At one moment: Metaculus averages over the time for which a question was open.",
)
