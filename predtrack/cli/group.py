"""A group of commands that are imported when they are called, and its exit codes."""

from __future__ import annotations

import importlib
import sys
import traceback
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from predtrack._version import __version__
from predtrack.errors import FaultyLedgerError, FaultyTableError, PredtrackError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Entry", "LazyGroup", "command_line"]


_OF_CLICK = (
    click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError, EOFError,
)  # fmt: skip
"""What click has an answer to."""

_OWN_FAULT = "this is a fault of predtrack itself; nothing was verified. Report the lines above."


class Entry(NamedTuple):
    """One line of the catalogue of commands."""

    name: str
    module: str
    help: str


class LazyGroup(click.Group):
    """Commands by name; a command's module is imported when it is called.

    Exit codes: 0 is well, 1 are findings, 2 is wrong usage or what cannot be read.
    """

    def __init__(self, *, entries: Sequence[Entry], **attributes: Any) -> None:  # noqa: ANN401
        super().__init__(**attributes)
        self._entries = {entry.name: entry for entry in entries}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of the catalogue."""
        del ctx
        return list(self._entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        entry = self._entries.get(cmd_name)
        if entry is None:
            return None
        command = importlib.import_module(entry.module).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{entry.module}.command is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.help) for entry in self._entries.values()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was probably meant."""
        if args and args[0] not in self._entries and not args[0].startswith("-"):
            meant = did_you_mean(args[0], self._entries) or "predtrack --help lists them"
            ctx.fail(f"no command is called {args[0]!r}; {meant}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's contract
        """Run a command, and turn our own exceptions into messages and exit codes."""
        try:
            return super().invoke(ctx)
        except FaultyLedgerError as faulty:
            _print_problems(faulty, ctx.meta["predtrack.source"])
            ctx.exit(1)
        except PredtrackError as error:
            _print_error(error, ctx)
        except Exception as error:
            found = _of_an_engine(error, ctx)
            if isinstance(found, PredtrackError):
                _print_error(found, ctx)
            if found is not None:
                raise found from None
            if isinstance(error, _OF_CLICK):
                raise
            _print_fault(error, ctx)


def _print_error(error: PredtrackError, ctx: click.Context) -> NoReturn:
    click.echo(f"predtrack: {error}", err=True)
    ctx.exit(1 if isinstance(error, FaultyTableError) else 2)


def _print_fault(error: Exception, ctx: click.Context) -> NoReturn:
    """Show where predtrack itself failed: Python would end with 1, as if it were a finding."""
    traceback.print_exception(error)
    click.echo(f"predtrack {__version__}: {_OWN_FAULT}", err=True)
    ctx.exit(2)


def _of_an_engine(error: Exception, ctx: click.Context) -> BaseException | None:
    """Take the error of an engine for what it means, also where a summary asked it late."""
    if "predtrack.tables.scans" not in sys.modules or isinstance(error, click.exceptions.Exit):
        return None
    from predtrack.tables.scans.faults import engine_fault  # noqa: PLC0415 - it is loaded by now

    return engine_fault(error, ctx.meta.get("predtrack.source"))


def _print_problems(faulty: FaultyLedgerError, source: Path) -> None:
    """Show the faults with their lines, as ``predtrack check`` does."""
    from predtrack.cli import options  # noqa: PLC0415 - so that --help stays light
    from predtrack.reports.findings import FINDING_FORMATS, Listing  # noqa: PLC0415
    from predtrack.workflows.check import findings_of  # noqa: PLC0415

    listing = Listing(
        findings=findings_of(source, faulty.problems),
        tool_version=__version__,
        as_of=options.today(),
        folder=options.folder_of(source),
    )
    text = FINDING_FORMATS["text"](listing, colour=options.wants_colour(sys.stderr))
    click.echo(f"{text}Mend this first; predtrack check shows all that is wrong.", err=True)


def command_line(entries: Sequence[Entry]) -> LazyGroup:
    """Make the ``predtrack`` command out of its catalogue."""
    group = LazyGroup(
        entries=entries,
        name="predtrack",
        help="Hold published predictions to account.",
        epilog="Exit codes: 0 all is well, 1 findings, 2 wrong usage or unreadable input.",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    return click.version_option(__version__, prog_name="predtrack")(group)
