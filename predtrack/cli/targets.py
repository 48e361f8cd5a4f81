"""``predtrack targets``: progress, not accuracy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from predtrack.cli import options
from predtrack.reports.targets import targets_page
from predtrack.workflows.targets import targets

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

__all__ = ["command"]


@click.command("targets")
@options.ledger
@options.as_of
@options.language
@options.form
@options.page_output
def command(source: Path, *, as_of: dt.date, language: str, form: str, output: Path | None) -> None:
    """Measure how far and how fast stated targets were approached, and which dates were kept.

    SOURCE is the folder of a ledger: by default PREDTRACK_ROOT, or this folder.
    """
    found = targets(source, as_of=as_of, language=language)
    page = targets_page(found.progress, found.dates, metadata=options.who(source, as_of))
    options.print_page(page, form=form, output=output)
