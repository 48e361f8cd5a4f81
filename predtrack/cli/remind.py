"""``predtrack remind``: one issue on GitHub that lists what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from predtrack.cli import options
from predtrack.workflows.remind import overdue_text, place_of, remind

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

__all__ = ["command"]


@click.command("remind")
@options.ledger
@click.option(
    "--repository",
    default="",
    metavar="OWNER/REPO",
    help="Repository of the issue; by default the one that gh finds: GH_REPO, or the remote.",
)
@click.option("--dry-run", is_flag=True, help="Print the text of the issue, and ask nobody.")
@options.as_of
@options.language
def command(source: Path, *, repository: str, dry_run: bool, as_of: dt.date, language: str) -> None:
    """Keep one issue on GitHub that lists what is overdue.

    Opens it, brings it up to date, and closes it once nothing is overdue. Needs gh, GitHub's
    command line. SOURCE is the folder of a ledger: by default PREDTRACK_ROOT, or this folder.
    """
    folder = place_of(source, options.folder_of(source))
    if dry_run:
        text = overdue_text(source, as_of=as_of, folder=folder, language=language)
        options.write(lambda _colour: text)
        return
    done = remind(source, as_of=as_of, folder=folder, language=language, repository=repository)
    options.write(lambda _colour: f"{done}\n", for_people=True)
