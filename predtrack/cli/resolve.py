"""``predtrack resolve``: a verdict with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from predtrack.cli import options, writing
from predtrack.workflows.resolve import NEEDED, resolve

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command("resolve")
@click.argument("identifier", metavar="ID")
@options.ledger
@click.option("--outcome", help="yes, no, partial, a number, category, date, void, ambiguous.")
@click.option("--known", metavar="DATE", help="Day on which the outcome could be known.")
@click.option("--resolver", metavar="NAME", help="Who says so.")
@click.option("--self", "self", is_flag=True, help="It is the forecaster's own verdict.")
@click.option("--evidence-url", metavar="URL", help="Address of the evidence.")
@click.option("--quote", help="The words in it that decide, short and verbatim.")
@click.option("--evidence-title", metavar="TITLE", help="Title of the evidence.")
@click.option("--evidence-date", metavar="DATE", help="Its date; by default that of --known.")
@click.option("--evidence-type", metavar="TYPE", help="publication, official, news, file …")
@click.option("--evidence-file", metavar="PATH", help="Local copy, relative to the ledger.")
@click.option("--sha256", help="Hash of the local copy; by default computed.")
@click.option("--reason", help="Why it is void or ambiguous, or why a verdict is changed.")
@click.option("--discrepancy", help="Where verdict and stated criterion differ.")
@click.option("--notes", help="What a reader should know.")
@writing.yes
def command(identifier: str, source: Path, *, yes: bool, **said: Any) -> None:  # noqa: ANN401
    """Append a resolution to the ledger; earlier ones stay as they are.

    Shows the change and asks before it writes. ID is the identifier of a prediction.
    SOURCE is the folder of a ledger: by default PREDTRACK_ROOT, or this folder.

    \b
    Example:
      predtrack resolve coin-tosses/04 --outcome 51 --known 2026-10-09 \\
        --resolver Me --evidence-url https://example.org/tosses \\
        --quote "51 heads in 100 tosses"
    """
    has_file = bool(said.get("evidence_file"))
    needed = {k: v for k, v in NEEDED.items() if not (has_file and k in {"evidence_url", "quote"})}
    if said.get("evidence_title"):
        needed.pop("evidence_url", None)
    complete = writing.complete(said, needed)
    change = resolve(source, identifier, complete, recorded=options.today())
    writing.show_and_save(change, yes=yes)
