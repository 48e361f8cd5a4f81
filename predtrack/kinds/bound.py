"""One end of a range: "at least", "more than", "up to"."""

from __future__ import annotations

from typing import ClassVar, Literal

from predtrack.kinds.base import Forecast
from predtrack.values import Number

__all__ = ["BoundForecast"]

_SIGNS = {"at least": ">=", "more than": ">", "at most": "<=", "less than": "<", "up to": "<="}


class BoundForecast(Forecast):
    """A one-sided claim about a quantity.

    "Up to" is a claim about the upper tail, not a median: it is its own comparator.

    Examples
    --------
    >>> BoundForecast(bound=1000, comparator="more than").holds(1200)
    True
    """

    kind: ClassVar[str] = "bound"
    answers: ClassVar[frozenset[str]] = frozenset({"numeric"})

    bound: Number
    """The number, in the question's unit."""
    comparator: Literal["at least", "more than", "at most", "less than", "up to"]
    """On which side of the number the outcome was said to lie."""

    @property
    def sign(self) -> str:
        """The comparator as a sign."""
        return _SIGNS[self.comparator]

    def holds(self, outcome: float) -> bool:
        """Tell whether ``outcome`` lies on the side that was claimed."""
        match self.sign:
            case ">=":
                return outcome >= self.bound
            case ">":
                return outcome > self.bound
            case "<=":
                return outcome <= self.bound
            case _:
                return outcome < self.bound
