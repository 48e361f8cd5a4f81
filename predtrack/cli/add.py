"""``predtrack add``: a prediction for a publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from predtrack.cli import options, writing
from predtrack.workflows.add import add, needed

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command("add")
@options.ledger
@click.option("--publication", metavar="ID", help="Publication that says it.")
@click.option("--title", help="What is predicted, in your own words.")
@click.option(
    "--forecast",
    metavar="KIND=VALUE",
    help="What was said: probability=0.7, assertion=happens, words=likely, point=400,"
    " range=300..500, 'bound=more than 1000', quantiles=0.1:300,0.9:600,"
    " probabilities=red:0.2,blue:0.8, deadline=2027-12-31.",
)
@click.option("--criteria", help="How the outcome is decided, so that a stranger can do it.")
@click.option("--due", metavar="DATE", help="When it is decided at the latest.")
@click.option("--unit", help="Unit of a number.")
@click.option("--id", "id", metavar="ID", help="Its identifier; by default the next number.")
@click.option("--quote", help="The statement, short and verbatim.")
@click.option("--locator", metavar="PLACE", help="Page, slide or line.")
@click.option("--forecaster", metavar="ID", help="Who said it, if not the publication's.")
@click.option("--made", metavar="DATE", help="When, if not when it was published.")
@click.option("--topic", help="Its one subject.")
@click.option("--tag", "tags", multiple=True, help="A further subject; may be repeated.")
@click.option("--source-of-outcome", "source_", metavar="TEXT", help="Where it will be read.")
@click.option("--condition", help="What it is conditional on.")
@click.option("--unresolvable", metavar="REASON", help="Why it can never be resolved.")
@click.option("--detail", help="That reason in a sentence.")
@click.option("--notes", help="What a reader should know.")
@writing.yes
def command(source: Path, *, yes: bool, source_: str | None, **said: Any) -> None:  # noqa: ANN401
    """Add a prediction to a publication that the ledger has.

    Shows the change and asks before it writes. SOURCE is the folder of a ledger: by
    default PREDTRACK_ROOT, or this folder.

    \b
    Example:
      predtrack add --publication coin-tosses --title "Toss eleven shows tails" \\
        --forecast probability=0.5 --due 2027-01-31 \\
        --criteria "The coin shows tails on the eleventh toss, as noted in the log."
    """
    complete = writing.complete(said | {"source": source_}, needed(said))
    complete = writing.complete(complete, needed(complete))
    change = add(source, complete, recorded=options.today())
    writing.show_and_save(change, yes=yes)
