"""Metaculus's peer score of a probability: how far ahead of the other forecasters."""

from predtrack.scores.columns import Column, Fulfilment, Probability
from predtrack.scores.door import door
from predtrack.scores.labels import Label
from predtrack.scores.peers import ahead_of_others, outcome_of_question
from predtrack.scores.score import Score
from predtrack.scores.surprise import surprise

__all__ = ["METACULUS_PEER", "metaculus_peer"]


@door
def metaculus_peer(probability: Probability, outcome: Fulfilment, question: Label) -> Column:
    """Mean difference of the logarithmic scores from the others', 100 times.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability given to the event.
    outcome : shape (n,), in [0, 1]
        1 if it happened, 0 if not; between, the mean of the two scores with that weight.
    question : shape (n,)
        Name of the question; one row for each forecaster of it.

    Returns
    -------
    shape (n,), in [-inf, inf]
        One score per forecast; higher is better. The finite scores of a question sum to 0;
        a forecaster who is alone gets 0, as at Metaculus.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, the shapes differ, or a question has two
        outcomes.

    Notes
    -----
    ``100 (ln p - mean of ln p_j)`` over the others, which is ``100 N/(N-1) ln(p / GM)`` with
    the geometric mean over all N. The own forecast is not in the mean of the others, so
    the expected score is strictly proper as long as the others do not react to it.
    Two probabilities of 0 for what happened are equally wrong, 0 apart.

    References
    ----------
    Metaculus, Scores FAQ. https://www.metaculus.com/help/scores-faq/

    Examples
    --------
    >>> metaculus_peer([0.7, 0.5, 0.6, 0.9], 1, ["q", "q", "q", "q"]).round(5)
    array([  7.97695, -36.88602, -12.57647,  41.48554])
    """
    outcome = outcome_of_question(outcome, question)
    return 100 * ahead_of_others(-surprise(probability, outcome), question)


METACULUS_PEER = Score(
    metaculus_peer,
    name="metaculus_peer",
    title="Metaculus peer score",
    kind="binary",
    range=(float("-inf"), float("inf")),
    direction="higher",
    elicits="probability",
    reference="Metaculus (n.d.). Scores FAQ. https://www.metaculus.com/help/scores-faq/",
    caution="Relative to whoever answered: compare only over questions with the same company.",
)
