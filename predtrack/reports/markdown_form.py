"""Pages as Markdown, for summaries and comments in GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.document import Block, Paragraph, Table
from predtrack.reports.markdown_text import markdown_line, markdown_text

if TYPE_CHECKING:
    from predtrack.reports.document import Page

__all__ = ["markdown_block", "render_markdown"]


def render_markdown(page: Page, *, width: int = 80, colour: bool = False) -> str:
    """Render the blocks of a page."""
    del width, colour
    return "\n\n".join(map(markdown_block, page.blocks)) + "\n"


def markdown_block(block: Block) -> str:
    """Render one block, without an empty line around it."""
    return _paragraph(block) if isinstance(block, Paragraph) else _table(block)


def _paragraph(block: Paragraph) -> str:
    mark = {"heading": "## ", "aside": "> "}.get(block.tone, "")
    return mark + "\\\n".join(map(markdown_line, block.text.splitlines()))


def _table(table: Table) -> str:
    heads = [markdown_text(column.title) for column in table.columns]
    rules = ["---:" if column.align == "right" else "---" for column in table.columns]
    rows = [
        [markdown_text(row.get(column.key, "")) for column in table.columns] for row in table.rows
    ]
    title = markdown_text(table.title)
    lines = [*([f"**{title}**", ""] if title else []), *map(_line, [heads, rules, *rows])]
    return "\n".join([*lines, "", markdown_line(table.note)] if table.note else lines)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
