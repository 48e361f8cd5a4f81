"""When something happens, at the latest."""

from __future__ import annotations

from typing import ClassVar

from predtrack.kinds.base import Basis, Forecast, Probability
from predtrack.values import PartialDate

__all__ = ["DeadlineForecast"]


class DeadlineForecast(Forecast):
    """A date by which something happens, with a probability where one was stated.

    Examples
    --------
    >>> DeadlineForecast(deadline=PartialDate.parse("2025-12-31")).probability is None
    True
    """

    kind: ClassVar[str] = "deadline"
    answers: ClassVar[frozenset[str]] = frozenset({"date"})

    deadline: PartialDate
    """The last day on which it was said to happen."""
    probability: Probability | None = None
    """Probability of happening by then; none where none was stated."""
    basis: Basis = "stated"
    """Where the probability comes from."""
