"""``predtrack init``: a small ledger that works at once."""

from __future__ import annotations

from pathlib import Path

import click

from predtrack.workflows.init import init

__all__ = ["command"]


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), default=Path())
def command(folder: Path) -> None:
    """Write a small working ledger to DIR, by default this folder.

    Nothing is overwritten, and nothing is fetched.
    """
    for file in init(folder):
        click.echo(f"wrote {file}")
    click.echo(f"\nNow try:\n  predtrack check {folder}\n  predtrack score {folder}")
