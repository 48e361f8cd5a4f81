"""Logarithmic score of the probabilities of two or more categories, in bits."""

from math import log

from predtrack.scores.blocks import Category, Probabilities
from predtrack.scores.categories import log_of_what_happened
from predtrack.scores.columns import Column
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["LOGARITHMIC_BITS_CATEGORICAL", "logarithmic_bits_categorical"]


@door
def logarithmic_bits_categorical(probability: Probabilities, outcome: Category) -> Column:
    """Surprise at the category that happened in bits, ``-log2`` of its probability.

    Parameters
    ----------
    probability : shape (n, K), in [0, 1], rows that sum to 1
        One probability for each category.
    outcome : shape (n,), whole, from 0 to K - 1
        Number of the category that happened.

    Returns
    -------
    shape (n,), in [0, inf]
        One score per forecast in bits; lower is better. Infinite where what happened had
        probability 0: nothing is clipped.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, its probabilities do not sum to 1, its
        outcome numbers no category, or the shapes differ.

    References
    ----------
    Good (1952), Journal of the Royal Statistical Society B 14(1), 107-114.
    doi:10.1111/j.2517-6161.1952.tb00104.x

    Examples
    --------
    >>> logarithmic_bits_categorical([[0.5, 0.25, 0.25], [1, 0, 0]], [2, 0])
    array([2., 0.])
    """
    # a leading minus would turn a perfect 0 into -0.0
    return 0.0 - log_of_what_happened(probability, outcome) / log(2)


LOGARITHMIC_BITS_CATEGORICAL = Score(
    logarithmic_bits_categorical,
    name="log_bits",
    title="Logarithmic score (bits)",
    kind="categorical",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="probabilities",
    reference=(
        "Good, I. J. (1952). Rational decisions. "
        "Journal of the Royal Statistical Society, Series B 14(1), 107-114."
    ),
    doi="10.1111/j.2517-6161.1952.tb00104.x",
    caution="Infinite after one certain and wrong forecast; infinities are counted, not clipped.",
)
