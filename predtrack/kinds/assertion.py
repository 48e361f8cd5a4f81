"""A bare assertion: it will happen, and no probability was given."""

from __future__ import annotations

from typing import ClassVar, Literal

from predtrack.kinds.base import Forecast
from predtrack.values import Text

__all__ = ["AssertionForecast"]


class AssertionForecast(Forecast):
    """A statement that something happens, or does not, without any probability.

    It is not a forecast of 1. It is scored by hits, and by the *bounds* of the Brier
    score over all readings from "more likely than not" to "certain".

    Examples
    --------
    >>> AssertionForecast(assertion="happens").marker is None
    True
    """

    kind: ClassVar[str] = "assertion"
    answers: ClassVar[frozenset[str]] = frozenset({"binary"})

    assertion: Literal["happens", "does not happen"]
    """What was asserted of the question's "yes"."""
    marker: Text | None = None
    """The word that carries the assertion, such as "will" or "将"; none where it is bare."""
