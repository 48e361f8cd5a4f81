"""Sentences on charts: folded where the picture ends."""

from __future__ import annotations

import textwrap
import unicodedata

__all__ = ["columns_of", "cut", "folded"]


def columns_of(text: str) -> int:
    """Count the columns that a text takes; a Chinese character takes two.

    Examples
    --------
    >>> columns_of("AI 预测")
    7
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def cut(text: str, columns: int) -> str:
    """Shorten a text to so many columns; what is left away is shown by a sign.

    Examples
    --------
    >>> cut("State of AI Report", 10)
    'State of …'
    """
    if columns_of(text) <= columns:
        return text
    while text and columns_of(text) > columns - 1:
        text = text[:-1]
    return f"{text}…"


def folded(text: str, columns: int) -> list[str]:
    """Fold a text into lines of at most so many columns; Chinese folds at any character.

    Examples
    --------
    >>> folded("as often as they said", 12)
    ['as often as', 'they said']
    """
    if columns_of(text) == len(text):
        return textwrap.wrap(text, columns) if text else []
    lines, line = [], ""
    for sign in text:
        if columns_of(line + sign) > columns:
            lines.append(line.strip())
            line = ""
        line += sign
    return [*lines, line.strip()] if line.strip() else lines
