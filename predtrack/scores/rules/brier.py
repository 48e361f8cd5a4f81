"""Brier score of a probability, on the scale from 0 to 1."""

from predtrack.scores.columns import Column, Fulfilment, Probability
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["BRIER", "brier"]


@door
def brier(probability: Probability, outcome: Fulfilment) -> Column:
    """Squared distance between the probability and what happened, ``(p - y)^2``.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability given to the event.
    outcome : shape (n,), in [0, 1]
        1 if it happened, 0 if not; between, the degree of fulfilment.

    Returns
    -------
    shape (n,), in [0, 1]
        One score per forecast; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside [0, 1], or the shapes differ.

    Notes
    -----
    The scale with two categories, from 0 to 2, is twice this one: never mix them.

    References
    ----------
    Brier (1950), Monthly Weather Review 78(1), 1-3.
    doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2

    Examples
    --------
    >>> brier([0.5, 0.75], [1, 1])
    array([0.25 , 0.0625])
    >>> brier(0.5, 1)
    0.25
    """
    error = probability - outcome
    return error * error  # an engine takes a power by way of logarithms


BRIER = Score(
    brier,
    name="brier",
    title="Brier score (one probability, 0 to 1)",
    kind="binary",
    range=(0.0, 1.0),
    direction="lower",
    elicits="probability",
    reference=(
        "Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. "
        "Monthly Weather Review 78(1), 1-3."
    ),
    doi="10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2",
)
