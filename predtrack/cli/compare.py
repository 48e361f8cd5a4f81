"""``predtrack compare``: two forecasters, on the questions that both answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from predtrack.cli import charts, comparison_options, options
from predtrack.errors import UsageError
from predtrack.reports.compare import compare_page
from predtrack.tables.tidy import is_table
from predtrack.workflows.compare import compare

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

__all__ = ["command"]


@click.command("compare")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@options.ledger
@click.option(
    "--rule",
    "rules",
    default="",
    callback=options.names,
    help="Rules, such as brier,log; by default the first that fits the forecasts.",
)
@comparison_options.level
@comparison_options.cluster
@click.option(
    "--horizon",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many outcomes in a row may depend on each other, for the Diebold-Mariano test.",
)
@comparison_options.seed
@comparison_options.of_rows
@options.as_of
@options.form
@options.page_output
@charts.chart
def command(
    first: str,
    second: str,
    source: Path,
    *,
    rules: tuple[str, ...],
    level: float,
    cluster: str,
    horizon: int,
    seed: int,
    as_of: dt.date,
    form: str,
    output: Path | None,
    chart: str,
    **given: Any,  # noqa: ANN401 - the options of tables
) -> None:
    """Say which of two forecasters is better, and how surely.

    A and B are names of forecasters. SOURCE is the folder of a ledger: by default
    PREDTRACK_ROOT, or this folder. Or it is a table of forecasts: a file (.csv, .csv.gz,
    .tsv, .parquet), a glob of files, or a folder of them.

    Only questions that both answered count, and each counts once. Two who have none in
    common are not comparable.

    \b
    Examples:
      predtrack compare ann bob forecasts.csv
      predtrack compare ann bob forecasts.parquet --rule brier,log
      predtrack compare ann bob forecasts.csv --chart apart.svg
      predtrack compare gpt human hub/ --outcomes outcomes.csv --cluster source
      predtrack compare "State of AI Report" METR
    """
    if is_table(first) and not is_table(source):
        raise UsageError(f"the table comes last: predtrack compare {second} {source} {first}")
    choices = comparison_options.choices_of(source, as_of, given)
    found = compare(
        source,
        first,
        second,
        rules=rules,
        level=level,
        cluster=cluster,
        horizon=horizon,
        seed=seed,
        **choices,
    )
    page = compare_page(
        found,
        metadata=options.who(source, as_of),
        heading=comparison_options.heading_of(f"{first} and {second} in", source),
    )
    charts.print_page(page, form=form, output=output, chart=chart, draw=lambda: charts.of(found))
