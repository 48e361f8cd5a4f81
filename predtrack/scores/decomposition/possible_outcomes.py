"""What could have happened after the forecasts of a table, if each of them were true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.errors import InvalidForecastError
from predtrack.scores.nulls.possible_outcomes import PossibleOutcomes

if TYPE_CHECKING:
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["possible_outcomes", "refuse_fractions"]


def possible_outcomes(table: SufficientTable) -> PossibleOutcomes:
    """Take the forecasts of a table, whose rows must be yes or no, as true.

    Examples
    --------
    >>> from predtrack.scores.decomposition import collapse
    >>> possible_outcomes(collapse([0.2, 0.2, 0.7], [0, 0, 1])).number
    6.0
    """
    refuse_fractions(table)
    return PossibleOutcomes(table.probability, table.n)


def refuse_fractions(table: SufficientTable) -> None:
    """Refuse a table whose rows are not yes or no, once each or a whole number of times.

    Raises
    ------
    InvalidForecastError
        If there is no row, an outcome lies between 0 and 1, or weights are not counts.
    """
    if not len(table):
        raise InvalidForecastError("there is nothing to test: no forecast has an outcome")
    if not table.holds_counts:
        raise InvalidForecastError(
            "a calibrated probability says how often yes and no happen; leave out fractional "
            "outcomes, and weights that are not whole numbers"
        )
