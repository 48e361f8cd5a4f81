"""What a number of forecasts means where those with several tags stand in several groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["counted_by_tag"]

TEXTS = {
    "en": ", where what has several tags counts for each",
    "zh": "，有多个标签者逐个计入",
}


def counted_by_tag(by: Iterable[str], language: str = "en") -> str:
    """Say that n adds up groups that overlap; nothing for groups that do not.

    Examples
    --------
    >>> counted_by_tag(["year"]), counted_by_tag(["tag"])
    ('', ', where what has several tags counts for each')
    """
    return TEXTS[language] if "tag" in by else ""
