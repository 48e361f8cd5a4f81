"""``predtrack leaderboard``: forecasters in order, with bands of ranks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from predtrack.cli import charts, comparison_options, options
from predtrack.cli.progress import watched
from predtrack.reports.leaderboard import difficulty_page, leaderboard_page
from predtrack.workflows.leaderboard import leaderboard

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.summaries.leaderboard import Order

__all__ = ["command"]


@click.command("leaderboard")
@options.ledger
@click.option(
    "--rule", default="", metavar="NAME", help="The rule; by default the first that fits."
)
@click.option(
    "--min-questions",
    "minimum",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Rank those who answered at least so many questions; the others are listed.",
)
@comparison_options.level
@comparison_options.cluster
@click.option(
    "--order",
    type=click.Choice(["adjusted", "shrunken"]),
    default="adjusted",
    show_default=True,
    help="By which score the lines stand; a raw mean is none, since easy questions improve it.",
)
@click.option(
    "--aggregate",
    "aggregates",
    default="",
    callback=options.names,
    metavar="METHODS",
    help="Join all forecasters into further lines: mean, median, geometric-mean-of-odds.",
)
@click.option(
    "--difficulty",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the difficulty of each question to this file too: .csv or .parquet.",
)
@click.option(
    "--draws", type=click.IntRange(min=100), default=1000, show_default=True,
    help="How often questions are drawn again for the bands.",
)  # fmt: skip
@comparison_options.seed
@comparison_options.of_rows
@options.as_of
@options.form
@options.page_output
@charts.chart
def command(
    source: Path,
    *,
    rule: str,
    minimum: int,
    level: float,
    cluster: str,
    order: Order,
    aggregates: tuple[str, ...],
    difficulty: Path | None,
    draws: int,
    seed: int,
    as_of: dt.date,
    form: str,
    output: Path | None,
    chart: str,
    **given: Any,  # noqa: ANN401 - the options of tables
) -> None:
    """Rank forecasters by what they would score on all questions.

    SOURCE is the folder of a ledger: by default PREDTRACK_ROOT, or this folder. Or it is a
    table of forecasts: a file (.csv, .csv.gz, .tsv, .parquet), a glob of files, or a folder
    of them.

    The difficulty of each question is taken out, so that nobody climbs by answering easy
    ones; a rank comes as a band of places; who shares no question with the others is listed
    apart.

    \b
    Examples:
      predtrack leaderboard forecasts.csv
      predtrack leaderboard forecasts.parquet --rule log --min-questions 50
      predtrack leaderboard hub/ --outcomes outcomes.csv --aggregate mean,median
      predtrack leaderboard forecasts.csv --chart board.svg
      predtrack leaderboard forecasts.parquet --output board.csv --difficulty questions.csv
    """
    choices = comparison_options.choices_of(source, as_of, given)
    with watched(f"Ranking {source.as_posix()}") as watch:
        board = leaderboard(
            source,
            rule=rule,
            minimum=minimum,
            level=level,
            cluster=cluster,
            draws=draws,
            seed=seed,
            order=order,
            aggregates=aggregates,
            watch=watch,
            **choices,
        )
    if difficulty:
        options.print_page(difficulty_page(board), form="csv", output=difficulty)
    page = leaderboard_page(
        board,
        metadata=options.who(source, as_of),
        heading=comparison_options.heading_of("Leaderboard of", source),
    )
    charts.print_page(page, form=form, output=output, chart=chart, draw=lambda: charts.of(board))
