"""Options that several commands share, and how a page leaves the program."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from predtrack._version import __version__
from predtrack.errors import StorageError
from predtrack.reports import FORMATS
from predtrack.reports.metadata import Metadata
from predtrack.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.reports import Page

__all__ = [
    "as_of",
    "form",
    "language",
    "ledger",
    "names",
    "now",
    "output",
    "print_page",
    "today",
    "who",
    "write",
]

Command = TypeVar("Command", bound="Callable[..., Any]")

_WIDEST = 120

if TYPE_CHECKING:
    _DateParam = click.ParamType[dt.date]
else:  # older releases are not generic at run time
    _DateParam = click.ParamType


class _Day(_DateParam):
    """A day, as predtrack reads dates; the end of a month or year where it names one."""

    name = "date"

    def convert(
        self,
        value: str | dt.date,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dt.date:
        """Read a day."""
        if isinstance(value, dt.date):
            return value
        try:
            return PartialDate.parse(value).last()
        except ValueError as error:
            self.fail(str(error), param, ctx)


def now() -> dt.datetime:
    """Give the moment, at the one place where the clock is read."""
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """Give the day in UTC."""
    return now().date()


ledger = click.argument(
    "source",
    type=click.Path(path_type=Path),
    envvar="PREDTRACK_ROOT",
    default=Path(),
)
"""Folder of the ledger: the argument, PREDTRACK_ROOT, or here."""

as_of = click.option(
    "--as-of",
    type=_Day(),
    default=today,
    show_default="today",
    help="Use only what was known at the end of this day.",
)

form = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="table",
    show_default=True,
    help="How to print it.",
)

output = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to a file instead of the screen.",
)

language = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="Language of titles and names.",
)


def who(source: Path, as_of: dt.date) -> Metadata:
    """Say where the numbers of a report come from."""
    name = "this ledger" if source == Path() else source.as_posix()
    return Metadata(__version__, name, as_of)


def names(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """Read names that are separated by commas."""
    del ctx, param
    return tuple(name.strip() for name in value.split(",") if name.strip())


def print_page(page: Page, *, form: str, output: Path | None) -> None:
    """Print a page in the form that was asked for, or write it to a file."""
    width = _width(person=output is None and sys.stdout.isatty())
    write(lambda colour: FORMATS[form](page, width=width, colour=colour), output=output)


def write(render: Callable[[bool], str], *, output: Path | None) -> None:
    """Print a text, coloured only for a person at a terminal, or write it to a file."""
    if output is None:
        click.echo(render(sys.stdout.isatty() and _wants_colour()), nl=False)
        return
    try:
        output.write_text(render(False), encoding="utf-8")
    except OSError as error:
        raise StorageError(f"cannot write {output}: {error.strerror}") from error


def _width(*, person: bool) -> int:
    columns = shutil.get_terminal_size((80, 24)).columns if person else 80
    return min(max(columns, 40), _WIDEST)


def _wants_colour() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
