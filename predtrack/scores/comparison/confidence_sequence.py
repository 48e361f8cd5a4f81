"""Differences that are watched as they come: intervals and evidence that hold at any time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import UsageError
from predtrack.scores.columns import Domain
from predtrack.scores.comparison.exponential_mixture import boundary, log_mixture
from predtrack.scores.counts import read_level, read_number
from predtrack.scores.shapes import read_rows

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray
    from predtrack.scores.labels import IntArray

__all__ = ["ConfidenceSequence", "confidence_sequence"]

DIFFERENCE = Domain("be a finite number")


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class ConfidenceSequence:
    """The mean difference after each step, with ends that hold for all steps at once.

    Parameters
    ----------
    steps : shape (k,)
        After how many differences.
    mean, low, high : shape (k,)
        Mean of the differences so far, and the ends for the mean of what they were expected
        to be.
    evidence_below, evidence_above : shape (k,)
        E-values: how many times an initial stake has grown in a fair bet against "the mean
        expected difference is not below 0", or not above 0.
    level
        Share of such sequences that hold the truth at every step.
    """

    steps: IntArray
    mean: FloatArray
    low: FloatArray
    high: FloatArray
    evidence_below: FloatArray
    evidence_above: FloatArray
    level: float


def confidence_sequence(
    differences: ArrayLike,
    *,
    reach: float,
    level: float = 0.9,
    steps: ArrayLike | None = None,
) -> ConfidenceSequence:
    r"""Bound the mean expected difference at all times, however often one looks.

    The outcomes are taken to become known one after the other. With the differences
    :math:`d_i`, what each was expected to be when only the earlier ones were known,
    :math:`\mu_i`, and a guess :math:`g_i` from the earlier ones (their mean),

    .. math:: \exp\Big( \lambda \sum (d_i - \mu_i) - \psi(\lambda) \sum (d_i - g_i)^2 \Big),
              \quad \psi(\lambda) = \frac{-\log(1 - c \lambda) - c \lambda}{c^2},

    with :math:`c` twice the reach, is a bet that nobody can expect to win. It is mixed over
    :math:`\lambda` by a gamma distribution that is fixed beforehand; the ends are where the
    mixture reaches :math:`2 / (1 - level)`.

    Parameters
    ----------
    differences : shape (n,), in [-reach, reach]
        In the order in which the outcomes became known. What becomes known together is one
        step: give the mean of it.
    reach
        Largest size that a difference can have: 1 for the Brier score from 0 to 1.
    level
        Share of such sequences that hold the mean expected difference at every step.
    steps : shape (k,), optional
        After how many differences the ends are wanted; after each one if not given.

    Returns
    -------
    ConfidenceSequence
        Valid whenever one stops, also because of what one saw. That costs width: at a
        number of questions that was fixed beforehand, an ordinary interval is shorter.

    Raises
    ------
    InvalidForecastError
        If a difference is missing.
    UsageError
        If one lies beyond the reach, there is none, or a step does not exist.

    References
    ----------
    Choe & Ramdas (2024), Comparing sequential forecasters, Operations Research 72(4),
    1368-1387. doi:10.1287/opre.2021.0792

    Howard, Ramdas, McAuliffe & Sekhon (2021), Annals of Statistics 49(2), 1055-1080.
    doi:10.1214/20-AOS1991 (the mixture)

    Examples
    --------
    >>> found = confidence_sequence([-0.2, -0.1] * 100, reach=1, steps=[200])
    >>> found.mean.round(2), found.low.round(2), found.high.round(2)
    (array([-0.15]), array([-0.19]), array([-0.11]))
    >>> bool(found.evidence_below[0] > 1000), bool(found.evidence_above[0] < 0.01)
    (True, True)
    """
    d, bound = _read(differences, reach)
    at = _steps(steps, len(d))
    level = read_level("level", level)
    mean = np.cumsum(d) / np.arange(1, len(d) + 1)
    guess = np.concatenate(([0.0], mean[:-1]))
    spread = np.cumsum((d - guess) ** 2)[at - 1] / bound**2  # in units of the reach
    summed, mean = np.cumsum(d)[at - 1] / bound, mean[at - 1]
    half = boundary(spread, np.log(2 / (1 - level))) * bound / at
    with np.errstate(over="ignore"):
        below, above = (np.exp(log_mixture(sign * summed, spread)) for sign in (-1, 1))
    low, high = np.maximum(mean - half, -bound), np.minimum(mean + half, bound)
    return ConfidenceSequence(at, mean, low, high, below, above, level)


def _read(differences: ArrayLike, reach: float) -> tuple[FloatArray, float]:
    d, bound = (
        read_rows("differences", differences, DIFFERENCE),
        read_number("reach", reach, above=0),
    )
    if not d.size:
        raise UsageError("there is no difference to watch")
    if np.abs(d).max() > bound * (1 + 1e-9):
        raise UsageError(f"a difference lies beyond the reach of {bound:g}")
    return d, bound


def _steps(steps: ArrayLike | None, n: int) -> IntArray:
    at = np.arange(1, n + 1) if steps is None else np.atleast_1d(np.asarray(steps, np.int64))
    if at.size and not (at.min() >= 1 and at.max() <= n):
        raise UsageError(f"steps must lie between 1 and n = {n}")
    return at
