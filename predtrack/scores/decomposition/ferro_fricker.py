"""Ferro and Fricker's correction of the bias of Murphy's decomposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.decomposition.murphy import Murphy, murphy

if TYPE_CHECKING:
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["ferro_fricker"]


def ferro_fricker(table: SufficientTable) -> Murphy:
    """Decompose the mean Brier score by distinct forecast, corrected for small groups.

    The observed frequency of a small group strays from its probability by luck, and
    reliability and resolution count the straying as if it were real. The correction takes
    out its estimated variance. The mean score stays what it was; a corrected part may be
    negative, which says that luck explains all of it.

    Parameters
    ----------
    table
        Collapsed forecasts, each of them given at least twice.

    Raises
    ------
    UsageError
        If a forecast was given only once: nothing tells how far its outcome strays.
    InvalidForecastError
        If the table has no row, or weights that are not whole numbers.

    Notes
    -----
    The estimates of resolution and uncertainty still have a small bias; that of
    reliability has none.

    References
    ----------
    Ferro & Fricker (2012), Quarterly Journal of the Royal Meteorological Society 138(668),
    1954-1960. doi:10.1002/qj.1924

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> p = [0.2] * 5 + [0.6] * 5 + [0.9] * 5
    >>> parts = ferro_fricker(collapse(p, [0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1]))
    >>> [round(x, 6) for x in (parts.reliability, parts.resolution, parts.uncertainty)]
    [-0.043333, 0.033333, 0.266667]
    """
    plain = murphy(table)
    _refuse_single(table)
    straying = float((table.scatter / (table.n - 1)).sum()) / table.total
    base = plain.uncertainty / (table.total - 1)
    return Murphy(
        plain.reliability - straying,
        plain.resolution - straying + base,
        plain.uncertainty + base,
    )


def _refuse_single(table: SufficientTable) -> None:
    if table.n.dtype.kind != "i":
        raise InvalidForecastError("the correction counts forecasts; weights must be whole numbers")
    single = table.probability[np.asarray(table.n) < 2]
    if single.size:
        named = ", ".join(f"{p:g}" for p in single[:5].tolist())
        rest = f" and {single.size - 5} more" if single.size > 5 else ""
        raise UsageError(f"forecasts given only once allow no correction: {named}{rest}; use corp")
