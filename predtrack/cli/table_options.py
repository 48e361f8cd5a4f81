"""Options for tables, which several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from predtrack.cli import options
from predtrack.errors import UsageError

__all__ = [
    "chosen_groups",
    "columns",
    "duplicates",
    "engine",
    "invalid",
    "memory_limit",
    "outcomes",
    "refuse_for_ledgers",
    "weight",
]


def _mapping(ctx: click.Context, param: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    """Read OURS=THEIRS."""
    for pair in pairs:
        if "=" not in pair:
            raise click.BadParameter(f"{pair!r} is no OURS=THEIRS", ctx=ctx, param=param)
    return dict(pair.split("=", maxsplit=1) for pair in pairs)


columns = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="OURS=THEIRS",
    callback=_mapping,
    help="The table's name for a column, such as probability=p; may be given again.",
)

outcomes = click.option(
    "--outcomes",
    type=click.Path(path_type=Path),
    help="A second table, with the columns question, outcome and perhaps resolved, where the"
    " table of forecasts has no outcomes.",
)

weight = click.option(
    "--weight", default="", metavar="NAME", help="The table's name for the column of weights."
)

engine = click.option(
    "--engine",
    type=click.Choice(["auto", "duckdb", "polars", "pandas", "spark"]),
    default="auto",
    show_default=True,
    help="What reads a table and adds up its rows; by default pandas a small one, DuckDB a"
    " large one.",
)

memory_limit = click.option(
    "--memory-limit",
    default="",
    metavar="SIZE",
    help="Memory that the whole program may take, such as 2GB; DuckDB then reads the table.",
)

invalid = click.option(
    "--invalid",
    type=click.Choice(["error", "drop"]),
    default="error",
    show_default=True,
    help="Whether rows of a table that are no forecast stop it, or are dropped and counted.",
)

duplicates = click.option(
    "--duplicates",
    type=click.Choice(["error", "last", "all"]),
    default="error",
    show_default=True,
    help="What several forecasts of one forecaster on one question of a table are.",
)


def refuse_for_ledgers(*names: str) -> None:
    """Refuse options that mean nothing for a ledger, where a person gave one.

    Raises
    ------
    UsageError
        Names the option.
    """
    for name in names:
        if options.chosen(name):
            option = "--column" if name == "columns" else f"--{name.replace('_', '-')}"
            raise UsageError(f"{option} is for tables; this is a ledger")


def chosen_groups(by: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give the groups that a person chose; a table chooses where nobody did."""
    return by if options.chosen("by") else None
