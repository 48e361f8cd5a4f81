"""Spherical score of the probabilities of two or more categories."""

from predtrack.scores.blocks import Category, Probabilities
from predtrack.scores.categories import probability_of_what_happened, squared_length
from predtrack.scores.columns import Column
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["SPHERICAL_CATEGORICAL", "spherical_categorical"]


@door
def spherical_categorical(probability: Probabilities, outcome: Category) -> Column:
    """Probability of what happened, over the length of the vector of all probabilities.

    Parameters
    ----------
    probability : shape (n, K), in [0, 1], rows that sum to 1
        One probability for each category.
    outcome : shape (n,), whole, from 0 to K - 1
        Number of the category that happened.

    Returns
    -------
    shape (n,), in [0, 1]
        One score per forecast; higher is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, its probabilities do not sum to 1, its
        outcome numbers no category, or the shapes differ.

    References
    ----------
    Gneiting & Raftery (2007), Journal of the American Statistical Association 102(477),
    359-378. doi:10.1198/016214506000001437

    Examples
    --------
    >>> spherical_categorical([[0.7, 0.3], [0.7, 0.3]], [0, 1]).round(6)
    array([0.919145, 0.393919])
    """
    length = squared_length(probability) ** 0.5
    return probability_of_what_happened(probability, outcome) / length


SPHERICAL_CATEGORICAL = Score(
    spherical_categorical,
    name="spherical",
    title="Spherical score",
    kind="categorical",
    range=(0.0, 1.0),
    direction="higher",
    elicits="probabilities",
    reference=(
        "Gneiting, T. & Raftery, A. E. (2007). Strictly proper scoring rules, prediction, and "
        "estimation. Journal of the American Statistical Association 102(477), 359-378."
    ),
    doi="10.1198/016214506000001437",
)
