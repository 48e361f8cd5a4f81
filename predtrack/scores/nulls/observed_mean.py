"""Whether a mean score is within what the stated probabilities themselves expect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.columns import Domain
from predtrack.scores.nulls.mean_score import null_distribution
from predtrack.scores.rules.brier import BRIER
from predtrack.scores.shapes import refuse_mismatch

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.score import Score

__all__ = ["NullTest", "null_test"]

OUTCOME = Domain("be 0 or 1; a degree between has no chance under a probability", 0, 1, whole=True)


@dataclass(frozen=True, slots=True)
class NullTest:
    """A mean score, and how often luck alone gives as much.

    Parameters
    ----------
    n
        Forecasts.
    observed
        Mean score.
    expected, standard_deviation
        Mean and standard deviation of the mean score if every probability is the true one;
        exact for any number of forecasts.
    upper_tail, lower_tail
        Chance of a mean score at least, and at most, as large as the observed one.
    method
        ``exact``, or ``simulated`` with so many ``draws``.
    draws
        Random outcomes; 0 where all were counted.
    """

    n: int
    observed: float
    expected: float
    standard_deviation: float
    upper_tail: float
    lower_tail: float
    method: Literal["exact", "simulated"]
    draws: int


def null_test(
    probability: ArrayLike,
    outcome: ArrayLike,
    *,
    rule: Score = BRIER,
    draws: int = 99_999,
    seed: int = 0,
) -> NullTest:
    """Hold a mean score against its distribution under the stated probabilities.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        What was stated.
    outcome : shape (n,), 0 or 1
        What happened.
    rule, draws, seed
        As in :func:`null_distribution`.

    Returns
    -------
    NullTest
        A small upper tail of a score where lower is better speaks against the stated
        probabilities. A large one does not speak for them.

    Raises
    ------
    InvalidForecastError
        If a row is missing, a probability lies outside [0, 1], an outcome is neither 0 nor
        1, the rows do not pair up, or there are none.

    Examples
    --------
    >>> found = null_test([0.9, 0.8, 0.7], [0, 1, 1])
    >>> round(found.observed, 6), round(found.expected, 6), round(found.upper_tail, 3)
    (0.313333, 0.153333, 0.154)
    """
    refuse_mismatch({"probability": probability, "outcome": outcome})
    rows = np.size(OUTCOME.read("outcome", outcome))
    if np.size(probability) != rows:
        raise InvalidForecastError("probability and outcome must have one row each")
    null = null_distribution(probability, rule=rule, draws=draws, seed=seed)
    observed = float(np.mean(rule(probability, outcome)))
    return NullTest(
        rows,
        observed,
        null.mean,
        null.standard_deviation,
        null.upper_tail(observed),
        null.lower_tail(observed),
        null.method,
        null.draws,
    )
