"""``predtrack show``: one prediction, from quote to verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from predtrack.cli import options
from predtrack.reports.show import show_page
from predtrack.workflows.show import show

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

__all__ = ["command"]


@click.command("show")
@click.argument("identifier", metavar="ID")
@options.ledger
@options.as_of
@options.language
@options.form
@options.page_output
def command(
    identifier: str,
    source: Path,
    *,
    as_of: dt.date,
    language: str,
    form: str,
    output: Path | None,
) -> None:
    """Show what was said, how it is decided, and what became of it.

    ID is the identifier of a prediction, such as state-of-ai-2025/01. SOURCE is the
    folder of a ledger: by default PREDTRACK_ROOT, or this folder.
    """
    shown = show(source, identifier, as_of=as_of, language=language)
    page = show_page(shown, metadata=options.who(source, as_of), language=language)
    options.print_page(page, form=form, output=output)
