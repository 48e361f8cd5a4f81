"""Expected Brier score where the resolver is not certain of the outcome."""

from predtrack.scores.columns import Column, Fulfilment, Probability
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["BRIER_UNCERTAIN_OUTCOME", "brier_uncertain_outcome"]


@door
def brier_uncertain_outcome(probability: Probability, outcome: Fulfilment) -> Column:
    """Brier score expected by a resolver who gives the event the probability z.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability that the forecaster gave to the event.
    outcome : shape (n,), in [0, 1]
        Probability z that the event happened, in the eyes of the resolver.

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
    ``z (1 - p)^2 + (1 - z) p^2 = (p - z)^2 + z (1 - z)``: what the Brier score becomes on
    average once the event turns out to have happened or not. The doubt of the resolver
    stays in it. If z is the degree to which something was fulfilled, use ``brier``.

    References
    ----------
    Brier (1950), Monthly Weather Review 78(1), 1-3.
    doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2

    Examples
    --------
    >>> brier_uncertain_outcome(0.75, [0, 0.5, 1])
    array([0.5625, 0.3125, 0.0625])
    """
    failure = 1 - probability
    return outcome * (failure * failure) + (1 - outcome) * (probability * probability)


BRIER_UNCERTAIN_OUTCOME = Score(
    brier_uncertain_outcome,
    name="brier_uncertain_outcome",
    title="Brier score expected under an uncertain resolution (0 to 1)",
    kind="binary",
    range=(0.0, 1.0),
    direction="lower",
    elicits="probability",
    reference=(
        "Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. "
        "Monthly Weather Review 78(1), 1-3."
    ),
    doi="10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2",
    caution="A degree of fulfilment is no doubt of the resolver: that is scored by brier.",
)
