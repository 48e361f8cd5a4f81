"""``predtrack init``: a small ledger that works at once."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from predtrack.cli import options
from predtrack.workflows.init import init

__all__ = ["command"]


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), default=Path())
def command(folder: Path) -> None:
    """Write a small working ledger to DIR, by default this folder.

    Nothing is overwritten, and nothing is fetched.
    """
    written = "".join(f"wrote {file}\n" for file in init(folder))
    where = "" if folder == Path() else f" {shlex.quote(str(folder))}"
    advice = f"\nNow try:\n  predtrack check{where}\n  predtrack score{where}\n"
    options.write(lambda _colour: written + advice, for_people=True)
