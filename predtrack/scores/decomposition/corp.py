"""CORP: miscalibration, discrimination and uncertainty of probabilities, without any bins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.decomposition.blockwise import Steps, total
from predtrack.scores.decomposition.collapse import collapse
from predtrack.scores.decomposition.corp_terms import TERMS, Terms
from predtrack.scores.decomposition.isotonic import isotonic_starts

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.decomposition.table import SufficientTable

__all__ = ["Corp", "CorpScore", "corp", "corp_from_table", "read_terms"]

CorpScore: TypeAlias = Literal["brier", "log"]


@dataclass(frozen=True, slots=True, eq=False)
class Corp:
    """A mean score, taken apart: ``mean = miscalibration - discrimination + uncertainty``.

    Parameters
    ----------
    score
        ``brier`` (0 to 1) or ``log`` (nats).
    n
        Number of forecasts, or their weight.
    miscalibration
        What recalibrating the forecasts would have saved; 0 is best. Infinite for the log
        score where a sure forecast was wrong. It is above 0 even for perfectly calibrated
        forecasts: print :func:`miscalibration_under_calibration` beside it.
    discrimination
        What the recalibrated forecasts save against always saying the base rate; more is
        better.
    uncertainty
        Mean score of always saying the base rate; the events decide it, not the forecasts.
    mean_score
        Mean score of the forecasts; less is better.
    table
        Distinct forecasts and what happened after them.
    block_starts : shape (b,)
        Where in the table each block of one recalibrated probability starts.
    block_means : shape (b,)
        Recalibrated probability of each block, ascending.
    """

    score: CorpScore
    n: float
    miscalibration: float
    discrimination: float
    uncertainty: float
    mean_score: float
    table: SufficientTable
    block_starts: NDArray[np.int64]
    block_means: FloatArray

    @property
    def recalibrated(self) -> FloatArray:
        """Recalibrated probability of each distinct forecast, shape (k,)."""
        return np.repeat(self.block_means, np.diff(self.block_starts, append=len(self.table)))

    @property
    def surely_wrong(self) -> float:
        """Number, or weight, of forecasts of 0 or 1 that failed: the log score is infinite."""
        excluded = self.table.outcomes[self.table.probability == 0].sum()
        certain = self.table.probability == 1
        return float(excluded + (self.table.n - self.table.outcomes)[certain].sum())


def corp(
    probability: ArrayLike,
    outcome: ArrayLike,
    *,
    score: CorpScore = "brier",
    weight: ArrayLike | None = None,
) -> Corp:
    """Decompose the mean score of probabilities by isotonic recalibration.

    Parameters
    ----------
    probability : shape (n,), in [0, 1]
        Probability given to the event.
    outcome : shape (n,), in [0, 1]
        1 if it happened, 0 if not; between, the degree of fulfilment. The log score of
        a degree is the cross-entropy.
    score
        ``brier`` (0 to 1) or ``log`` (nats).
    weight : shape (n,), at least 0
        How often a row counts; once if not given.

    Returns
    -------
    Corp
        Independent of the order of rows. No part is a difference of means, so small parts
        keep their digits.

    Raises
    ------
    InvalidForecastError
        If a row is missing or outside its domain, the shapes differ, or nothing is left.

    References
    ----------
    Dimitriadis, Gneiting & Jordan (2021), PNAS 118(8), e2016191118.
    doi:10.1073/pnas.2016191118

    Examples
    --------
    >>> p = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
    >>> parts = corp(p, [0, 0, 1, 0, 0, 1, 1, 0, 1, 1])
    >>> round(parts.miscalibration, 7), round(parts.discrimination, 7), parts.uncertainty
    (0.0519167, 0.1166667, 0.25)
    """
    return corp_from_table(collapse(probability, outcome, weight), score=score)


def corp_from_table(table: SufficientTable, *, score: CorpScore = "brier") -> Corp:
    """Decompose the mean score of rows that are collapsed already; as :func:`corp`.

    Examples
    --------
    >>> corp_from_table(collapse([0.25, 0.75], [0, 1])).miscalibration
    0.0625
    """
    terms = read_terms(score)
    if not len(table):
        raise InvalidForecastError("there is nothing to decompose: no forecast has an outcome")
    starts = isotonic_starts(table.n, table.outcomes)
    n, hits = (np.add.reduceat(column, starts) for column in (table.n, table.outcomes))
    c, rest = hits / n, (n - hits) / n
    columns = (table.probability, table.n, table.outcomes)
    lost = total(terms.miscalibration, *columns, Steps(starts, c), Steps(starts, rest))
    saved = float(terms.discrimination(n, c, rest, table.base_rate).sum())
    paid = total(terms.mean, *columns, table.squares)
    lost = max(lost, 0.0)  # below zero by rounding alone
    means = (lost / table.total, saved / table.total, terms.uncertainty(table), paid / table.total)
    return Corp(score, table.total, *means, table, starts, c)


def read_terms(score: str) -> Terms:
    """Find how a score splits, or say which scores do.

    Examples
    --------
    >>> read_terms("brir")
    Traceback (most recent call last):
    predtrack.errors.UnknownNameError: no CORP score is called 'brir'; did you mean 'brier'?
    """
    if score not in TERMS:
        raise UnknownNameError("CORP score", score, TERMS)
    return TERMS[score]
