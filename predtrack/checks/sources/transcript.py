"""A document as quotes are looked up in it.

Two texts count as the same words where they differ only in what a transcript adds or a
reprint changes: line breaks and other white space are left out, and full-width forms
are read as their narrow twins (Unicode normalisation NFKC). All else must be exact.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

__all__ = ["Transcript", "fold", "transcript"]


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    r"""Leave out white space, and fold full-width forms.

    Examples
    --------
    >>> fold("到2030年 \n ，涨４０％")
    '到2030年,涨40%'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


@dataclass(frozen=True, slots=True)
class Transcript:
    """A document, folded, with the way back to its lines.

    Parameters
    ----------
    lines
        The lines as they stand.
    folded
        The whole text, folded.
    ends
        For each line, the length of the folded text up to its end.
    """

    lines: tuple[str, ...]
    folded: str
    ends: tuple[int, ...]

    def places(self, quote: str) -> list[tuple[int, int]]:
        """Give the first and last line, from 1, of every place where a quote stands."""
        wanted = fold(quote)
        found, start = [], self.folded.find(wanted) if wanted else -1
        while start >= 0:
            found.append((self._line(start), self._line(start + len(wanted) - 1)))
            start = self.folded.find(wanted, start + 1)
        return found

    def nearest(self, quote: str) -> int | None:
        """Name the line that has the longest piece of a quote; none where nothing is alike."""
        wanted = fold(quote)
        matcher = SequenceMatcher(None, self.folded, wanted, autojunk=False)
        match = matcher.find_longest_match()
        return self._line(match.a) if match.size * 4 >= len(wanted) else None

    def _line(self, position: int) -> int:
        return bisect_right(self.ends, position) + 1


@lru_cache(maxsize=16)
def transcript(text: str) -> Transcript:
    """Fold a document line by line."""
    lines = tuple(text.split("\n"))
    pieces = [fold(line) for line in lines]
    return Transcript(lines, "".join(pieces), tuple(accumulate(map(len, pieces))))
