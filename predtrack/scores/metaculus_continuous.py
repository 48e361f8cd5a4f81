"""Metaculus's scores of a density, for questions whose answer is a number or a date."""

from typing import Literal

import numpy as np

from predtrack.scores.columns import Column, NonNegative, Probability
from predtrack.scores.door import door
from predtrack.scores.labels import Label
from predtrack.scores.peers import ahead_of_others

__all__ = [
    "metaculus_baseline_continuous",
    "metaculus_baseline_out_of_range",
    "metaculus_peer_continuous",
]


_BASELINES = {"closed": 1.0, "one open": 0.95, "both open": 0.9}


@door
def metaculus_baseline_continuous(
    density: NonNegative, *, bounds: Literal["closed", "one open", "both open"] = "closed"
) -> Column:
    """Density at the outcome against a uniform one, ``100 ln(density / baseline) / 2``.

    Parameters
    ----------
    density : shape (n,), at least 0
        Density at the outcome, on the question's range rescaled to [0, 1]: a uniform
        forecast has density 1. Multiply a density in the question's unit by upper less
        lower bound.
    bounds
        Which bounds of the range are open. The baseline leaves 5 % beyond each open
        bound: its density is 1, .95 or .9.

    Returns
    -------
    shape (n,), above -inf
        One score per forecast; higher is better; minus infinity where the density is 0.

    Raises
    ------
    InvalidForecastError
        If a row is missing, infinite or below 0.
    UnknownNameError
        If there are no such bounds.

    Notes
    -----
    Strictly proper for the density. Metaculus itself scores the probability of one bin of
    its grid, which is this density averaged over the bin, and mixes every density with a
    little of a uniform one, so that no score there is infinite. Nothing is mixed here.

    References
    ----------
    Metaculus, Scores FAQ. https://www.metaculus.com/help/scores-faq/

    Examples
    --------
    >>> metaculus_baseline_continuous([1, 2, 0.5]).round(4)
    array([  0.    ,  34.6574, -34.6574])
    """
    return 50 * np.log(density / _BASELINES[bounds])


@door
def metaculus_baseline_out_of_range(probability: Probability) -> Column:
    """Score the outcome beyond an open bound, ``100 ln(probability / .05) / 2``.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability that the forecast gave to all that lies beyond that bound.

    Returns
    -------
    shape (n,), in [-inf, 149.79]
        One score per forecast; higher is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside [0, 1].

    References
    ----------
    Metaculus, Scores FAQ. https://www.metaculus.com/help/scores-faq/

    Examples
    --------
    >>> metaculus_baseline_out_of_range(0.05)
    0.0
    """
    return 50 * np.log(probability / 0.05)


@door
def metaculus_peer_continuous(density: NonNegative, question: Label) -> Column:
    """Density at the outcome against the others', half of 100 times the mean log ratio.

    Parameters
    ----------
    density : shape (n,), at least 0
        Density at the outcome, in one unit for all forecasts of a question; beyond an open
        bound the probability of all that lies there.
    question : shape (n,)
        Name of the question; one row for each forecaster of it.

    Returns
    -------
    shape (n,), above -inf
        One score per forecast; higher is better; 0 for a forecaster who is alone.

    Raises
    ------
    InvalidForecastError
        If a row is missing, infinite or below 0, or the shapes differ.

    See Also
    --------
    metaculus_peer : the same for probabilities, with what the score means.

    References
    ----------
    Metaculus, Scores FAQ. https://www.metaculus.com/help/scores-faq/

    Examples
    --------
    >>> metaculus_peer_continuous([2, 1, 1], ["q", "q", "q"]).round(4)
    array([ 34.6574, -17.3287, -17.3287])
    """
    return 50 * ahead_of_others(np.log(np.broadcast_to(density, question.shape)), question)
