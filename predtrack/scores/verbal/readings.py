"""Brier scores of words: what every allowed reading of a word would give.

A word is not a probability, so its score is an interval: the lowest and the highest
Brier score over the probabilities that the word may mean. It measures sensitivity to
the reading; it is not a confidence interval and not "the Brier score".

A partial verdict has a degree of fulfilment anywhere in [0, 1], so at a reading t it
adds between 0 and ``max(t, 1 - t)^2``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from predtrack.errors import InvalidForecastError
from predtrack.scores.counts import read_share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from predtrack.scores.verbal.word_record import WordRecord

__all__ = [
    "brier_at_midpoints",
    "coupled_brier_bounds",
    "shared_lexicon_difference",
    "uncoupled_brier_bounds",
]


def coupled_brier_bounds(words: Sequence[WordRecord]) -> tuple[float, float]:
    """Lowest and highest Brier score where each word has one meaning throughout.

    Parameters
    ----------
    words
        One record per word of one author.

    Returns
    -------
    tuple of float
        Low and high, in [0, 1]; lower is better.

    Examples
    --------
    >>> from predtrack.scores import WordRecord
    >>> words = [WordRecord("will", 0.5, 1, 6, 4), WordRecord("likely", 0.55, 0.8, 3, 1)]
    >>> [round(end, 6) for end in coupled_brier_bounds(words)]
    [0.225, 0.350714]
    """
    n = _total(words)
    low = sum(word.least.minimum(word.low, word.high) for word in words) / n
    return low, sum(word.greatest.maximum(word.low, word.high) for word in words) / n


def uncoupled_brier_bounds(words: Sequence[WordRecord]) -> tuple[float, float]:
    """Lowest and highest Brier score where every single claim may be read in its own way.

    Parameters
    ----------
    words
        One record per word of one author.

    Returns
    -------
    tuple of float
        Low and high, in [0, 1]; wider than :func:`coupled_brier_bounds`.

    Examples
    --------
    >>> from predtrack.scores import WordRecord
    >>> uncoupled_brier_bounds([WordRecord("will", 0.5, 1, 6, 4)])
    (0.1, 0.55)
    """
    n = _total(words)
    low = sum(word.hits * (1 - word.high) ** 2 + word.misses * word.low**2 for word in words)
    return low / n, sum(_worst_claims(word) for word in words) / n


def brier_at_midpoints(words: Sequence[WordRecord], *, fulfilment: float = 0.5) -> float:
    """Brier score with every word read at the middle of its interval.

    Parameters
    ----------
    words
        One record per word of one author.
    fulfilment
        Degree of fulfilment given to each partial verdict.

    Returns
    -------
    float
        One point inside the bounds, never a headline.

    Examples
    --------
    >>> from predtrack.scores import WordRecord
    >>> brier_at_midpoints([WordRecord("will", 0.5, 1, 6, 4)])
    0.2625
    """
    z = read_share("fulfilment", fulfilment)
    return sum(_at_middle(word, z) for word in words) / _total(words)


def shared_lexicon_difference(
    a: Sequence[WordRecord], b: Sequence[WordRecord]
) -> tuple[float, float]:
    """Lowest and highest Brier difference a - b, both authors meaning the same by a word.

    Parameters
    ----------
    a, b
        One record per word of each author; a word of both must have one interval.

    Returns
    -------
    tuple of float
        Low and high, in [-1, 1]. Both below 0: a is better under every common lexicon,
        even where the bounds of the two authors overlap.

    Examples
    --------
    >>> from predtrack.scores import WordRecord
    >>> a = [WordRecord("likely", 0.55, 0.80, 3, 1), WordRecord("may", 0.20, 0.55, 2, 4)]
    >>> b = [WordRecord("likely", 0.55, 0.80, 2, 2), WordRecord("may", 0.20, 0.55, 2, 4)]
    >>> [round(end, 6) for end in shared_lexicon_difference(a, b)]
    [-0.06, -0.01]
    """
    n_a, n_b = _total(a), _total(b)
    low = high = 0.0
    for mine, yours in _paired(a, b):
        interval = mine.low, mine.high
        low += (mine.least / n_a - yours.greatest / n_b).minimum(*interval)
        high += (mine.greatest / n_a - yours.least / n_b).maximum(*interval)
    return low, high


def _total(words: Sequence[WordRecord]) -> int:
    if len({word.word for word in words}) < len(words):
        raise InvalidForecastError("a word has one record; add up the counts of repeated ones")
    if not (total := sum(word.n for word in words)):
        raise InvalidForecastError("nothing is resolved; there is no score without an outcome")
    return total


def _worst_claims(word: WordRecord) -> float:
    partial = max(word.high, 1 - word.low) ** 2
    return word.hits * (1 - word.low) ** 2 + word.misses * word.high**2 + word.partials * partial


def _at_middle(word: WordRecord, fulfilment: float) -> float:
    middle = (word.low + word.high) / 2
    return word.least(middle) + word.partials * (middle - fulfilment) ** 2


def _paired(
    a: Sequence[WordRecord], b: Sequence[WordRecord]
) -> Iterator[tuple[WordRecord, WordRecord]]:
    mine, yours = {word.word: word for word in a}, {word.word: word for word in b}
    for name, word in (yours | mine).items():
        unused = replace(word, hits=0, misses=0, partials=0)
        left, right = mine.get(name, unused), yours.get(name, unused)
        if (left.low, left.high) != (right.low, right.high):
            raise InvalidForecastError(f"{name!r} has two intervals; a shared word has one")
        yield left, right
