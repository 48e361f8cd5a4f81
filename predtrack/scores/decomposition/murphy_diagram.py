"""Murphy diagram: the mean elementary score at every threshold of action.

Every proper score of a probability is a mixture of elementary scores. A forecaster whose
curve lies below another's at every threshold is better under all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Fulfilment, Probability, domain_of
from predtrack.scores.counts import read_share
from predtrack.scores.shapes import plain_if_lone, refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from predtrack.scores.columns import Column, FloatArray
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["elementary_score", "murphy_curve"]

PROBABILITY = domain_of(Probability)
OUTCOME = domain_of(Fulfilment)


def elementary_score(probability: ArrayLike, outcome: ArrayLike, *, threshold: float) -> Column:
    """Loss of somebody who acts if the probability is above the threshold.

    ``|y - threshold|`` where the threshold lies between forecast and outcome, in the sense
    of ``min(p, y) <= threshold < max(p, y)``; 0 elsewhere.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability given to the event.
    outcome : shape (n,), in [0, 1]
        1 if it happened, 0 if not; between, the degree of fulfilment.
    threshold
        Cost of acting in vain, where not acting in time costs one minus as much.

    Returns
    -------
    shape (n,), in [0, 1]
        One score per forecast; lower is better. Twice the integral over all thresholds is
        the Brier score.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside [0, 1], or the shapes differ.

    References
    ----------
    Ehm, Gneiting, Jordan & Krüger (2016), Journal of the Royal Statistical Society B 78(3),
    505-562. doi:10.1111/rssb.12154

    Examples
    --------
    >>> elementary_score([0.7, 0.7, 0.4], [1, 0, 1], threshold=0.5)
    array([0. , 0.5, 0.5])
    """
    p, y = PROBABILITY.read("probability", probability), OUTCOME.read("outcome", outcome)
    refuse_mismatch({"probability": probability, "outcome": outcome})
    limit = read_share("threshold", threshold)
    between = (np.minimum(p, y) <= limit) & (limit < np.maximum(p, y))
    return plain_if_lone(np.where(between, np.abs(y - limit), 0.0))


def murphy_curve(table: SufficientTable, thresholds: ArrayLike) -> FloatArray:
    """Mean elementary score at each threshold.

    Parameters
    ----------
    table
        Collapsed forecasts whose outcomes are 0 or 1.
    thresholds : shape (t,), in [0, 1]
        Where to evaluate the curve. It jumps at the forecasts and is linear between.

    Returns
    -------
    shape (t,), in [0, 1]
        Lower is better.

    Raises
    ------
    InvalidForecastError
        If the table has no row or fractional outcomes, for which the sums of a table do
        not suffice: average :func:`elementary_score` over the rows.

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> p = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
    >>> murphy_curve(collapse(p, [0, 0, 1, 0, 0, 1, 1, 0, 1, 1]), [0.25, 0.5, 0.75])
    array([0.075, 0.1  , 0.15 ])
    """
    if not len(table) or not np.array_equal(table.outcomes, table.squares):
        raise InvalidForecastError("a curve needs forecasts with outcomes of 0 or 1")
    limits = PROBABILITY.read("thresholds", thresholds)
    waiting = np.searchsorted(table.probability, limits, side="right")
    missed = _from_zero(table.outcomes)[waiting]
    alarms = _from_zero((table.n - table.outcomes)[::-1])[len(table) - waiting]
    return np.asarray((missed * (1 - limits) + alarms * limits) / table.total)


def _from_zero(column: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([np.zeros(1, dtype=column.dtype), np.cumsum(column)])
