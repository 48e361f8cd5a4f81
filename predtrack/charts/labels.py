"""Names along an axis: short, and no two the same, since a name is a place there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.charts.sentences import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["distinct"]


def distinct(names: Sequence[str], *, columns: int) -> list[str]:
    """Shorten names to so many columns, and number those that have become the same.

    Examples
    --------
    >>> distinct(["Ann", "State of AI Report", "State of AI Index", "Ann"], columns=10)
    ['Ann', 'State of …', 'State of … (2)', 'Ann (2)']
    """
    found: list[str] = []
    for name in names:
        short, number = cut(name, columns), 1
        told = short
        while told in found:
            number += 1
            told = f"{short} ({number})"
        found.append(told)
    return found
