"""What people and machines read: summaries in a form.

A report is a :class:`Page`; :data:`FORMATS` is the catalogue of forms. A new form is
one module and one line, and every command has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from predtrack.reports.csv_form import render_csv
from predtrack.reports.document import Block, Column, Page, Paragraph, Table
from predtrack.reports.json_form import render_json
from predtrack.reports.markdown_form import render_markdown
from predtrack.reports.terminal import render_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FORMATS", "Block", "Column", "Form", "Page", "Paragraph", "Table"]


class Form(Protocol):
    """A function that gives a page its form."""

    def __call__(self, page: Page, *, width: int, colour: bool) -> str:
        """Render the page; ``width`` and ``colour`` matter to terminals alone."""


FORMATS: Mapping[str, Form] = {
    "table": render_terminal,
    "json": render_json,
    "csv": render_csv,
    "markdown": render_markdown,
}
"""Every form by the name that ``--format`` takes."""
