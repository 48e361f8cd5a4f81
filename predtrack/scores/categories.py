"""What the rules for two or more categories have in common."""

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import BoolArray, FloatArray

__all__ = [
    "count_categories",
    "happened",
    "log_of_what_happened",
    "probability_of_what_happened",
    "squared_length",
    "threshold_distance",
]


def happened(probability: FloatArray, outcome: FloatArray) -> BoolArray:
    """Mark the category that happened, among those of the forecast.

    Examples
    --------
    >>> happened(np.array([0.2, 0.5, 0.3]), np.array([2, 0])).astype(int)
    array([[0, 0, 1],
           [1, 0, 0]])
    """
    return np.asarray(outcome[..., None] == np.arange(probability.shape[-1]))


def probability_of_what_happened(probability: FloatArray, outcome: FloatArray) -> FloatArray:
    """Pick the probability that each forecast gave to the category that happened.

    Examples
    --------
    >>> probability_of_what_happened(np.array([[0.2, 0.5, 0.3]]), np.array([1.0]))
    array([0.5])
    """
    rows = np.broadcast_shapes(probability.shape[:-1], np.shape(outcome))
    columns = np.broadcast_to(probability, (*rows, probability.shape[-1]))
    place = np.broadcast_to(outcome, rows).astype(np.intp)[..., None]
    return np.asarray(np.take_along_axis(columns, place, axis=-1)[..., 0])


def log_of_what_happened(probability: FloatArray, outcome: FloatArray) -> FloatArray:
    """Take the natural logarithm of the probability of what happened; minus infinity at 0.

    Examples
    --------
    >>> log_of_what_happened(np.array([[0.5, 0.5]]), np.array([1])).round(6)
    array([-0.693147])
    """
    return np.asarray(np.log(probability_of_what_happened(probability, outcome)))


def squared_length(block: FloatArray) -> FloatArray:
    """Sum the squares over the last axis.

    Examples
    --------
    >>> squared_length(np.array([[3.0, 4.0]]))
    array([25.])
    """
    # In one layout of memory, so that equal rows have equal sums to the last bit.
    rows = np.ascontiguousarray(block)
    return np.asarray(np.einsum("...k,...k->...", rows, rows))


def threshold_distance(probability: FloatArray, outcome: FloatArray) -> FloatArray:
    """Sum the squared distances of the cumulative probabilities over the thresholds.

    Between K ordered categories lie K - 1 thresholds.

    Examples
    --------
    >>> threshold_distance(np.array([[0.1, 0.2, 0.5, 0.2]]), np.array([2])).round(6)
    array([0.14])
    """
    reached = happened(probability[..., :-1], outcome).cumsum(axis=-1)
    distance = probability[..., :-1].cumsum(axis=-1) - reached
    return squared_length(distance)


def count_categories(probability: FloatArray) -> int:
    """Count the categories; with one alone there is nothing to be uncertain about."""
    if probability.shape[-1] < 2:
        raise InvalidForecastError("probability must have at least two categories for this rule")
    return int(probability.shape[-1])
