"""Spiegelhalter's test of calibration."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.scores.decomposition.possible_outcomes import refuse_fractions

if TYPE_CHECKING:
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["Spiegelhalter", "spiegelhalter"]


@dataclass(frozen=True, slots=True)
class Spiegelhalter:
    """Result of Spiegelhalter's test.

    Parameters
    ----------
    z
        Standardised distance of the Brier score from what calibration leads to expect;
        above 0, the score is worse. None where it is undefined: every forecast is 0,
        .5 or 1.
    p_value
        Two-sided, from the normal approximation; None where z is.
    """

    z: float | None
    p_value: float | None


def spiegelhalter(table: SufficientTable) -> Spiegelhalter:
    """Test whether the Brier score is what calibrated forecasts would get.

    ``Z = sum (y - p)(1 - 2p) / sqrt(sum (1 - 2p)^2 p (1 - p))``. Forecasts of .5 say
    nothing here, as their Brier score does not depend on what happens.

    Parameters
    ----------
    table
        Collapsed forecasts with outcomes of 0 or 1.

    Raises
    ------
    InvalidForecastError
        If the table has no row, fractional outcomes, or weights that are not counts.

    Notes
    -----
    Under- and overconfidence on different questions can cancel: a small Z does not prove
    calibration. With few forecasts, prefer the exact ``null_test`` of ``predtrack.scores.nulls``.

    References
    ----------
    Spiegelhalter (1986), Statistics in Medicine 5(5), 421-433. doi:10.1002/sim.4780050506

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> p = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
    >>> test = spiegelhalter(collapse(p, [0, 0, 1, 0, 0, 1, 1, 0, 1, 1]))
    >>> round(test.z, 6), round(test.p_value, 6)
    (0.260046, 0.794829)
    """
    refuse_fractions(table)
    p, n = table.probability, table.n
    excess = float(((table.outcomes - n * p) * (1 - 2 * p)).sum())
    variance = float((n * (1 - 2 * p) ** 2 * p * (1 - p)).sum())
    if not variance:
        return Spiegelhalter(None, None)
    z = excess / math.sqrt(variance)
    return Spiegelhalter(z, math.erfc(abs(z) / math.sqrt(2)))
