"""``predtrack score``: scores that are honest about what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from predtrack.cli import options
from predtrack.reports.score import score_page
from predtrack.workflows.score import score

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

__all__ = ["command"]


@click.command("score")
@options.ledger
@click.option(
    "--by",
    default="forecaster",
    show_default=True,
    callback=options.names,
    help="Split by forecaster, publication, year, topic, tag, kind or question; several"
    " with commas, none with an empty text.",
)
@click.option(
    "--rule",
    "rules",
    default="",
    callback=options.names,
    help="Rules for stated probabilities and points, such as brier,log.",
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
@options.output
def command(
    source: Path,
    *,
    by: tuple[str, ...],
    rules: tuple[str, ...],
    level: float,
    excluded: bool,
    as_of: dt.date,
    language: str,
    form: str,
    output: Path | None,
) -> None:
    """Score the predictions of a ledger.

    SOURCE is the folder of a ledger: by default PREDTRACK_ROOT, or this folder.

    \b
    Examples:
      predtrack score
      predtrack score --by year
      predtrack score --by publication,topic --format csv
      predtrack score --as-of 2023-01-01
    """
    card = score(source, as_of=as_of, by=by, rules=rules, level=level, language=language)
    page = score_page(card, by=by, metadata=options.who(source, as_of), show_excluded=excluded)
    options.print_page(page, form=form, output=output)
