"""The page of commands, from what the command line says of itself."""

from __future__ import annotations

import re

import click
from click.testing import CliRunner

from predtrack.cli import main

__all__ = ["commands_page"]

HEAD = """\
# Commands

<!-- Written by docs/generate_reference.py from the command line. Do not edit. -->

"""


def commands_page() -> str:
    """Print the help of predtrack and of each of its commands."""
    names = main.list_commands(click.Context(main))
    sections = [f"## predtrack {name}\n\n{_help(name)}" for name in names]
    return "\n".join([HEAD + _help(), *sections])


def _help(*command: str) -> str:
    runner = CliRunner(env={"COLUMNS": "88", "NO_COLOR": "1", "TERM": "dumb"})
    result = runner.invoke(main, [*command, "--help"], prog_name="predtrack", terminal_width=88)
    if result.exit_code:
        raise SystemExit(f"predtrack {' '.join(command)} --help failed: {result.output}")
    plain = re.sub(r"[ \t]+$", "", result.output, flags=re.MULTILINE)
    return f"```text\n{plain.strip()}\n```\n"
