"""Ranked probability score of ordered categories, as a mean over the thresholds."""

from predtrack.scores.blocks import Category, Probabilities
from predtrack.scores.categories import count_categories, threshold_distance
from predtrack.scores.columns import Column
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["RANKED_PROBABILITY_NORMALISED", "ranked_probability_normalised"]


@door
def ranked_probability_normalised(probability: Probabilities, outcome: Category) -> Column:
    """Squared distance of the cumulative probabilities, averaged over the K - 1 thresholds.

    Parameters
    ----------
    probability : shape (n, K), in [0, 1], rows that sum to 1
        One probability for each category, in their rank order.
    outcome : shape (n,), whole, from 0 to K - 1
        Number of the category that happened.

    Returns
    -------
    shape (n,), in [0, 1]
        One score per forecast; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, its probabilities do not sum to 1, its
        outcome numbers no category, the shapes differ, or there
        is one category alone.

    References
    ----------
    Epstein (1969), Journal of Applied Meteorology 8(6), 985-987.
    doi:10.1175/1520-0450(1969)008<0985:ASSFPF>2.0.CO;2

    Examples
    --------
    >>> ranked_probability_normalised([[0.1, 0.2, 0.5, 0.2]], [2]).round(7)
    array([0.0466667])
    """
    thresholds = count_categories(probability) - 1
    return threshold_distance(probability, outcome) / thresholds


RANKED_PROBABILITY_NORMALISED = Score(
    ranked_probability_normalised,
    name="rps_normalised",
    title="Ranked probability score (mean over thresholds, 0 to 1)",
    kind="categorical",
    range=(0.0, 1.0),
    direction="lower",
    elicits="probabilities",
    reference=(
        "Epstein, E. S. (1969). A scoring system for probability forecasts of ranked "
        "categories. Journal of Applied Meteorology 8(6), 985-987."
    ),
    doi="10.1175/1520-0450(1969)008<0985:ASSFPF>2.0.CO;2",
    caution="Needs the categories in rank order.",
    aliases=("ranked_probability_normalised",),
)
