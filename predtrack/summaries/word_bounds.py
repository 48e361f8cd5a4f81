"""What the Brier score of each single word can be, author by author."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from predtrack.scores import TOLERANCE
from predtrack.scores.verbal import WordRecord, break_even_reading, coupled_brier_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from predtrack.summaries.row import ScoreRow
    from predtrack.summaries.scorecard import Scorecard

__all__ = ["ALWAYS_HALF", "WordBounds", "word_bounds"]

ALWAYS_HALF = 0.25
"""Brier score of always saying one half of what happens or does not."""

Against = Literal["better", "not better", "open"]
Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class WordBounds:
    """What the Brier score of one word of one author can be.

    Parameters
    ----------
    word
        The word, with its author where a group has several.
    reading
        The probabilities that it may mean.
    hits, partials, misses
        What came of the claims with it.
    bounds
        Lowest and highest score over the readings, a partial verdict being of any degree.
    partial_as_miss, partial_as_hit
        The same with every partial verdict of degree 0, and of degree 1.
    beats_as_miss, beats_as_hit
        The readings that score better than always one half, in either case; ``None`` for
        none.
    by
        The group: names of columns with their values.
    """

    word: str
    reading: Ends
    hits: int
    partials: int
    misses: int
    bounds: Ends
    partial_as_miss: Ends
    partial_as_hit: Ends
    beats_as_miss: Ends | None
    beats_as_hit: Ends | None
    by: Mapping[str, str] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """Number of claims."""
        return self.hits + self.partials + self.misses

    @property
    def against_half(self) -> Against:
        """Whether it did better than always one half, whatever the word means.

        The difference to always one half is linear in the degree of a partial verdict, so
        that degrees 0 and 1 decide it.
        """
        ends = (*self.partial_as_miss, *self.partial_as_hit)
        if max(ends) < ALWAYS_HALF - TOLERANCE:
            return "better"
        return "not better" if min(ends) >= ALWAYS_HALF - TOLERANCE else "open"


def word_bounds(card: Scorecard) -> tuple[WordBounds, ...]:
    """Take the bounds of a scorecard apart, word by word.

    Parameters
    ----------
    card
        A scorecard of a ledger.

    Returns
    -------
    The words of each group, in their order; empty where no scored claim has a word.
    """
    rows = [row for row in card.rows if (row.rule, row.family) == ("brier", "readings")]
    return tuple(word for row in rows for word in _words(row))


def _words(row: ScoreRow) -> Iterator[WordBounds]:
    for said in row.detail["words"]:
        yield _bounds(said, row.by)


def _bounds(said: Mapping[str, Any], by: Mapping[str, str]) -> WordBounds:
    hits, partials, misses = (said[name] for name in ("hits", "partials", "misses"))
    low, high = said["reading"]
    as_miss = WordRecord(said["word"], low, high, hits, misses + partials)
    as_hit = WordRecord(said["word"], low, high, hits + partials, misses)
    return WordBounds(
        said["word"],
        (low, high),
        hits,
        partials,
        misses,
        coupled_brier_bounds([WordRecord(said["word"], low, high, hits, misses, partials)]),
        coupled_brier_bounds([as_miss]),
        coupled_brier_bounds([as_hit]),
        _beats(as_miss),
        _beats(as_hit),
        by,
    )


def _beats(word: WordRecord) -> Ends | None:
    """Give the allowed readings that beat always one half."""
    found = break_even_reading(word.hits / word.n, ALWAYS_HALF)
    if found is None:
        return None
    low, high = max(found[0], word.low), min(found[1], word.high)
    if word.low == word.high:  # one reading: it beats one half, or it does not
        beats = found[0] + TOLERANCE < word.low < found[1] - TOLERANCE
        return (low, high) if beats else None
    return (low, high) if high - low > TOLERANCE else None
