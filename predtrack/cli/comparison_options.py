"""Options of the commands that set forecasters beside each other, and what they come to."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, TypeVar

import click

from predtrack.cli import options, table_options
from predtrack.scores.standing import HINDSIGHT_CLASSES
from predtrack.tables.tidy import is_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["choices_of", "cluster", "heading_of", "level", "of_rows", "seed"]

Command = TypeVar("Command", bound="Callable[..., Any]")

level = click.option(
    "--level",
    type=float,
    default=0.9,
    show_default=True,
    help="Level of intervals, and of bands of ranks.",
)

cluster = click.option(
    "--cluster",
    default="",
    metavar="NAME",
    help="Column of what makes questions depend on each other, such as the document that they"
    " come from; by default the column cluster, if there is one, or each question stands alone.",
)

seed = click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Where random draws start.",
)

_hindsight = click.option(
    "--hindsight",
    default="",
    callback=options.names,
    metavar="CLASSES",
    help="Score these alone: prospective, logged_late, retrospective, by when a forecast was"
    " put on record. A table needs the column recorded.",
)

_OF_ROWS = (
    table_options.columns, table_options.outcomes, table_options.weight, table_options.engine,
    table_options.memory_limit, table_options.invalid, table_options.duplicates, _hindsight,
)  # fmt: skip


def of_rows(command: Command) -> Command:
    """Give a command the options that say which rows count, and how they are read."""
    found: Command = reduce(lambda made, option: option(made), reversed(_OF_ROWS), command)
    return found


def choices_of(source: Path, as_of: object, given: dict[str, Any]) -> dict[str, Any]:
    """Turn the options of :func:`of_rows` into choices of a workflow.

    Parameters
    ----------
    source
        What the command reads.
    as_of
        The day, which a table uses only where a person chose one.
    given
        The options, as click hands them over.

    Raises
    ------
    UsageError
        If an option for tables was given for a ledger.
    """
    hindsight = given["hindsight"] or HINDSIGHT_CLASSES
    if is_table(source):
        day = as_of if options.chosen("as_of") else None
        return {**given, "hindsight": hindsight, "as_of": day}
    table_options.refuse_for_ledgers("columns", "outcomes", "weight", "engine", "memory_limit")
    return {"hindsight": hindsight, "as_of": as_of}


def heading_of(what: str, source: Path) -> str:
    """Name a table in the heading; a ledger and its day are named by the page."""
    return f"{what} {source.as_posix()}" if is_table(source) else ""
