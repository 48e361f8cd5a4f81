"""``predtrack score``: scores that are honest about what was said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from predtrack.cli import options
from predtrack.cli.progress import watched
from predtrack.errors import UsageError
from predtrack.reports.score import score_page
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.workflows.score_table import explain_table, is_table, score_table

if TYPE_CHECKING:
    import datetime as dt

    from predtrack.workflows.score_table import Duplicates, Engine, Invalid

__all__ = ["command"]


def _mapping(ctx: click.Context, param: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    """Read OURS=THEIRS."""
    for pair in pairs:
        if "=" not in pair:
            raise click.BadParameter(f"{pair!r} is no OURS=THEIRS", ctx=ctx, param=param)
    return dict(pair.split("=", maxsplit=1) for pair in pairs)


@click.command("score")
@options.ledger
@click.option(
    "--by",
    default="forecaster",
    show_default=True,
    callback=options.names,
    help="Split by forecaster, publication, year, topic, tag, kind or question, or by any"
    " column of a table; several with commas, none with an empty text.",
)
@click.option(
    "--rule",
    "rules",
    default="",
    callback=options.names,
    help="Rules, such as brier,log; by default those that fit the forecasts.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="OURS=THEIRS",
    callback=_mapping,
    help="The table's name for a column, such as probability=p; may be given again.",
)
@click.option(
    "--outcomes",
    type=click.Path(path_type=Path),
    help="A second table, with the columns question, outcome and perhaps resolved, where the"
    " table of forecasts has no outcomes.",
)
@click.option(
    "--weight", default="", metavar="NAME", help="The table's name for the column of weights."
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "duckdb", "polars", "pandas", "spark"]),
    default="auto",
    show_default=True,
    help="What reads a table and adds up its rows; by default pandas a small one, DuckDB a"
    " large one.",
)
@click.option(
    "--memory-limit",
    default="",
    metavar="SIZE",
    help="Memory that the whole program may take, such as 2GB; DuckDB then reads the table.",
)
@click.option("--explain", is_flag=True, help="Say how a table would be scored, and stop.")
@click.option(
    "--invalid",
    type=click.Choice(["error", "drop"]),
    default="error",
    show_default=True,
    help="Whether rows of a table that are no forecast stop it, or are dropped and counted.",
)
@click.option(
    "--duplicates",
    type=click.Choice(["error", "last", "all"]),
    default="error",
    show_default=True,
    help="What several forecasts of one forecaster on one question of a table are.",
)
@click.option(
    "--preset",
    default="",
    metavar="NAME",
    help="Score a table of probabilities as a platform does: gjo, fatebook, metaculus,"
    " predictionbook, forecastbench or 538.",
)
@click.option(
    "--reference",
    default="",
    metavar="WHAT",
    help="Compare the scores of a table with a reference, as skill: a probability such as 0.5,"
    " base-rate, leave-one-out, column=NAME (a market's probabilities) or forecaster=NAME.",
)
@click.option(
    "--hindsight",
    default="",
    callback=options.names,
    metavar="CLASSES",
    help="Score these alone: prospective, logged_late, retrospective, by when a forecast was"
    " put on record. A table needs the column recorded.",
)
@click.option(
    "--level",
    type=float,
    default=0.95,
    show_default=True,
    help="Level of confidence intervals.",
)
@click.option("--excluded", is_flag=True, help="List each claim that is not scored, and why.")
@options.as_of
@options.language
@options.form
@options.page_output
def command(
    source: Path,
    *,
    by: tuple[str, ...],
    rules: tuple[str, ...],
    columns: dict[str, str],
    outcomes: Path | None,
    weight: str,
    engine: Engine,
    memory_limit: str,
    explain: bool,
    invalid: Invalid,
    duplicates: Duplicates,
    preset: str,
    reference: str,
    hindsight: tuple[str, ...],
    level: float,
    excluded: bool,
    as_of: dt.date,
    language: str,
    form: str,
    output: Path | None,
) -> None:
    """Score the predictions of a ledger, or the forecasts of a table.

    SOURCE is the folder of a ledger: by default PREDTRACK_ROOT, or this folder. Or it is
    a table with one kind of forecast: a file (.csv, .csv.gz, .tsv, .parquet), a glob of
    files, or a folder of them, with the columns that the reference of tables names.

    \b
    Examples:
      predtrack score
      predtrack score --by year
      predtrack score --by publication,topic --format csv
      predtrack score --as-of 2023-01-01
      predtrack score forecasts.csv --rule brier,log --column probability=p
      predtrack score revisions.parquet --preset metaculus
      predtrack score hub/ --outcomes outcomes.csv --output scores.parquet
      predtrack score forecasts.parquet --engine duckdb --memory-limit 2GB
    """
    heading = ""
    if is_table(source):
        heading = "" if options.chosen("as_of") else f"Scores of {source.as_posix()}"
        choices: dict[str, Any] = {
            "by": _groups(by),
            "rules": rules,
            "columns": columns,
            "invalid": invalid,
            "duplicates": duplicates,
            "as_of": as_of if options.chosen("as_of") else None,
            "preset": preset,
            "hindsight": hindsight or HINDSIGHT_CLASSES,
            "reference": reference,
            "outcomes": outcomes,
            "weight": weight,
            "engine": engine,
            "memory_limit": memory_limit,
        }
        if explain:
            plan = explain_table(source, **choices)
            options.write(lambda _colour: f"{plan}\n", output=output)
            return
        with watched(f"Scoring {source.as_posix()}") as watch:
            card = score_table(source, **choices, watch=watch)
    else:
        _refuse_options_of_tables()
        from predtrack.workflows.score import score  # noqa: PLC0415 - a table does without

        card = score(
            source,
            as_of=as_of,
            by=by,
            rules=rules,
            level=level,
            language=language,
            hindsight=hindsight or HINDSIGHT_CLASSES,
        )
    page = score_page(
        card,
        by=by,
        metadata=options.who(source, as_of),
        show_excluded=excluded,
        heading=heading,
    )
    options.print_page(page, form=form, output=output)


def _refuse_options_of_tables() -> None:
    of_tables = ("columns", "preset", "reference", "outcomes", "weight", "engine")
    for name in (*of_tables, "memory_limit", "explain"):
        if options.chosen(name):
            option = "--column" if name == "columns" else f"--{name.replace('_', '-')}"
            raise UsageError(f"{option} is for tables; this is a ledger")


def _groups(by: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give the groups that a person chose; a table chooses where nobody did."""
    return by if options.chosen("by") else None
