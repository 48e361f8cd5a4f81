"""One probability out of several, by a method that is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.columns import Probability, domain_of
from predtrack.scores.counts import read_number
from predtrack.scores.shapes import plain_if_lone

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = [
    "Aggregation",
    "aggregate_probabilities",
    "extremised",
    "geometric_mean_of_odds",
]

Aggregation = Literal["mean", "median", "geometric_mean_of_odds"]

PROBABILITY = domain_of(Probability)


def aggregate_probabilities(probabilities: ArrayLike, *, method: Aggregation) -> FloatArray | float:
    """Join the probabilities of several forecasters into one for each question.

    Parameters
    ----------
    probabilities : shape (forecasters,) or (questions, forecasters), in [0, 1]
        Every forecaster for every question.
    method
        ``mean``, ``median`` or ``geometric_mean_of_odds``. There is no default, since the
        choice is part of the number; and none of them extremises.

    Returns
    -------
    float, or shape (questions,), in [0, 1]

    Raises
    ------
    InvalidForecastError
        If a probability is missing or outside [0, 1], or there is no forecaster.
    UnknownNameError
        If no method has that name.

    Examples
    --------
    >>> round(aggregate_probabilities([0.6, 0.7, 0.9], method="mean"), 6)
    0.733333
    >>> aggregate_probabilities([0.6, 0.7, 0.9], method="median")
    0.7
    """
    if method not in METHODS:
        raise UnknownNameError("method of aggregation", method, METHODS)
    return plain_if_lone(METHODS[method](_read_block(probabilities)))


def geometric_mean_of_odds(probabilities: ArrayLike) -> FloatArray | float:
    """Join probabilities by the mean of their log odds.

    Parameters
    ----------
    probabilities : shape (forecasters,) or (questions, forecasters), in [0, 1]
        One forecaster's 0 makes it 0, one's 1 makes it 1; both together are refused, since
        they leave no odds between.

    Returns
    -------
    float, or shape (questions,), in [0, 1]

    Examples
    --------
    >>> round(geometric_mean_of_odds([0.6, 0.7, 0.9]), 6)
    0.75951
    """
    return aggregate_probabilities(probabilities, method="geometric_mean_of_odds")


def extremised(probabilities: ArrayLike, *, exponent: float) -> FloatArray | float:
    """Raise odds to a power: above 1 it pushes away from one half, below 1 towards it.

    Parameters
    ----------
    probabilities : any shape, in [0, 1]
        Probabilities, as a rule aggregated ones.
    exponent
        Above 0; state it beside every number that rests on it, and on what it was fitted.

    Returns
    -------
    float, or of the same shape, in [0, 1]

    References
    ----------
    Satopää et al. (2014), International Journal of Forecasting 30(2), 344-356.
    doi:10.1016/j.ijforecast.2013.09.009

    Examples
    --------
    >>> round(extremised(0.75, exponent=2), 6)
    0.9
    """
    p = PROBABILITY.read("probabilities", probabilities)
    return plain_if_lone(_from_log_odds(_log_odds(p) * read_number("exponent", exponent, above=0)))


def _read_block(probabilities: ArrayLike) -> FloatArray:
    block = PROBABILITY.read("probabilities", probabilities)
    if not 1 <= block.ndim <= 2 or not block.shape[-1]:
        raise InvalidForecastError("probabilities must have one for each of some forecasters")
    return np.asarray(block)


def _log_odds(p: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore"):  # log(0): certainty has infinite odds
        return np.asarray(np.log(p) - np.log1p(-p))


def _from_log_odds(odds: FloatArray) -> FloatArray:
    with np.errstate(over="ignore"):  # exp(-odds) may be infinite: then p is 0
        return np.asarray(1 / (1 + np.exp(-odds)))


def _geometric(block: FloatArray) -> FloatArray:
    torn = np.atleast_1d((block == 0).any(axis=-1) & (block == 1).any(axis=-1))
    if torn.any():
        raise InvalidForecastError(
            "a forecaster's 0 and another's 1 have no geometric mean of odds",
            np.flatnonzero(torn).tolist() if block.ndim > 1 else (),
        )
    return _from_log_odds(_log_odds(block).mean(axis=-1))


METHODS: dict[str, Callable[[FloatArray], FloatArray]] = {
    "mean": lambda block: np.asarray(block.mean(axis=-1)),
    "median": lambda block: np.asarray(np.median(block, axis=-1)),
    "geometric_mean_of_odds": _geometric,
}
"""How probabilities are joined, by name."""
