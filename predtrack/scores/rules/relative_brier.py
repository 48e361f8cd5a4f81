"""Relative Brier score: the own Brier score less the median of all forecasters."""

from predtrack.scores.columns import Column, Fulfilment, Probability
from predtrack.scores.door import door
from predtrack.scores.labels import Label
from predtrack.scores.peers import median_of_question, outcome_of_question
from predtrack.scores.score import Score

__all__ = ["RELATIVE_BRIER", "relative_brier"]


@door
def relative_brier(probability: Probability, outcome: Fulfilment, question: Label) -> Column:
    """Brier score less the median Brier score of all forecasters of the question.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability given to the event.
    outcome : shape (n,), in [0, 1]
        1 if it happened, 0 if not; between, the degree of fulfilment.
    question : shape (n,)
        Name of the question; one row for each forecaster of it.

    Returns
    -------
    shape (n,), in [-1, 1]
        One score per forecast; lower is better, below 0 is better than the median. A
        forecaster who is alone gets 0.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, the shapes differ, or a question has two
        outcomes.

    Notes
    -----
    On the scale of one probability; platforms that score both categories (0 to 2) print
    twice this number. Against given answers of the others no other forecast expects a
    better score than the honest one. It is not strictly proper: a forecast that is itself
    the middle one of an odd number scores 0, whatever it says and whatever happens.

    References
    ----------
    Good Judgment Open, Frequently asked questions. https://www.gjopen.com/faq

    Examples
    --------
    >>> relative_brier([0.9, 0.8, 0.5], 1, ["q", "q", "q"]).round(6)
    array([-0.03,  0.  ,  0.21])
    """
    outcome = outcome_of_question(outcome, question)
    brier = (probability - outcome) ** 2
    return brier - median_of_question(brier, question)


RELATIVE_BRIER = Score(
    relative_brier,
    name="relative_brier",
    title="Relative Brier score (less the median, scale 0 to 1)",
    kind="binary",
    range=(-1.0, 1.0),
    direction="lower",
    elicits="probability, except where the forecast is itself the median",
    reference=("Good Judgment Open (2024). Frequently asked questions. https://www.gjopen.com/faq"),
    caution="Relative to whoever answered: compare only over questions with the same company.",
)
