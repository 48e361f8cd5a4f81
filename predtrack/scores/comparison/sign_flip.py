"""Exact test of two forecasters: each difference could as well have had the other sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.comparison.paired import differences_of
from predtrack.scores.comparison.sign_patterns import drawn_sums, share_of_patterns
from predtrack.scores.counts import read_draws
from predtrack.scores.labels import read_labels

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["EXACT_CLUSTERS", "Alternative", "SignFlipTest", "sign_flip_test"]

Alternative = Literal["two-sided", "less", "greater"]
"""Whether the first forecaster's scores differ, are lower, or are higher."""

EXACT_CLUSTERS = 36
"""Up to so many clusters with a difference, every pattern of signs is counted."""


@dataclass(frozen=True, slots=True)
class SignFlipTest:
    """A sign-flip test, and what it could have shown at best.

    Parameters
    ----------
    n, clusters
        Rows, and clusters whose signs are flipped together.
    mean
        Mean of ``first - second`` over the rows.
    alternative
        What was tested.
    p_value
        Share of the patterns of signs with a mean at least as extreme.
    smallest_p
        The p value that the most one-sided result with these sizes of differences would
        have had: ``2**(1 - G)`` two-sided for G clusters with a difference.
    method
        ``exact``, or ``simulated`` with so many ``draws``.
    draws
        Random patterns of signs; 0 where all were counted.
    """

    n: int
    clusters: int
    mean: float
    alternative: Alternative
    p_value: float
    smallest_p: float
    method: Literal["exact", "simulated"]
    draws: int


def sign_flip_test(
    first: ArrayLike,
    second: ArrayLike,
    *,
    clusters: ArrayLike | None = None,
    alternative: Alternative = "two-sided",
    draws: int = 99_999,
    seed: int = 0,
) -> SignFlipTest:
    """Test whether two forecasters differ, by flipping the signs of their differences.

    If neither is better, each difference could as well stand with the other sign. All
    patterns of signs are counted up to :data:`EXACT_CLUSTERS` clusters that differ; above,
    random patterns are drawn, the observed one counting as one of them.

    Parameters
    ----------
    first, second : shape (n,)
        Scores on the same questions in the same order.
    clusters : shape (n,), optional
        What the rows share: the question, or the document that they come from. All rows of
        a cluster flip together. Without it every row is taken as independent.
    alternative
        ``less`` asks whether the first has the lower scores.
    draws, seed
        Number of random patterns and the seed, where not all are counted.

    Returns
    -------
    SignFlipTest
        The p value with the best one possible: five clusters cannot give a two-sided p below
        .0625, whatever happens.

    Raises
    ------
    InvalidForecastError
        If a score or a cluster is missing, the rows do not pair up, or there are none.

    References
    ----------
    Fisher (1935), The Design of Experiments, section 21. Phipson & Smyth (2010),
    Statistical Applications in Genetics and Molecular Biology 9(1), 39.
    doi:10.2202/1544-6115.1585

    Examples
    --------
    >>> found = sign_flip_test([0.04, 0.09, 0.25], [0.16, 0.25, 0.49])
    >>> found.p_value, found.smallest_p
    (0.25, 0.25)
    """
    if alternative not in get_args(Alternative):
        raise UnknownNameError("alternative", alternative, get_args(Alternative))
    differences, rounding = differences_of(first, second)
    sums, noise = _sums(differences, clusters), rounding * len(differences)
    moving = sums[np.abs(sums) > noise]  # a cluster without a difference has no sign to flip
    exact = len(moving) <= EXACT_CLUSTERS
    patterns = None if exact else drawn_sums(moving, read_draws(draws), seed)
    return SignFlipTest(
        len(differences),
        len(sums),
        float(differences.mean()),
        alternative,
        _p_value(moving, alternative, noise, patterns),
        min(1.0, 2.0 ** (int(alternative == "two-sided") - len(moving))),
        "exact" if exact else "simulated",
        0 if exact else draws,
    )


def _sums(differences: FloatArray, clusters: ArrayLike | None) -> FloatArray:
    if clusters is None:
        return differences
    labels = read_labels("clusters", clusters)
    if labels.code.shape != differences.shape:
        raise InvalidForecastError("clusters must have one name for each question")
    return np.bincount(labels.code, weights=differences).astype(np.float64, copy=False)


def _p_value(
    sums: FloatArray, alternative: Alternative, noise: float, patterns: FloatArray | None
) -> float:
    observed = float(sums.sum()) * (-1 if alternative == "less" else 1)
    two_sided = alternative == "two-sided"
    threshold = (abs(observed) if two_sided else observed) - noise
    if two_sided and threshold <= 0:
        return 1.0
    if patterns is None:  # the patterns lie symmetrically about 0
        return min(1.0, (1 + two_sided) * share_of_patterns(sums, threshold))
    reached = np.abs(patterns) if two_sided else patterns
    return (1 + int((reached >= threshold).sum())) / (1 + len(patterns))
