"""``predtrack due``: what wants attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from predtrack.cli import options
from predtrack.reports.lists import due_page
from predtrack.workflows.due import due

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

__all__ = ["command"]


@click.command("due")
@options.ledger
@click.option(
    "--within",
    type=click.IntRange(min=0, max=36500),
    default=90,
    show_default=True,
    help="Length of the window in days.",
)
@options.as_of
@options.language
@options.form
@options.page_output
def command(
    source: Path, *, within: int, as_of: dt.date, language: str, form: str, output: Path | None
) -> None:
    """List what is overdue, what falls due within a window, and what was resolved early.

    SOURCE is the folder of a ledger: by default PREDTRACK_ROOT, or this folder.
    """
    items = due(source, as_of=as_of, within=within, language=language)
    page = due_page(items, within=within, metadata=options.who(source, as_of))
    options.print_page(page, form=form, output=output)
