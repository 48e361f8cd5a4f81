"""The logarithm of a ratio of levels, for levels of any size."""

import numpy as np

from predtrack.scores.columns import Column

__all__ = ["log_ratio"]


def log_ratio(end: Column, start: Column) -> Column:
    """Logarithm of end over start; both above 0.

    The logarithm of the ratio keeps the digits of levels that are close; where the ratio is
    too large or too small for a number, the difference of the logarithms stands in.

    Examples
    --------
    >>> float(log_ratio(np.array(1e300), np.array(1e-300)).round(6))
    1381.551056
    """
    with np.errstate(over="ignore", divide="ignore"):
        ratio = end / start
        usable = np.isfinite(ratio) & (ratio > 1e-300)
        return np.where(usable, np.log(ratio), np.log(end) - np.log(start))
