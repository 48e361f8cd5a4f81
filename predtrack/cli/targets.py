"""``predtrack targets``: progress, not accuracy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from predtrack.cli import charts, options
from predtrack.errors import UsageError
from predtrack.reports.targets import targets_page
from predtrack.workflows.targets import target_ways, targets

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from predtrack.charts import Chart

__all__ = ["command"]


@click.command("targets")
@options.ledger
@options.as_of
@options.language
@options.form
@options.page_output
@charts.chart
@click.option(
    "--target", default="", metavar="ID", help="Let the chart show the way of this target alone."
)
def command(
    source: Path,
    *,
    as_of: dt.date,
    language: str,
    form: str,
    output: Path | None,
    chart: str,
    target: str,
) -> None:
    """Measure how far and how fast stated targets were approached, and which dates were kept.

    SOURCE is the folder of a ledger: by default PREDTRACK_ROOT, or this folder.

    \b
    Examples:
      predtrack targets --chart targets.svg
      predtrack targets --chart vehicles.svg --target tesla-award-2025/vehicles
    """
    if target and not chart:
        raise UsageError("--target says what a chart shows; add --chart FILE, or --chart text")
    found = targets(source, as_of=as_of, language=language)
    page = targets_page(found.progress, found.dates, metadata=options.who(source, as_of))
    charts.print_page(
        page,
        form=form,
        output=output,
        chart=chart,
        draw=lambda: _picture(source, target, as_of=as_of, language=language),
    )


def _picture(source: Path, target: str, *, as_of: dt.date, language: str) -> Chart:
    paths = target_ways(source, as_of=as_of, language=language)
    return charts.of_targets(paths, target=target, language=language)
