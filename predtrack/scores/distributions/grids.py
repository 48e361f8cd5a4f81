"""CRPS of a cumulative distribution stated on a grid, integrated exactly."""

from typing import Literal

import numpy as np

from predtrack.scores.columns import FloatArray
from predtrack.scores.distributions.row_blocks import over_row_blocks

__all__ = ["Interpolation", "grid_crps"]

Interpolation = Literal["linear", "step"]
"""How probability lies between two points: evenly, or all at the upper one."""


def grid_crps(
    x: FloatArray, probability: FloatArray, outcome: FloatArray, interpolation: Interpolation
) -> FloatArray:
    """Integrate ``(F(t) - 1{y <= t})^2``, with the mass beyond the ends lying at the ends.

    Parameters
    ----------
    x : shape (..., X)
        Points of the grid, rising strictly.
    probability : shape (..., X)
        Probability of not more than each point.
    outcome : shape (...)
        Values observed.
    interpolation
        What the distribution does between the points.

    Returns
    -------
    shape (...)
        One score per distribution.

    Examples
    --------
    >>> x, probability = np.array([0.0, 1.0]), np.array([0.0, 1.0])
    >>> round(grid_crps(x, probability, np.array(0.5), "linear").item(), 6)
    0.083333
    """
    area = _linear_area if interpolation == "linear" else _step_area

    def score(points: FloatArray, chance: FloatArray, observed: FloatArray) -> FloatArray:
        y = observed[:, None]
        width = np.diff(points, axis=-1)
        before = np.clip((y - points[:, :-1]) / width, 0, 1)  # share of each cell below y
        inside = np.sum(width * area(chance[:, :-1], chance[:, 1:], before), axis=-1)
        nearest = np.clip(observed, points[:, 0], points[:, -1])
        return np.asarray(inside + np.abs(observed - nearest))

    return over_row_blocks(score, [x, probability, outcome], [1, 1, 0])


def _linear_area(low: FloatArray, high: FloatArray, before: FloatArray) -> FloatArray:
    middle = low + (high - low) * before
    below = before * _mean_square(low, middle)
    return np.asarray(below + (1 - before) * _mean_square(1 - middle, 1 - high))


def _mean_square(one: FloatArray, other: FloatArray) -> FloatArray:
    return np.asarray((one**2 + one * other + other**2) / 3)


def _step_area(low: FloatArray, _: FloatArray, before: FloatArray) -> FloatArray:
    return np.asarray(before * low**2 + (1 - before) * (1 - low) ** 2)
