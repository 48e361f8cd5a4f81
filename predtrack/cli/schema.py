"""``predtrack schema``: JSON Schema for editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from predtrack.cli import options
from predtrack.records import FILES
from predtrack.workflows.schema import schema

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command("schema")
@click.argument("form", type=click.Choice(list(FILES)), default="predictions")
@options.output
def command(form: str, output: Path | None) -> None:
    """Print the JSON Schema of one form of file, so that editors complete and check it.

    \b
    Example, for editors that read the YAML language server's comment:
      predtrack schema predictions --output predictions.schema.json
      # yaml-language-server: $schema=predictions.schema.json
    """
    text = json.dumps(schema(form), ensure_ascii=False, indent=2) + "\n"
    options.write(lambda _colour: text, output=output)
