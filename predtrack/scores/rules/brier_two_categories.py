"""Brier score of one probability on the scale from 0 to 2, as two categories."""

from predtrack.scores.columns import Column, Fulfilment, Probability
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["BRIER_TWO_CATEGORIES", "brier_two_categories"]


@door
def brier_two_categories(probability: Probability, outcome: Fulfilment) -> Column:
    """Squared distance of both probabilities, yes and no, from what happened: ``2 (p - y)^2``.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability given to the event.
    outcome : shape (n,), in [0, 1]
        1 if it happened, 0 if not; between, the degree of fulfilment.

    Returns
    -------
    shape (n,), in [0, 2]
        One score per forecast; lower is better; twice what ``brier`` gives.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside [0, 1], or the shapes differ.

    References
    ----------
    Brier (1950), Monthly Weather Review 78(1), 1-3.
    doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2

    Examples
    --------
    >>> brier_two_categories([0.5, 0.75], [1, 1])
    array([0.5  , 0.125])
    """
    error = probability - outcome
    return 2 * (error * error)


BRIER_TWO_CATEGORIES = Score(
    brier_two_categories,
    name="brier_multicategory",
    title="Brier score (both categories, 0 to 2)",
    kind="binary",
    range=(0.0, 2.0),
    direction="lower",
    elicits="probability",
    reference=(
        "Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. "
        "Monthly Weather Review 78(1), 1-3."
    ),
    doi="10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2",
)
