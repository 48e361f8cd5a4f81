"""Options that several commands share, and how a page leaves the program."""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from predtrack._version import __version__
from predtrack.errors import StorageError, UsageError
from predtrack.reports import FORMATS
from predtrack.reports.files import write_whole
from predtrack.reports.metadata import Metadata
from predtrack.reports.spelling import spelled_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.reports import Page

__all__ = [
    "as_of",
    "chosen",
    "folder_of",
    "form",
    "language",
    "ledger",
    "names",
    "now",
    "output",
    "page_output",
    "print_page",
    "save",
    "stated_moment",
    "today",
    "wants_colour",
    "who",
    "width_of",
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
        from predtrack.values import PartialDate  # noqa: PLC0415 - only a date needs it

        try:
            return PartialDate.parse(value).last()
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no day; write 2026-10-09, 2026-10 or 2026", param, ctx)


def chosen(name: str) -> bool:
    """Tell whether a person gave this option, so that it is no default."""
    given = click.get_current_context().get_parameter_source(name)
    return given not in (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)


def now() -> dt.datetime:
    """Give the moment, at the one place where the clock is read."""
    return dt.datetime.now(dt.UTC)


def stated_moment() -> dt.datetime | None:
    """Read the moment of a run that somebody wants to repeat, as builds everywhere state it.

    Returns
    -------
    datetime.datetime or None
        What SOURCE_DATE_EPOCH says; none where nobody states one.

    Raises
    ------
    UsageError
        If it is no moment that a calendar knows.
    """
    stated = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not stated:
        return None
    try:
        return dt.datetime.fromtimestamp(int(stated), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {stated!r}; it takes whole seconds since 1970, such as"
            " 1795219200, or nothing"
        ) from None


def today() -> dt.date:
    """Give the day in UTC."""
    return now().date()


def _remember(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """Keep the folder, so that faults in it can be shown with their lines."""
    del param
    ctx.meta["predtrack.source"] = value
    return value


ledger = click.argument(
    "source",
    type=click.Path(path_type=Path),
    envvar="PREDTRACK_ROOT",
    default=Path(),
    callback=_remember,
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

page_output = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to a file instead of the screen; .csv and .parquet hold flat records.",
)
"""The same for a page, which :func:`print_page` writes."""

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
    return Metadata(__version__, source.as_posix(), as_of)


def folder_of(source: Path) -> str:
    """Name the ledger's folder from here, for the paths of findings; empty for this one."""
    if source.is_absolute():
        here = Path.cwd()
        source = source.relative_to(here) if source.is_relative_to(here) else Path()
    return "" if source == Path() else source.as_posix()


def names(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """Read names that are separated by commas."""
    del ctx, param
    return tuple(name.strip() for name in value.split(",") if name.strip())


def print_page(page: Page, *, form: str, output: Path | None) -> None:
    """Print a page in the form that was asked for, or write it to a file.

    The ending of the file tells the form where nobody does: .csv, and .parquet.
    """
    ending = output.suffix.lower() if output else ""
    if output and ending == ".parquet":
        _write_parquet(page, output)
        return
    form = "csv" if ending == ".csv" and not chosen("form") else form
    width = width_of(output)
    write(
        lambda colour: FORMATS[form](page, width=width, colour=colour),
        output=output,
        for_people=form == "table",
    )


def _write_parquet(page: Page, output: Path) -> None:
    from predtrack.reports.parquet_form import write_parquet  # noqa: PLC0415 - loads DuckDB

    if chosen("form"):
        raise UsageError(f"{output} would hold Parquet; leave --format away, or change its ending")
    save(output, lambda path: write_parquet(page, path))


def write(
    render: Callable[[bool], str], *, output: Path | None = None, for_people: bool = False
) -> None:
    """Print a text, coloured only for a person at a terminal, or write it to a file.

    What people read is spelled with the signs that their terminal has; what machines read
    is always UTF-8.
    """
    if output is None:
        _print(render(wants_colour(sys.stdout)), for_people=for_people)
        return
    text = render(False)
    save(output, lambda path: _write_text(path, text))


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def save(output: Path, write_to: Callable[[Path], None]) -> None:
    """Write a file that is whole or not there.

    Raises
    ------
    StorageError
        If it cannot be written.
    """
    try:
        write_whole(output, write_to)
    except OSError as error:
        raise StorageError(f"cannot write {output}: {error.strerror}") from error


def _print(text: str, *, for_people: bool) -> None:
    stdout = sys.stdout
    if for_people:
        text = spelled_for(text, getattr(stdout, "encoding", None) or "utf-8")
    elif isinstance(stdout, io.TextIOWrapper):
        stdout.reconfigure(encoding="utf-8")
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        raise  # whoever read along has seen enough; click ends quietly
    except OSError as error:
        raise StorageError(f"cannot write the output: {error.strerror}") from error


def width_of(output: Path | None) -> int:
    """Say how many columns a page has: those of a person's terminal, or 80."""
    return _width(person=output is None and _is_terminal(sys.stdout))


def _width(*, person: bool) -> int:
    columns = shutil.get_terminal_size((80, 24)).columns if person else 80
    return min(max(columns, 40), _WIDEST)


def _is_terminal(stream: IO[str] | None) -> bool:
    """Tell whether a person looks; a closed stream is ``None``."""
    return stream is not None and stream.isatty()


def wants_colour(stream: IO[str] | None) -> bool:
    """Tell whether a text may be coloured."""
    silenced = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return _is_terminal(stream) and not silenced
