"""``predtrack calibration``: whether forecasts came true as often as they said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from predtrack.cli import charts, options, table_options
from predtrack.cli.progress import watched
from predtrack.reports.calibration import calibration_page
from predtrack.tables.tidy import is_table
from predtrack.workflows.calibration import calibration

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

__all__ = ["command"]

_OF_TABLES = ("columns", "outcomes", "weight", "engine", "memory_limit", "invalid", "duplicates")


@click.command("calibration")
@options.ledger
@click.option(
    "--by",
    default="",
    callback=options.names,
    help="Split by any column of a table, or by forecaster, publication, year, topic, tag, kind"
    " or question of a ledger; several with commas. By default all together.",
)
@click.option(
    "--rule",
    "rules",
    default="",
    callback=options.names,
    help="Scores to take apart: brier, log; by default both.",
)
@click.option(
    "--level",
    type=float,
    default=0.9,
    show_default=True,
    help="Level of bands and intervals.",
)
@click.option(
    "--bins",
    type=click.IntRange(min=1),
    help="Show so many bins of one width as well, closed on the left.",
)
@table_options.columns
@table_options.outcomes
@table_options.weight
@table_options.engine
@table_options.memory_limit
@table_options.invalid
@table_options.duplicates
@options.as_of
@options.form
@options.page_output
@charts.chart
@charts.kinds(
    "reliability",
    "murphy",
    "coverage",
    "pit",
    default="reliability of probabilities, coverage of other forecasts",
)
def command(
    source: Path,
    *,
    by: tuple[str, ...],
    rules: tuple[str, ...],
    level: float,
    bins: int | None,
    as_of: dt.date,
    form: str,
    output: Path | None,
    chart: str,
    kind: str,
    **table_choices: Any,  # noqa: ANN401 - the options for tables
) -> None:
    """Say whether forecasts came true as often as they said.

    SOURCE is the folder of a ledger, whose stated probabilities are taken: by default
    PREDTRACK_ROOT, or this folder. Or it is a table of probabilities, quantiles, samples,
    distributions or intervals: a file (.csv, .csv.gz, .tsv, .parquet), a glob of files, or a
    folder of them. Up to 20 answers get no curve. Where a table has the column closes,
    questions that close later are left out: they can have resolved only one way.

    \b
    Examples:
      predtrack calibration
      predtrack calibration forecasts.csv
      predtrack calibration forecasts.csv --by topic --rule log
      predtrack calibration forecasts.parquet --bins 10 --level 0.95
      predtrack calibration forecasts.csv --chart reliability.svg
      predtrack calibration quantiles.parquet --outcomes outcomes.csv --format json
    """
    named = options.chosen("as_of")
    table = is_table(source)
    if not table:
        table_options.refuse_for_ledgers(*_OF_TABLES)
        table_choices = {}
    with watched(f"Calibration of {source.as_posix()}") as watch:
        found = calibration(
            source,
            today=options.today(),
            by=by,
            rules=rules,
            level=level,
            bins=bins,
            as_of=as_of if named or not table else None,
            watch=watch,
            **table_choices,
        )
    page = calibration_page(
        found,
        metadata=options.who(source, as_of),
        heading=f"Calibration of {source.as_posix()}" if table and not named else "",
    )
    charts.print_page(
        page, form=form, output=output, chart=chart, draw=lambda: charts.of(found, kind)
    )
