"""From one row per claim to one record per word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.absence import absent_cells, unmasked
from predtrack.scores.assertions.verdicts import read_verdicts
from predtrack.scores.columns import Probability, domain_of, refuse_rows
from predtrack.scores.shapes import refuse_mismatch
from predtrack.scores.verbal.word_record import WordRecord

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from predtrack.scores.columns import FloatArray

__all__ = ["word_records"]

READING = domain_of(Probability)


def word_records(
    words: ArrayLike, low: ArrayLike, high: ArrayLike, outcomes: ArrayLike
) -> tuple[WordRecord, ...]:
    """Count how often one author's claims came true, word by word.

    Parameters
    ----------
    words : shape (n,)
        The word of each claim.
    low, high : shape (n,), in [0, 1]
        The probabilities that it may mean; the same wherever the word stands.
    outcomes : shape (n,), in [0, 1]
        1 if the claim came true, 0 if not. Anything between is a partial verdict, whose
        degree the bounds leave open: the number itself is not used.

    Returns
    -------
    tuple of WordRecord
        In the order in which the words first appear.

    Raises
    ------
    InvalidForecastError
        If a value is missing, the columns differ in length, or a word has two intervals.

    Examples
    --------
    >>> word_records(["will", "will"], [0.5, 0.5], [1, 1], [1, 0])
    (WordRecord(word='will', low=0.5, high=1.0, hits=1, misses=1, partials=0),)
    """
    refuse_mismatch({"word": words, "low": low, "high": high, "outcome": outcomes})
    names = _read_words(words)
    lows, highs = np.ravel(READING.read("low", low)), np.ravel(READING.read("high", high))
    y = read_verdicts(outcomes)
    return tuple(
        _count(word, _rows_of(word, names), lows, highs, y) for word in dict.fromkeys(names)
    )


def _read_words(words: ArrayLike) -> list[str]:
    shown = unmasked(words) if np.ma.isMA(words) else words
    cells = np.ravel(np.asarray(shown, dtype=object))  # as text, a NaN would be the word "nan"
    refuse_rows("word is missing", absent_cells(cells))
    return [str(word) for word in cells]


def _rows_of(word: str, names: list[str]) -> list[int]:
    return [row for row, name in enumerate(names) if name == word]


def _count(
    word: str, rows: list[int], low: FloatArray, high: FloatArray, y: FloatArray
) -> WordRecord:
    first, verdicts = rows[0], y[rows]
    other = [row for row in rows if (low[row], high[row]) != (low[first], high[first])]
    if other:
        raise InvalidForecastError(f"{word!r} has two intervals; an author's word has one", other)
    hits, misses = int((verdicts == 1).sum()), int((verdicts == 0).sum())
    interval = float(low[first]), float(high[first])
    return WordRecord(word, *interval, hits, misses, len(rows) - hits - misses)
