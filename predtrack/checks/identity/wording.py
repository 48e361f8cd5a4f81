"""How alike two questions are worded, and which of many are worth comparing."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["first_alike", "numbers_in", "words_of"]

_WORD = re.compile(r"[a-z]+|[\u3400-\u9fff]+")
_MOST_COMPARED = 25
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers_in(text: str) -> frozenset[str]:
    """Give the numbers of a text, as written.

    Examples
    --------
    >>> sorted(numbers_in("over 5 % by 2026"))
    ['2026', '5']
    """
    return frozenset(_NUMBER.findall(text))


def words_of(text: str) -> frozenset[str]:
    """Give the words of a text; Chinese, which has no spaces, in pairs of characters.

    Examples
    --------
    >>> sorted(words_of("Rain, 降水量"))
    ['rain', '水量', '降水']
    """
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        is_whole = word.isascii() or len(word) < 2
        found.update([word] if is_whole else map("".join, pairwise(word)))
    return frozenset(found)


class _Weights:
    """Rare words weigh more: what every question repeats says little."""

    def __init__(self, texts: Sequence[frozenset[str]]) -> None:
        counts = Counter(chain.from_iterable(texts))
        rarest_first = sorted(counts, key=lambda word: (counts[word], word))
        self._rank = {word: rank for rank, word in enumerate(rarest_first)}
        self._of = {word: math.log1p(len(texts) / count) for word, count in counts.items()}
        self._totals = {words: self._total(words) for words in texts}

    def _total(self, words: frozenset[str]) -> float:
        return sum(map(self._of.__getitem__, words))

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Give the weight of the common words as a share of that of all words."""
        common = self._total(one & other)
        union = self._totals[one] + self._totals[other] - common
        return common / union if union else 0.0

    def telling(self, words: frozenset[str], share: float) -> Iterator[str]:
        """Give the rarest words, one of which everything alike must have too."""
        rest = self._totals[words]
        enough = share * rest
        for word in sorted(words, key=self._rank.__getitem__):
            if rest < enough:
                return
            yield word
            rest -= self._of[word]


def first_alike(texts: Sequence[frozenset[str]], share: float) -> Iterator[tuple[int, int]]:
    """Give each text that is worded like an earlier one, after that earlier one.

    A text is compared with a bounded number of others, those that share its rarest words
    first; a text that was found is not compared again. So the time grows with the number of
    texts, not with its square.

    Examples
    --------
    >>> list(first_alike([words_of("big cats eat"), words_of("dogs"), words_of("big cats eat")], 1))
    [(0, 2)]
    """
    weights = _Weights(texts)
    seen: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(texts):
        telling = list(weights.telling(words, share))
        candidates = islice(chain.from_iterable(seen[word] for word in telling), _MOST_COMPARED)
        alike = (one for one in candidates if weights.alike(texts[one], words) >= share)
        match = next(alike, None)
        if match is not None:
            yield match, index
            continue
        for word in telling:
            seen[word].append(index)
