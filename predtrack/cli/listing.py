"""``predtrack list``: predictions and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from predtrack.cli import options
from predtrack.reports.lists import list_page
from predtrack.workflows.listing import listing

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

__all__ = ["command"]


@click.command("list")
@options.ledger
@click.option("--status", help="Only those that are open, overdue, resolved, void …")
@click.option("--forecaster", help="Only those of this forecaster.")
@click.option("--publication", help="Only those of this publication.")
@click.option("--topic", help="Only those of this topic.")
@click.option("--tag", help="Only those with this tag.")
@click.option("--year", help="Only those made in this year.")
@click.option("--kind", help="Only forecasts of this kind.")
@options.as_of
@options.language
@options.form
@options.page_output
def command(
    source: Path,
    *,
    status: str | None,
    as_of: dt.date,
    language: str,
    form: str,
    output: Path | None,
    **only: str | None,
) -> None:
    """List predictions and where they stand.

    SOURCE is the folder of a ledger: by default PREDTRACK_ROOT, or this folder.
    """
    wanted = {name: value for name, value in only.items() if value is not None}
    rows = listing(source, as_of=as_of, status=status, only=wanted, language=language)
    page = list_page(rows, metadata=options.who(source, as_of))
    options.print_page(page, form=form, output=output)
