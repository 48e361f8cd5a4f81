"""A probability given to an event."""

from __future__ import annotations

from typing import ClassVar

from predtrack.kinds.base import Basis, Forecast, Probability

__all__ = ["ProbabilityForecast"]


class ProbabilityForecast(Forecast):
    """A number between 0 and 1 that the forecaster gave to "yes".

    Examples
    --------
    >>> ProbabilityForecast(probability=0.7).basis
    'stated'
    """

    kind: ClassVar[str] = "probability"
    answers: ClassVar[frozenset[str]] = frozenset({"binary"})

    probability: Probability
    """Probability of "yes", from 0 to 1."""
    basis: Basis = "stated"
    """Where the number comes from."""
