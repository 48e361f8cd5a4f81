"""Names along an axis: short, and no two the same, since a name is a place there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from predtrack.charts.sentences import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["distinct"]


def distinct(names: Sequence[str], *, columns: int) -> list[str]:
    """Shorten names to so many columns, and number those that have become the same.

    Names that begin alike keep their ends, in which they differ.

    Examples
    --------
    >>> distinct(["Ann", "state-of-ai-2018", "state-of-ai-2019", "Ann"], columns=10)
    ['Ann', 'stat…-2018', 'stat…-2019', 'Ann (2)']
    >>> distinct(["The report, part 1 of 2", "The report, part 3 of 2"], columns=10)
    ['The…of 2', 'The…of 2 (2)']
    """
    alike = Counter(cut(name, columns) for name in dict.fromkeys(names))
    found: list[str] = []
    for name in names:
        short, number = cut(name, columns), 1
        if alike[short] > 1:
            short = _without_middle(name, columns)
        told = short
        while told in found:
            number += 1
            told = f"{short} ({number})"
        found.append(told)
    return found


def _without_middle(name: str, columns: int) -> str:
    """Keep the beginning of a name and its end."""
    half = (columns - 1) // 2
    tail = cut(name[::-1], columns - half)[:-1][::-1]
    return f"{cut(name, half + 1)[:-1].rstrip()}…{tail.lstrip()}"
