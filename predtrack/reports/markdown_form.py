"""Pages as Markdown, for summaries and comments in GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.document import Block, Paragraph, Table

if TYPE_CHECKING:
    from predtrack.reports.document import Page

__all__ = ["render_markdown"]


def render_markdown(page: Page, *, width: int = 80, colour: bool = False) -> str:
    """Render the blocks of a page."""
    del width, colour
    return "\n\n".join(_block(block) for block in page.blocks) + "\n"


def _block(block: Block) -> str:
    return _paragraph(block) if isinstance(block, Paragraph) else _table(block)


def _paragraph(block: Paragraph) -> str:
    mark = {"heading": "## ", "aside": "> "}.get(block.tone, "")
    return mark + "\\\n".join(_escape(line) for line in block.text.splitlines())


def _table(table: Table) -> str:
    heads = [_escape(column.title) for column in table.columns]
    rules = ["---:" if column.align == "right" else "---" for column in table.columns]
    rows = [[_escape(row.get(column.key, "")) for column in table.columns] for row in table.rows]
    lines = [f"**{_escape(table.title)}**", "", *map(_line, [heads, rules, *rows])]
    return "\n".join([*lines, "", _escape(table.note)] if table.note else lines)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    for sign in "\\|<*_`":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
