"""``predtrack due``: what wants attention."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from predtrack.cli import charts, options
from predtrack.reports.lists import due_page
from predtrack.workflows.due import due, open_dates

if TYPE_CHECKING:
    import datetime as dt

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
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to a file instead of the screen; .csv and .parquet hold flat records, .ics a"
    " calendar of every open date, or of those within --within.",
)
@charts.chart
def command(
    source: Path,
    *,
    within: int,
    as_of: dt.date,
    language: str,
    form: str,
    output: Path | None,
    chart: str,
) -> None:
    """List what is overdue, what falls due within a window, and what was resolved early.

    SOURCE is the folder of a ledger: by default PREDTRACK_ROOT, or this folder.

    \b
    Examples:
      predtrack due --within 365
      predtrack due --output due.ics
      predtrack due --chart due.svg
    """
    if output and output.suffix.lower() == ".ics" and not options.chosen("form"):
        charts.refuse(chart, "a calendar comes without a chart")
        chosen = within if options.chosen("within") else None
        _write_calendar(source, output, as_of=as_of, within=chosen, language=language)
        return
    items = due(source, as_of=as_of, within=within, language=language)
    page = due_page(items, within=within, metadata=options.who(source, as_of))
    charts.print_page(
        page,
        form=form,
        output=output,
        chart=chart,
        draw=lambda: charts.of_due(items, as_of=as_of, language=language),
    )


def _write_calendar(
    source: Path, output: Path, *, as_of: dt.date, within: int | None, language: str
) -> None:
    from predtrack.reports.feeds import due_calendar  # noqa: PLC0415 - a list does without

    dates = open_dates(source, as_of=as_of, within=within, language=language)
    calendar = due_calendar(dates, as_of=as_of, language=language)
    options.write(lambda _colour: calendar, output=output)
