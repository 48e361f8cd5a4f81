"""A line of a file, and the caret below it."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["pointed", "visible"]

# Longer lines wrap in a terminal, and the caret would stand under another word.
_LONGEST = 100
_TOKEN = re.compile(r"""\"[^"]*\"|'[^']*'|[^\s,\]}]+""")


def visible(text: str) -> str:
    r"""Replace what a terminal would obey or hide.

    Examples
    --------
    >>> visible("a\x1b[2Jb")
    'a�[2Jb'
    """
    return "".join("�" if _is_hidden(sign) else sign for sign in text)


def _is_hidden(sign: str) -> bool:
    return sign != "\t" and unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _width(sign: str) -> int:
    """Count the columns that a terminal gives to a character."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def _blank(text: str) -> str:
    """Give white space as wide as ``text``; a tab stays a tab, whatever its stops are."""
    return "".join(sign if sign == "\t" else " " * _width(sign) for sign in text)


def pointed(excerpt: str, column: int) -> tuple[str, str]:
    """Give a line, cut where it is long, and the caret for the line below it.

    Parameters
    ----------
    excerpt
        The line.
    column
        Column in characters, counted from 1.

    Examples
    --------
    >>> for line in pointed("forecast: {probability: 70}", 25):
    ...     print(line)
    forecast: {probability: 70}
                            ^^
    """
    line, position = _cut(visible(excerpt), column - 1)
    token = _TOKEN.match(line, position)
    marked = token[0].removesuffix(":") if token else ""
    return line, _blank(line[:position]) + "^" * max(1, sum(map(_width, marked)))


def _cut(line: str, position: int) -> tuple[str, int]:
    width = sum(map(_width, line))
    longest = len(line) if width <= _LONGEST else _LONGEST * len(line) // width
    start = max(0, min(position - longest // 2, len(line) - longest))
    end = start + longest
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return before + line[start:end] + after, position - start + len(before)
