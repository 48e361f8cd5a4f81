"""Metaculus's peer score of the probabilities of two or more categories."""

from predtrack.scores.blocks import Category, Probabilities
from predtrack.scores.categories import log_of_what_happened
from predtrack.scores.columns import Column
from predtrack.scores.door import door
from predtrack.scores.labels import Label
from predtrack.scores.peers import ahead_of_others, outcome_of_question
from predtrack.scores.score import Score

__all__ = ["METACULUS_PEER_CATEGORICAL", "metaculus_peer_categorical"]


@door
def metaculus_peer_categorical(
    probability: Probabilities, outcome: Category, question: Label
) -> Column:
    """Mean difference of the logarithmic scores from the others', 100 times.

    Parameters
    ----------
    probability : shape (n, K), in [0, 1], rows that sum to 1
        One probability for each category.
    outcome : shape (n,), whole, from 0 to K - 1
        Number of the category that happened.
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
    >>> metaculus_peer_categorical([[0.5, 0.3, 0.2], [0.25, 0.5, 0.25]], 0, ["q", "q"]).round(5)
    array([ 69.31472, -69.31472])
    """
    outcome = outcome_of_question(outcome, question)
    return 100 * ahead_of_others(log_of_what_happened(probability, outcome), question)


METACULUS_PEER_CATEGORICAL = Score(
    metaculus_peer_categorical,
    name="metaculus_peer",
    title="Metaculus peer score",
    kind="categorical",
    range=(float("-inf"), float("inf")),
    direction="higher",
    elicits="probabilities",
    reference="Metaculus (n.d.). Scores FAQ. https://www.metaculus.com/help/scores-faq/",
    caution="Relative to whoever answered: compare only over questions with the same company.",
)
