"""How often one author's claims with one word came true."""

from __future__ import annotations

from dataclasses import dataclass

from predtrack.errors import InvalidForecastError
from predtrack.scores.counts import read_count, read_share
from predtrack.scores.verbal.curves import Curve

__all__ = ["WordRecord"]


@dataclass(frozen=True, slots=True)
class WordRecord:
    """How often one author's claims with one word came true.

    Parameters
    ----------
    word
        The word.
    low, high
        The probabilities that the word may mean.
    hits, misses, partials
        Numbers of claims that came true, failed, or came true in part.

    Examples
    --------
    >>> WordRecord("likely", 0.55, 0.80, hits=3, misses=1).n
    4
    """

    word: str
    low: float
    high: float
    hits: int
    misses: int
    partials: int = 0

    def __post_init__(self) -> None:
        for name in ("hits", "misses", "partials"):
            read_count(f"{name} of {self.word!r}", getattr(self, name))
        low, high = read_share("low", self.low), read_share("high", self.high)
        if low > high:
            raise InvalidForecastError(f"low of {self.word!r} must be at most high")

    @property
    def n(self) -> int:
        """Number of claims."""
        return self.hits + self.misses + self.partials

    @property
    def least(self) -> Curve:
        """Lowest sum of squared distances, as a function of the reading."""
        return Curve(self.hits, self.misses)

    @property
    def greatest(self) -> Curve:
        """Highest sum of squared distances, as a function of the reading."""
        return Curve(self.hits, self.misses, self.partials)
