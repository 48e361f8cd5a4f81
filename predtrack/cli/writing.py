"""How commands that write ask for what is missing, show the change, and ask once more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from predtrack.cli import options
from predtrack.errors import UsageError
from predtrack.workflows.saving import save

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.workflows.saving import Change

__all__ = ["complete", "show_and_save", "yes"]

yes = click.option("--yes", "-y", is_flag=True, help="Write without asking.")


def complete(said: Mapping[str, Any], needed: Mapping[str, str]) -> dict[str, Any]:
    """Ask a person for what is missing; where nobody sits, name it and stop.

    Parameters
    ----------
    said
        What was typed, by the name of the option.
    needed
        The options that must be there, each with the question that asks for it.

    Raises
    ------
    UsageError
        If something is missing and nobody can be asked.
    """
    missing = [name for name in needed if not said.get(name)]
    if missing and not (sys.stdin.isatty() and sys.stdout.isatty()):
        named = ", ".join(f"--{name.replace('_', '-')}" for name in missing)
        raise UsageError(f"needs {named}; nobody sits at a terminal to be asked")
    return dict(said) | {name: click.prompt(needed[name]) for name in missing}


def show_and_save(change: Change, *, yes: bool) -> None:
    """Show what would be written, ask, and write it.

    Raises
    ------
    UsageError
        If nobody answers: nothing is written then.
    """
    options.write(lambda _colour: change.diff(), for_people=True)
    if not yes and not _agreed():
        click.echo("Nothing was written.", err=True)
        return
    save(change)
    click.echo(f"Wrote {change.path}.", err=True)


def _agreed() -> bool:
    try:
        return click.confirm("Write this?", err=True)
    except click.Abort:
        if sys.stdin.isatty():
            raise
        raise UsageError("nothing was written: nobody answered; say --yes") from None
