"""Sum of squared distances as a function of the reading: a piecewise parabola."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Curve"]


@dataclass(frozen=True, slots=True)
class Curve:
    """The function ``hits (1 - t)^2 + misses t^2 + partials max(t, 1 - t)^2`` of a reading t.

    The weights may be fractions and may be negative, so that curves of two authors can
    be subtracted.

    Parameters
    ----------
    hits, misses, partials
        Weights of the three terms.

    Examples
    --------
    >>> round(Curve(6, 4).minimum(0.5, 1), 12), Curve(6, 4).maximum(0.5, 1)
    (2.4, 4)
    """

    hits: float
    misses: float
    partials: float = 0

    def __call__(self, t: float) -> float:
        """Value at a reading."""
        worst = max(t, 1 - t) ** 2
        return self.hits * (1 - t) ** 2 + self.misses * t**2 + self.partials * worst

    def __sub__(self, other: Curve) -> Curve:
        hits, misses = self.hits - other.hits, self.misses - other.misses
        return Curve(hits, misses, self.partials - other.partials)

    def __truediv__(self, n: float) -> Curve:
        return Curve(self.hits / n, self.misses / n, self.partials / n)

    def minimum(self, low: float, high: float) -> float:
        """Lowest value on an interval."""
        return min(self(t) for t in self._candidates(low, high))

    def maximum(self, low: float, high: float) -> float:
        """Highest value on an interval."""
        return max(self(t) for t in self._candidates(low, high))

    def _candidates(self, low: float, high: float) -> list[float]:
        # An extreme lies at an end, at the kink, or at the vertex of one of the two pieces.
        left = _vertex(self.hits + self.partials, self.misses)
        right = _vertex(self.hits, self.misses + self.partials)
        return [low, high, *(t for t in (left, 0.5, right) if low < t < high)]


def _vertex(hits: float, misses: float) -> float:
    return hits / (hits + misses) if hits + misses else 0.5
