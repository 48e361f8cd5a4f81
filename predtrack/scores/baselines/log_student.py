"""A distribution whose logarithm is a Student t, with the methods of a frozen scipy one."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, lgamma, log, pi
from typing import TYPE_CHECKING

import numpy as np

from predtrack.scores.counts import read_level
from predtrack.scores.shapes import plain_if_lone

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import Column, FloatArray

__all__ = ["LogStudentT"]


@dataclass(frozen=True, slots=True)
class LogStudentT:
    """The law of ``exp(location + scale t)`` with t from a Student distribution.

    Parameters
    ----------
    location, scale
        Of the logarithm; the scale above 0.
    degrees_of_freedom
        Of the Student t; below 1 does not occur here.

    Examples
    --------
    >>> law = LogStudentT(location=0.0, scale=0.5, degrees_of_freedom=4)
    >>> law.median(), law.cdf(1.0), law.sf(-3.0)
    (1.0, 0.5, 1.0)
    >>> low, high = law.interval(0.8)
    >>> round(law.cdf(high) - law.cdf(low), 12)
    0.8
    """

    location: float
    scale: float
    degrees_of_freedom: float

    def cdf(self, level: ArrayLike) -> Column:
        """Probability of at most a level."""
        return plain_if_lone(self._tail(self._standardise(level)))

    def sf(self, level: ArrayLike) -> Column:
        """Probability of more than a level; exact far out, where ``1 - cdf`` is not."""
        return plain_if_lone(self._tail(-self._standardise(level)))

    def ppf(self, probability: ArrayLike) -> Column:
        """Level that is not exceeded with a probability."""
        from scipy.special import stdtrit  # noqa: PLC0415 - only who asks needs it

        q = np.asarray(probability, dtype=np.float64)
        # The lower half, mirrored: a quantile near 1 is as good as one near 0.
        tail = np.minimum(q, 1 - q)
        inner = np.where(tail > 0, stdtrit(self.degrees_of_freedom, tail), -inf)
        inner = np.where(tail >= 0, inner, np.nan)  # scipy's stdtrit(k, 0) is +inf
        with np.errstate(over="ignore"):
            return plain_if_lone(
                np.exp(self.location + self.scale * np.where(q < 0.5, inner, -inner))
            )

    def logpdf(self, level: ArrayLike) -> Column:
        """Logarithm of the density of the level itself, not of its logarithm."""
        z, k = self._standardise(level), self.degrees_of_freedom
        constant = lgamma((k + 1) / 2) - lgamma(k / 2) - 0.5 * log(k * pi) - log(self.scale)
        logs = self.location + self.scale * z
        with np.errstate(invalid="ignore"):
            density = constant - (k + 1) / 2 * np.log1p(z**2 / k) - logs
        return plain_if_lone(np.where(np.isfinite(z), density, -inf))

    def pdf(self, level: ArrayLike) -> Column:
        """Density of the level itself, not of its logarithm."""
        return plain_if_lone(np.exp(self.logpdf(level)))

    def median(self) -> float:
        """Level that is exceeded half of the time."""
        return float(self.ppf(0.5))

    def mean(self) -> float:
        """Mean: infinite, however small the scale, as the exponential outgrows a t's tail."""
        return inf

    def interval(self, level: float) -> tuple[float, float]:
        """Interval that holds the outcome with a probability; half of the rest on each side."""
        tail = (1 - read_level("level", level)) / 2
        low, high = self.ppf([tail, 1 - tail])
        return float(low), float(high)

    def _standardise(self, level: ArrayLike) -> FloatArray:
        x = np.asarray(level, dtype=np.float64)
        with np.errstate(divide="ignore", invalid="ignore"):  # no level lies below 0
            logs = np.log(np.where(x < 0, 0.0, x))
        return np.asarray((logs - self.location) / self.scale)

    def _tail(self, z: FloatArray) -> FloatArray:
        from scipy.special import stdtr  # noqa: PLC0415 - only who asks needs it

        return np.asarray(stdtr(self.degrees_of_freedom, z))
