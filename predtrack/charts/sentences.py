"""Texts of charts: how wide they are, where they are cut, and where they fold."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["columns_of", "cut", "folded", "one_line"]

_WIDE = "\u1100-\u11ff\u2e80-\uffff\U0001f000-\U0003ffff"
_PIECE = re.compile(rf"\s+|[^\s{_WIDE}]+|\S")
"""A space, a word, or a sign of a script that is written without spaces."""
_BREAK = re.compile(r"[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSING = frozenset("，。；：、？！）》”’…」』】,.;:?!)]}%")
_OPENING = frozenset("（《“‘「『【([{")
_STEERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of all that follows, also of what is not theirs."""
_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))


def columns_of(text: str) -> int:
    """Count the columns that a text takes; a Chinese character takes two.

    Examples
    --------
    >>> columns_of("AI 预测")
    7
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def one_line(text: str) -> str:
    r"""Put a text on one line, without signs that would steer a terminal.

    Examples
    --------
    >>> one_line("two\nlines\x1b[31m")
    'two lines[31m'
    """
    spaced = _BREAK.sub(" ", text)
    return "".join(sign for sign in spaced if not _steers(sign))


def _steers(sign: str) -> bool:
    return sign in _STEERING or unicodedata.category(sign) in ("Cc", "Cs")


def cut(text: str, columns: int) -> str:
    """Shorten a text to so many columns; what is left away is shown by a sign.

    Examples
    --------
    >>> cut("State of AI Report", 10)
    'State of …'
    """
    if columns_of(text) <= columns:
        return text
    ends = accumulate(map(_columns, text))
    kept = sum(1 for end in ends if end <= columns - 1)
    return f"{text[:kept]}…" if columns > 0 else ""


def folded(text: str, columns: int) -> list[str]:
    """Fold a text into lines of at most so many columns; Chinese folds at any character.

    Examples
    --------
    >>> folded("as often as they said", 12)
    ['as often as', 'they said']
    >>> folded("人工智能 AI 预测，应验。", 10)
    ['人工智能', 'AI 预测，', '应验。']
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, columns):
        if columns_of((line + piece).rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line or not piece.isspace() else ""
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, columns: int) -> Iterator[str]:
    """Split where a line may end: no line begins with a closing mark, or ends with an opening."""
    held = ""
    for found in _PIECE.findall(" ".join(one_line(text).split())):
        for part in _parts(found, columns):
            apart = held[-1:] not in _OPENING and not set(part[:1]) & _CLOSING
            if held and (apart or columns_of(held + part) > columns):
                yield held
                held = ""
            held += part
    if held:
        yield held


def _parts(piece: str, columns: int) -> Iterator[str]:
    """Break what is longer than a line."""
    while columns_of(piece) > columns > 0:
        ends = list(accumulate(map(_columns, piece)))
        kept = max(sum(1 for end in ends if end <= columns), 1)
        yield piece[:kept]
        piece = piece[kept:]
    yield piece
