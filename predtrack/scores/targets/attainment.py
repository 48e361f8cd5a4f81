"""How far a stated target has come: progress, not accuracy.

b is the baseline, T the target, y the value now; growth towards a target is
exponential on the log path and steady on the linear one. A value over the target, y / T,
is not progress: at the baseline it is not 0.
"""

import numpy as np

from predtrack.scores.columns import Column, FloatArray, Positive, Real, refuse_rows
from predtrack.scores.door import door
from predtrack.scores.targets.growth import log_ratio

__all__ = ["linear_attainment", "log_attainment"]


@door
def linear_attainment(baseline: Real, target: Real, value: Real) -> Column:
    """Share of the way from baseline to target that is behind, counted in steps.

    Parameters
    ----------
    baseline, target, value : shape (n,)
        Level at the statement, level promised, level now.

    Returns
    -------
    shape (n,)
        ``(y - b) / (T - b)``: 0 at the baseline, 1 at the target, negative on a retreat.

    Examples
    --------
    >>> round(linear_attainment(1.5, 8.5, 2), 6)
    0.071429
    """
    with np.errstate(over="ignore"):
        return (value - baseline) / _way(target - baseline)


@door
def log_attainment(baseline: Positive, target: Positive, value: Positive) -> Column:
    """Share of the way from baseline to target that is behind, counted in growth.

    Parameters
    ----------
    baseline, target, value : shape (n,), above 0
        Level at the statement, level promised, level now.

    Returns
    -------
    shape (n,)
        ``ln(y / b) / ln(T / b)``: 0 at the baseline, 1 at the target, negative on a retreat.

    Examples
    --------
    >>> round(log_attainment(1.5, 8.5, 2), 6)
    0.165849
    """
    with np.errstate(over="ignore"):  # next to no way is behind, or many times the way
        return log_ratio(value, baseline) / _way(log_ratio(target, baseline))


def _way(length: FloatArray) -> FloatArray:
    refuse_rows("target equals baseline; there is no way to measure", np.asarray(length == 0))
    return length
