"""Good Judgment's rule for ordered categories: the Brier score averaged over the splits."""

from predtrack.scores.blocks import Category, Probabilities
from predtrack.scores.categories import count_categories, threshold_distance
from predtrack.scores.columns import Column
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["ORDERED_BRIER", "ordered_brier"]


@door
def ordered_brier(probability: Probabilities, outcome: Category) -> Column:
    """Mean over the K - 1 splits of the order, each a Brier score from 0 to 2.

    Parameters
    ----------
    probability : shape (n, K), in [0, 1], rows that sum to 1
        One probability for each category, in their rank order.
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
        outcome numbers no category, the shapes differ, or there
        is one category alone.

    Notes
    -----
    Each split asks whether the outcome lies at or below a category. The ordered rule is
    ``2 RPS / (K - 1)``; with two categories it is the Brier score from 0 to 2.

    References
    ----------
    Good Judgment Open, Frequently asked questions. https://www.gjopen.com/faq
    Epstein (1969), Journal of Applied Meteorology 8(6), 985-987.
    doi:10.1175/1520-0450(1969)008<0985:ASSFPF>2.0.CO;2

    Examples
    --------
    >>> ordered_brier([[0.25, 0.25, 0.3, 0.2]], [1]).round(6)
    array([0.235])
    """
    splits = count_categories(probability) - 1
    return 2 * threshold_distance(probability, outcome) / splits


ORDERED_BRIER = Score(
    ordered_brier,
    name="ordered_brier",
    title="Ordered Brier score (Good Judgment's, 0 to 2)",
    kind="categorical",
    range=(0.0, 2.0),
    direction="lower",
    elicits="probabilities",
    reference=(
        "Epstein, E. S. (1969). A scoring system for probability forecasts of ranked "
        "categories. Journal of Applied Meteorology 8(6), 985-987."
    ),
    doi="10.1175/1520-0450(1969)008<0985:ASSFPF>2.0.CO;2",
    caution="Needs the categories in rank order.",
)
