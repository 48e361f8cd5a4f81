"""A page as Markdown that fits: whole sections are left out, the last ones first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from predtrack.errors import UsageError
from predtrack.reports.digest.words import Words
from predtrack.reports.document import Block, Paragraph, Table
from predtrack.reports.markdown_form import markdown_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.reports.document import Page

__all__ = ["MOST_ROWS", "render_within"]

MOST_ROWS = 100
"""Rows of one table that somebody reads; the JSON form has all."""

_SHARE = 3
"""A table that takes more than one part in so many of the page loses rows."""

_BETWEEN = "\n\n"


def render_within(page: Page, *, max_bytes: int, language: str = "en") -> str:
    """Render a page as Markdown that has no more than some bytes.

    What stands before the first table always stays. Each table with what follows it is a
    section: it stays whole, or is left out and named. A table that is too long by itself
    ends with the number of its further rows.

    Parameters
    ----------
    page
        The page, its sections in the order of their importance.
    max_bytes
        Most bytes, in UTF-8.
    language
        Language in which to say what was left out.

    Raises
    ------
    UsageError
        If not even the head fits.
    """
    words = Words(language)
    head, sections = _parts(page.blocks)
    texts = [_section(section, max_bytes // _SHARE, words) for section in sections]
    for kept in range(len(texts), -1, -1):
        gone = _left_out(sections[kept:], max_bytes, words)
        text = _BETWEEN.join(filter(None, [*map(markdown_block, head), *texts[:kept], gone]))
        if _size(text) < max_bytes:
            return f"{text}\n"
    raise UsageError(f"what has to be said takes more than {max_bytes:,} bytes; allow more")


def _parts(blocks: Sequence[Block]) -> tuple[list[Block], list[list[Block]]]:
    """Split a page into what stands before the first table, and its sections."""
    head: list[Block] = []
    sections: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Table):
            sections.append([block])
        else:
            (sections[-1] if sections else head).append(block)
    return head, sections


def _section(section: Sequence[Block], most: int, words: Words) -> str:
    shown = (_shortened(b, most, words) if isinstance(b, Table) else b for b in section)
    return _BETWEEN.join(map(markdown_block, shown))


def _shortened(table: Table, most: int, words: Words) -> Table:
    """Keep as many rows as there is room for, by halves; none is better than a part of one."""
    rows = min(len(table.rows), MOST_ROWS)
    found = _cut(table, rows, words)
    while rows and _size(markdown_block(found)) > most:
        rows //= 2
        found = _cut(table, rows, words)
    return found


def _cut(table: Table, rows: int, words: Words) -> Table:
    if rows == len(table.rows):
        return table
    more = words.say("more rows", number=f"{len(table.rows) - rows:,}")
    return replace(table, rows=table.rows[:rows], note=words.together((more, table.note)))


def _left_out(sections: Sequence[Sequence[Block]], limit: int, words: Words) -> str:
    if not sections:
        return ""
    names = words.listed(block.title for block, *_ in sections if isinstance(block, Table))
    said = words.say("left out", bytes=f"{limit:,}", sections=names)
    return markdown_block(Paragraph(said, "aside"))


def _size(text: str) -> int:
    return len(text.encode("utf-8"))
