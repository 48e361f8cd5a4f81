"""The Brier index: a mean Brier score on a scale from 0 to 100."""

from typing import Annotated, Any, TypeAlias

from predtrack.scores.columns import Column, Domain
from predtrack.scores.door import door

__all__ = ["brier_index"]

MeanBrier: TypeAlias = Annotated[
    Any, Domain("lie in [0, 1], the scale of one probability; halve one of 0 to 2", 0, 1)
]


@door
def brier_index(mean_brier: MeanBrier) -> Column:
    """Turn a mean Brier score into a percentage, ``100 (1 - sqrt(mean))``.

    Parameters
    ----------
    mean_brier : number or shape (n,), in [0, 1]
        Mean Brier score of one probability (``brier``), over all the forecasts meant.

    Returns
    -------
    number or shape (n,), in [0, 100]
        Higher is better; 50 is what always saying .5 earns.

    Raises
    ------
    InvalidForecastError
        If a mean is missing or outside [0, 1].

    Notes
    -----
    It transforms a mean and is no rule for single forecasts: the mean of the indices of
    single forecasts is another number, ``100 (1 - mean |p - y|)``, which is not proper.

    References
    ----------
    Forecasting Research Institute (2026), Making forecasting scores easier to interpret:
    introducing the Brier index.
    https://forecastingresearch.substack.com/p/introducing-the-brier-index

    Examples
    --------
    >>> brier_index(0.25)
    50.0
    >>> brier_index([0.1, 1]).round(2)
    array([68.38,  0.  ])
    """
    return 100 * (1 - mean_brier**0.5)
