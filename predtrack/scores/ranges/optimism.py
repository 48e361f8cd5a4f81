"""Whether points err in one direction more often than luck would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.scores.ranges.reading import read_columns
from predtrack.scores.sign_test import sign_test

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["Optimism", "optimism_sign_test"]


@dataclass(frozen=True, slots=True)
class Optimism:
    """In which direction point forecasts missed.

    Parameters
    ----------
    above, below, ties
        Forecasts above the outcome, below it, and equal to it.
    share_above
        Of those that are no ties; None where all are.
    p_value
        Two-sided, exact: chance of so lopsided a count if both directions were equally
        likely. None where all are ties.
    """

    above: int
    below: int
    ties: int
    share_above: float | None
    p_value: float | None


def optimism_sign_test(value: ArrayLike, outcome: ArrayLike) -> Optimism:
    """Test whether point forecasts lie above what happened as often as below.

    Parameters
    ----------
    value, outcome : shape (n,)
        What was forecast, and what was observed. The unit does not matter, nor need it be
        the same for all.

    Returns
    -------
    Optimism
        Above is optimistic only where more is better. Ties say nothing about a direction
        and are left out of the test, but counted.

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, or the rows do not pair up.

    Notes
    -----
    The test takes the misses for independent. Forecasts for one year miss together, so
    that the p-value is then too small. It speaks of medians: somebody who honestly states
    means of skewed quantities lies above more than half of the time.

    References
    ----------
    Dixon & Mood (1946), Journal of the American Statistical Association 41(236), 557-566.
    doi:10.1080/01621459.1946.10501898

    Examples
    --------
    >>> found = optimism_sign_test([2] * 9 + [1], [1] * 9 + [2])
    >>> found.above, found.below, round(found.p_value, 6)
    (9, 1, 0.021484)
    """
    said, happened = read_columns({"value": value, "outcome": outcome})
    above, below = int((said > happened).sum()), int((said < happened).sum())
    n = above + below
    share = above / n if n else None
    return Optimism(above, below, len(said) - n, share, sign_test(above, below))
