"""One printed number, with all that must be known to read it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Interval", "ScoreRow"]


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval of confidence.

    Parameters
    ----------
    level
        Share of such intervals that hold the truth; half of the rest lies on each side.
    low, high
        Its ends.
    method
        How it was computed.
    """

    level: float
    low: float
    high: float
    method: str


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One score of one group.

    Parameters
    ----------
    rule
        Name of the rule.
    title
        What to call it in a table.
    range
        Smallest and largest possible value.
    direction
        Whether a lower or a higher value is better.
    basis
        Where the probabilities come from; ``none`` where there are none.
    n
        Number of claims in it.
    value
        The score; ``None`` where it is only known to lie within ``bounds``.
    bounds
        Ends of a set-identified score; ``None`` where there is a value.
    interval
        Interval of confidence, where one is known.
    family
        Summary that it belongs to.
    by
        The group: names of columns with their values.
    detail
        Counts and readings behind it.
    """

    rule: str
    title: str
    range: tuple[float, float]
    direction: Literal["lower", "higher"]
    basis: str
    n: int
    value: float | None = None
    bounds: tuple[float, float] | None = None
    interval: Interval | None = None
    family: str = ""
    by: Mapping[str, str] = field(default_factory=dict)
    detail: Mapping[str, Any] = field(default_factory=dict)

    def grouped(self, by: Mapping[str, str], family: str) -> ScoreRow:
        """Give the same row with the name of its group and of its family."""
        return replace(self, by=by, family=family)
