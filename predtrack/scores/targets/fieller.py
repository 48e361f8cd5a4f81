"""Fieller's set: all times at which the true line may cross a level.

It is an interval only where the slope is told from 0. Otherwise it is unbounded, and its
shape still says something: rays leave out the times between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import copysign, inf, sqrt
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from predtrack.scores.targets.trend import Trend

__all__ = ["Crossing", "fieller_set"]

Shape = Literal["empty", "interval", "ray", "two rays", "line"]


@dataclass(frozen=True, slots=True)
class Crossing:
    """The times that a confidence set holds.

    Parameters
    ----------
    pieces
        Closed intervals in order; their ends may be infinite.

    Examples
    --------
    >>> both = Crossing(((-inf, 2.0), (9.0, inf)))
    >>> both.shape, both.holds(5), both.holds(12), both.after(5)
    ('two rays', False, True, (9.0, inf))
    """

    pieces: tuple[tuple[float, float], ...]

    @property
    def shape(self) -> Shape:
        """An interval, one of the unbounded shapes, or empty: the level is never crossed."""
        if len(self.pieces) != 1:
            return "two rays" if self.pieces else "empty"
        infinite = sum(abs(end) == inf for end in self.pieces[0])
        shapes: tuple[Shape, ...] = ("interval", "ray", "line")
        return shapes[infinite]

    @property
    def low(self) -> float:
        """Earliest time of the set; infinite where it is empty."""
        return self.pieces[0][0] if self.pieces else inf

    @property
    def high(self) -> float:
        """Latest time of the set; infinite where it is empty."""
        return self.pieces[-1][1] if self.pieces else inf

    def holds(self, time: float) -> bool:
        """Tell whether a time belongs to the set."""
        return any(low <= time <= high for low, high in self.pieces)

    def after(self, now: float) -> tuple[float, float] | None:
        """Earliest and latest time of the set from now on; None where it is over."""
        left = [(max(low, now), high) for low, high in self.pieces if high >= now]
        return (left[0][0], left[-1][1]) if left else None


def fieller_set(line: Trend, rise: float, level: float) -> Crossing:
    """Find the times at which the line may have risen so far above its height.

    Solves ``(rise - slope x)^2 <= t^2 s^2 (1/n + x^2 / Sxx)`` for ``x``, the time from the
    centre.

    Examples
    --------
    >>> from predtrack.scores.targets.trend import Trend
    >>> fieller_set(Trend(3, 0, 0, 1, 2, 0), 4, 0.9).pieces
    ((4.0, 4.0),)
    """
    from scipy.special import stdtrit  # noqa: PLC0415

    noise = float(stdtrit(line.n - 2, (1 + level) / 2)) ** 2 * line.residual
    square, middle = line.slope**2 - noise / line.spread, line.slope * rise
    constant = rise**2 - noise / line.n
    pieces = _solved(square, middle, constant)
    return Crossing(tuple((line.centre + low, line.centre + high) for low, high in pieces))


def _solved(square: float, middle: float, constant: float) -> tuple[tuple[float, float], ...]:
    # square x^2 - 2 middle x + constant <= 0
    if square == 0:
        return _half_line(middle, constant)
    radicand = middle**2 - square * constant
    if square < 0 and radicand <= 0:
        return ((-inf, inf),)
    half = sqrt(max(radicand, 0.0))  # the estimate solves it, so only rounding goes below 0
    far = middle + copysign(half, middle)  # never a difference: it would cancel near a ray
    first, second = sorted((far / square, constant / far if far else 0.0))
    return ((first, second),) if square > 0 else ((-inf, first), (second, inf))


def _half_line(middle: float, constant: float) -> tuple[tuple[float, float], ...]:
    if middle == 0:  # a flat line without noise is at the level always, or never
        return ((-inf, inf),) if constant <= 0 else ()
    edge = constant / (2 * middle)
    return ((edge, inf),) if middle > 0 else ((-inf, edge),)
