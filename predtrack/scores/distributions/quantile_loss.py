"""Pinball losses of quantiles: what CRPS, WIS and pinball of quantile tables share."""

import numpy as np

from predtrack.scores.columns import FloatArray
from predtrack.scores.distributions.row_blocks import over_row_blocks

__all__ = ["level_losses", "level_widths", "weighted_loss"]


def level_losses(quantile: FloatArray, value: FloatArray, outcome: FloatArray) -> FloatArray:
    """Pinball loss at every level.

    Parameters
    ----------
    quantile : shape (L,)
        Levels.
    value : shape (..., L)
        Values at the levels.
    outcome : shape (...)
        Values observed.

    Returns
    -------
    shape (..., L)
        Losses.

    Examples
    --------
    >>> level_losses(np.array([0.5, 0.75]), np.array([2.0, 8.0]), np.array(4.0))
    array([1., 1.])
    """
    distance = np.asarray(outcome)[..., None] - value
    return np.asarray(distance * np.where(distance >= 0, quantile, quantile - 1))


def weighted_loss(
    quantile: FloatArray, value: FloatArray, outcome: FloatArray, weight: FloatArray | float
) -> FloatArray:
    """Sum the pinball losses over the levels, each with its weight, in blocks of rows.

    Examples
    --------
    >>> weighted_loss(np.array([0.5, 0.75]), np.array([2.0, 8.0]), np.array(4.0), 0.5).item()
    1.0
    """
    levels = np.asarray(quantile, dtype=np.float64)
    above, below = weight * levels, weight * (levels - 1)

    def score(values: FloatArray, observed: FloatArray) -> FloatArray:
        distance = observed[:, None] - values
        loss = distance * above
        distance *= below  # the greater of the two is the loss, on either side
        return np.asarray(np.einsum("ij->i", np.maximum(loss, distance, out=loss)))

    return over_row_blocks(score, [value, outcome], [1, 0])


def level_widths(quantile: FloatArray) -> FloatArray:
    """Give each level the share of (0, 1) that lies nearer to it than to any other.

    Examples
    --------
    >>> level_widths(np.array([0.25, 0.5, 0.75]))
    array([0.375, 0.25 , 0.375])
    """
    borders = (quantile[1:] + quantile[:-1]) / 2
    return np.diff(borders, prepend=0.0, append=1.0)
