"""Brier score of the probabilities of two or more categories, on the scale from 0 to 2."""

from predtrack.scores.blocks import Category, Probabilities
from predtrack.scores.categories import happened, squared_length
from predtrack.scores.columns import Column
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["BRIER_MULTICATEGORY", "brier_multicategory"]


@door
def brier_multicategory(probability: Probabilities, outcome: Category) -> Column:
    """Squared distance between all the probabilities and what happened.

    Parameters
    ----------
    probability : shape (n, K), in [0, 1], rows that sum to 1
        One probability for each category.
    outcome : shape (n,), whole, from 0 to K - 1
        Number of the category that happened.

    Returns
    -------
    shape (n,), in [0, 2]
        One score per forecast; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, its probabilities do not sum to 1, its
        outcome numbers no category, or the shapes differ.

    Notes
    -----
    The scale of one probability, from 0 to 1, is half of this one where there are two
    categories: never mix them. The order of the categories does not matter.

    References
    ----------
    Brier (1950), Monthly Weather Review 78(1), 1-3.
    doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2

    Examples
    --------
    >>> brier_multicategory([[0.15, 0.45, 0.25, 0.15]], [2]).round(6)
    array([0.81])
    >>> brier_multicategory([0.75, 0.25], 0)
    0.125
    """
    return squared_length(probability - happened(probability, outcome))


BRIER_MULTICATEGORY = Score(
    brier_multicategory,
    name="brier_multicategory",
    title="Brier score (all categories, 0 to 2)",
    kind="categorical",
    range=(0.0, 2.0),
    direction="lower",
    elicits="probabilities",
    reference=(
        "Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. "
        "Monthly Weather Review 78(1), 1-3."
    ),
    doi="10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2",
)
