"""``predtrack history``: how a score moved over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from predtrack.cli import charts, options, table_options
from predtrack.reports.history import history_page
from predtrack.tables.tidy import is_table
from predtrack.workflows.score_history import score_history

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from predtrack.scores.standing import Window

__all__ = ["command"]

_OF_TABLES = (
    "window", "columns", "outcomes", "engine", "memory_limit", "invalid", "duplicates",
)  # fmt: skip


@click.command("history")
@options.ledger
@click.option(
    "--question",
    default="",
    metavar="ID",
    help="Show the probabilities of this question alone.",
)
@click.option(
    "--rule",
    default="",
    metavar="NAME",
    help="A rule of probabilities; by default hit_rate in a ledger whose claims came true or"
    " failed, and else brier.",
)
@click.option(
    "--by",
    default="",
    callback=options.names,
    help="Split a ledger by forecaster, publication, year, topic, tag, kind or question; several"
    " with commas. By default all together. A table has a line for each forecaster.",
)
@click.option(
    "--window",
    type=click.Choice(["open", "scheduled", "actual", "known"]),
    default="open",
    show_default=True,
    help="Where the time of a question of a table ends.",
)
@click.option(
    "--most",
    type=click.IntRange(min=2),
    metavar="N",
    help="Moments of a line that are told at most; by default 300 of a table, 60 of a ledger.",
)
@table_options.columns
@table_options.outcomes
@table_options.engine
@table_options.memory_limit
@table_options.invalid
@table_options.duplicates
@options.as_of
@options.form
@options.page_output
@charts.chart
def command(
    source: Path,
    *,
    question: str,
    rule: str,
    by: tuple[str, ...],
    window: Window,
    most: int | None,
    as_of: dt.date,
    form: str,
    output: Path | None,
    chart: str,
    **table_choices: Any,  # noqa: ANN401 - the options for tables
) -> None:
    """Say how a score moved over time.

    SOURCE is the folder of a ledger, whose score is shown as it was known on each day: by
    default PREDTRACK_ROOT, or this folder. Or it is a table of revised probabilities: a file
    (.csv, .csv.gz, .tsv, .parquet), a glob of files, or a folder of them, with the columns
    question, made, probability, outcome, and one of resolved, closes and closed. It shows
    the mean score of what stood at each moment. The table that is printed is thinned.

    \b
    Examples:
      predtrack history
      predtrack history --by publication --chart history.svg
      predtrack history revisions.csv --rule log
      predtrack history revisions.csv --question q1 --chart text
      predtrack history revisions.parquet --window known --output history.csv
    """
    table, named = is_table(source), options.chosen("as_of")
    if not table:
        table_options.refuse_for_ledgers(*_OF_TABLES)
        table_choices = {}
    found = score_history(
        source,
        as_of=as_of if named or not table else None,
        rule=rule,
        question=question,
        by=by,
        window=window,
        most=most,
        **table_choices,
    )
    page = history_page(
        found,
        metadata=options.who(source, as_of),
        heading=f"Score history of {source.as_posix()}" if table and not named else "",
    )
    charts.print_page(page, form=form, output=output, chart=chart, draw=lambda: charts.of(found))
