"""Weighted interval score of quantiles, and what it is made of."""

from typing import NamedTuple

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.blocks import Levels, Quantiles
from predtrack.scores.columns import TOLERANCE, Column, FloatArray, Real
from predtrack.scores.distributions import weighted_loss
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = [
    "WIS",
    "IntervalComponents",
    "weighted_interval_score",
    "weighted_interval_score_components",
]


class IntervalComponents(NamedTuple):
    """Three parts that sum to the weighted interval score, in its unit.

    Attributes
    ----------
    dispersion
        From the widths of the intervals.
    underprediction
        From outcomes above the intervals and the median: the forecast was too low.
    overprediction
        From outcomes below them: the forecast was too high.
    """

    dispersion: Column
    underprediction: Column
    overprediction: Column


@door
def weighted_interval_score(quantile: Levels, value: Quantiles, outcome: Real) -> Column:
    """Twice the mean pinball loss over the levels.

    Parameters
    ----------
    quantile : shape (L,), between 0 and 1
        Levels, rising, shared by all rows; with or without a median, paired or not.
    value : shape (n, L)
        Values at the levels; they may touch, but not cross.
    outcome : shape (n,)
        Value observed.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the unit of the values; lower is better.

    Raises
    ------
    InvalidForecastError
        If a number is missing or infinite, levels do not rise, quantiles cross, or the
        shapes differ.

    Notes
    -----
    With a median and K central intervals this is the sum of half the absolute error of the
    median and alpha/2 times every interval score, divided by K + 1/2.

    References
    ----------
    Bracher, Ray, Gneiting & Reich (2021), PLOS Computational Biology 17(2), e1008618.
    doi:10.1371/journal.pcbi.1008618

    Examples
    --------
    >>> levels = [0.1, 0.25, 0.5, 0.75, 0.9]
    >>> round(weighted_interval_score(levels, [400, 420, 450, 480, 500], 380), 6)
    48.0
    """
    return weighted_loss(quantile, value, outcome, 2 / len(quantile))


def weighted_interval_score_components(
    quantile: Column, value: Column, outcome: Column
) -> IntervalComponents:
    """Split the weighted interval score into dispersion, under- and overprediction.

    Parameters
    ----------
    quantile : shape (L,), between 0 and 1
        Levels, rising: the ends of central intervals, with or without the median.
    value, outcome
        As in :func:`weighted_interval_score`.

    Returns
    -------
    IntervalComponents
        Three columns of shape (n,), each in [0, inf), which sum to the score.

    Raises
    ------
    InvalidForecastError
        As :func:`weighted_interval_score`, and if a level lacks its mirror image: 0.05
        goes with 0.95.

    References
    ----------
    Bracher, Ray, Gneiting & Reich (2021), PLOS Computational Biology 17(2), e1008618.
    doi:10.1371/journal.pcbi.1008618

    Examples
    --------
    >>> parts = weighted_interval_score_components([0.25, 0.5, 0.75], [[2, 4, 8]], [9])
    >>> [part.round(6).tolist() for part in parts]
    [[1.0], [2.333333], [0.0]]
    """
    parts = _components(quantile, value, outcome)
    return IntervalComponents(*(parts.tolist() if parts.ndim == 1 else parts))


@door
def _components(quantile: Levels, value: Quantiles, outcome: Real) -> Column:
    if np.abs(quantile + quantile[::-1] - 1).max() > TOLERANCE:
        raise InvalidForecastError(
            "quantile must hold both ends of every central interval, as 0.05 and 0.95;"
            " the score itself needs no pairs"
        )
    lower_ends = value[..., : len(quantile) // 2]
    upper_ends = value[..., ::-1][..., : len(quantile) // 2]
    middle = value[..., len(quantile) // 2 : (len(quantile) + 1) // 2]
    parts: list[FloatArray] = [
        ((upper_ends - lower_ends) * quantile[: len(quantile) // 2]).sum(axis=-1),
        _excess(outcome, upper_ends) + _excess(outcome, middle) / 2,
        _excess(-outcome, -lower_ends) + _excess(-outcome, -middle) / 2,
    ]
    return np.stack(np.broadcast_arrays(*parts)) * (2 / len(quantile))


def _excess(outcome: FloatArray, ends: FloatArray) -> FloatArray:
    return np.asarray(np.maximum(outcome[..., None] - ends, 0).sum(axis=-1))


WIS = Score(
    weighted_interval_score,
    name="wis",
    title="Weighted interval score (twice the mean pinball loss)",
    kind="quantiles",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="quantiles",
    reference=(
        "Bracher, J., Ray, E. L., Gneiting, T. & Reich, N. G. (2021). Evaluating epidemic "
        "forecasts in an interval format. PLOS Computational Biology 17(2), e1008618."
    ),
    doi="10.1371/journal.pcbi.1008618",
    caution=(
        "Depends on the levels: compare forecasts at the same levels only. "
        "Has the unit of the values: do not average over different quantities."
    ),
    aliases=("weighted_interval_score",),
    parts=weighted_interval_score_components,
)
