"""Ranked probability score of ordered categories, summed over the thresholds."""

from predtrack.scores.blocks import Category, Probabilities
from predtrack.scores.categories import threshold_distance
from predtrack.scores.columns import Column
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["RANKED_PROBABILITY", "ranked_probability"]


@door
def ranked_probability(probability: Probabilities, outcome: Category) -> Column:
    """Squared distance of the cumulative probabilities, summed over the K - 1 thresholds.

    Parameters
    ----------
    probability : shape (n, K), in [0, 1], rows that sum to 1
        One probability for each category, in their rank order.
    outcome : shape (n,), whole, from 0 to K - 1
        Number of the category that happened.

    Returns
    -------
    shape (n,), in [0, K - 1]
        One score per forecast; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, its probabilities do not sum to 1, its
        outcome numbers no category, or the shapes differ.

    Notes
    -----
    Divided by K - 1 it is ``ranked_probability_normalised``, twice that is
    ``ordered_brier``. With two categories it is the Brier score from 0 to 1.

    References
    ----------
    Epstein (1969), Journal of Applied Meteorology 8(6), 985-987.
    doi:10.1175/1520-0450(1969)008<0985:ASSFPF>2.0.CO;2

    Examples
    --------
    >>> ranked_probability([[0.1, 0.2, 0.5, 0.2], [0.1, 0.2, 0.3, 0.4]], [2, 2]).round(6)
    array([0.14, 0.26])
    """
    return threshold_distance(probability, outcome)


RANKED_PROBABILITY = Score(
    ranked_probability,
    name="rps",
    title="Ranked probability score (sum over thresholds, 0 to K - 1)",
    kind="categorical",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="probabilities",
    reference=(
        "Epstein, E. S. (1969). A scoring system for probability forecasts of ranked "
        "categories. Journal of Applied Meteorology 8(6), 985-987."
    ),
    doi="10.1175/1520-0450(1969)008<0985:ASSFPF>2.0.CO;2",
    caution="Needs the categories in rank order; sums grow with the number of categories.",
    aliases=("ranked_probability",),
)
