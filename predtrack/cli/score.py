"""``predtrack score``: scores that are honest about what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from predtrack.cli import charts, options, table_options
from predtrack.cli.progress import watched
from predtrack.errors import UsageError
from predtrack.reports.gates import gate_lines
from predtrack.reports.score import score_page
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.summaries.gates import gates_of, judge
from predtrack.workflows.score_table import explain_table, is_table, score_table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from predtrack.summaries import Scorecard
    from predtrack.summaries.gates import Gate
    from predtrack.workflows.score_table import Duplicates, Engine, Invalid

__all__ = ["command"]

_OF_TABLES = (
    "columns", "preset", "reference", "outcomes", "weight", "engine", "memory_limit", "explain",
    "cluster", "time_average", "uncovered", "window",
)  # fmt: skip


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
@table_options.columns
@table_options.outcomes
@table_options.weight
@table_options.engine
@table_options.memory_limit
@click.option("--explain", is_flag=True, help="Say how a table would be scored, and stop.")
@table_options.invalid
@table_options.duplicates
@click.option(
    "--cluster",
    default="",
    metavar="NAME",
    help="Give the mean scores of a table an interval: the column that says which forecasts"
    " depend on each other, such as question. By default the column cluster, if there is one.",
)
@click.option(
    "--time-average",
    type=click.Choice(["mean-of-scores", "score-of-mean"]),
    help="Average the scores of revised forecasts of a table over the time in which they"
    " stood, in this order.",
)
@click.option(
    "--uncovered",
    default="leave-out",
    show_default=True,
    metavar="WHAT",
    help="What time without a forecast does to that average: leave-out, truncate, or the"
    " number that it counts.",
)
@click.option(
    "--window",
    type=click.Choice(["open", "scheduled", "actual", "known"]),
    default="open",
    show_default=True,
    help="Where the time of a question ends in that average.",
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
    help="Level of confidence intervals; of a table's means with --cluster.",
)
@click.option(
    "--max-brier",
    type=float,
    metavar="X",
    help="Exit with 1 where the whole interval of a Brier score lies above X; a table needs"
    " --cluster for it.",
)
@click.option(
    "--min-hit-rate",
    type=float,
    metavar="X",
    help="Exit with 1 where the whole interval of a hit rate of a ledger lies below X.",
)
@click.option("--excluded", is_flag=True, help="List each claim that is not scored, and why.")
@options.as_of
@options.language
@options.form
@options.page_output
@charts.chart
@charts.kinds(
    "hit_rates",
    "scores",
    "word_bounds",
    "funnel",
    default="hit_rates where there are any, and else scores",
)
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
    cluster: str,
    time_average: str | None,
    uncovered: str,
    window: str,
    invalid: Invalid,
    duplicates: Duplicates,
    preset: str,
    reference: str,
    hindsight: tuple[str, ...],
    level: float,
    max_brier: float | None,
    min_hit_rate: float | None,
    excluded: bool,
    as_of: dt.date,
    language: str,
    form: str,
    output: Path | None,
    chart: str,
    kind: str,
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
      predtrack score --by year --chart hits.svg
      predtrack score --as-of 2023-01-01
      predtrack score forecasts.csv --rule brier,log --column probability=p
      predtrack score revisions.parquet --preset metaculus
      predtrack score hub/ --outcomes outcomes.csv --output scores.parquet
      predtrack score forecasts.parquet --cluster question --memory-limit 2GB
      predtrack score revisions.csv --time-average mean-of-scores --window known
      predtrack score --max-brier 0.25 --min-hit-rate 0.5
    """
    heading = ""
    gates = gates_of(max_brier=max_brier, min_hit_rate=min_hit_rate, rules=rules)
    if is_table(source):
        _refuse_ungated(gates, cluster)
        heading = "" if options.chosen("as_of") else f"Scores of {source.as_posix()}"
        choices: dict[str, Any] = {
            "by": table_options.chosen_groups(by),
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
            "cluster": cluster,
            "level": level,
            "time_average": time_average or "",
            "uncovered": uncovered,
            "window": window,
        }
        if explain:
            charts.refuse(chart, "--explain scores nothing")
            plan = explain_table(source, **choices)
            options.write(lambda _colour: f"{plan}\n", output=output)
            return
        with watched(f"Scoring {source.as_posix()}") as watch:
            card = score_table(source, **choices, watch=watch)
    else:
        table_options.refuse_for_ledgers(*_OF_TABLES)
        from predtrack.workflows import score as workflow  # noqa: PLC0415 - a table does without

        scored = workflow.score_with_intervals if gates else workflow.score
        card = scored(
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
    charts.print_page(
        page,
        form=form,
        output=output,
        chart=chart,
        draw=lambda: charts.of(card, kind, language=language),
    )
    if gates:
        _pass_gates(card, gates)


def _refuse_ungated(gates: Sequence[Gate], cluster: str) -> None:
    """Refuse gates that could verify nothing of a table."""
    for gate in gates:
        if gate.rule == "hit_rate":
            raise UsageError(f"{gate.option} is for ledgers; this is a table")
        if not cluster:
            raise UsageError(
                f"{gate.option} judges an interval: name with --cluster the column that says"
                " which forecasts depend on each other, such as question"
            )


def _pass_gates(card: Scorecard, gates: Sequence[Gate]) -> None:
    """Say what each gate found, and exit with 1 where one failed."""
    verdicts = judge(card.rows, gates)
    if card.funnel.unit == "rows" and card.rows and not verdicts:
        raise UsageError("--max-brier could verify nothing: these forecasts have no Brier score")
    for line in gate_lines(verdicts, gates):
        click.echo(line, err=True)
    if any(verdict.outcome == "failed" for verdict in verdicts):
        click.get_current_context().exit(1)
