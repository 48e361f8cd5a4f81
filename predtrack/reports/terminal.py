"""Pages for a terminal: plain tables that fit the line, coloured where a person looks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from predtrack.reports.document import Block, Paragraph, Table

if TYPE_CHECKING:
    from predtrack.reports.document import Column, Page

__all__ = ["render_terminal"]

_FIRST = 16
"""Cells that the first column keeps, where it gives way."""

_LEAST = 6
"""Cells below which a column that gives way can no longer be read."""

_GAP = 2
_TONES = {"heading": "bold", "aside": "dim", "plain": ""}


def render_terminal(page: Page, *, width: int = 80, colour: bool = False) -> str:
    """Render the blocks of a page for lines of ``width`` cells; wide characters count two."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    for number, block in enumerate(page.blocks):
        if number:
            console.print()
        _print(console, block)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _print(console: Console, block: Block) -> None:
    if isinstance(block, Paragraph):
        console.print(Text(block.text, style=_TONES[block.tone]))
        return
    console.print(Text(block.title, style="bold"))
    console.print(_grid(block, console.width))
    if block.note:
        console.print(Padding(Text(block.note, style="dim"), (0, 0, 0, 2)))


def _grid(table: Table, width: int) -> Grid:
    headed = any(column.title for column in table.columns)
    room = _room(table, width)
    grid = Grid(
        box=box.SIMPLE_HEAD if headed else None,
        show_header=headed,
        pad_edge=False,
        padding=(0, 1 if headed else _GAP, 0, 0),
        show_edge=False,
    )
    for number, column in enumerate(table.columns):
        keeps = column.gives_way and not number and room >= _LEAST
        grid.add_column(
            Text(column.title),
            justify=column.align,
            no_wrap=not column.gives_way and room >= _LEAST,
            overflow="fold",
            min_width=min(_FIRST, room, _widest(column, table)) if keeps else None,
        )
    for row in table.rows:
        grid.add_row(*(Text(row.get(column.key, "")) for column in table.columns))
    return grid


def _room(table: Table, width: int) -> int:
    """Count the cells that each column that gives way can have.

    Where they are too few, every column has to give way: a number that is folded can
    still be read, one that is cut off is wrong.
    """
    stiff = [_widest(column, table) for column in table.columns if not column.gives_way]
    left = width - sum(stiff) - _GAP * (len(table.columns) - 1)
    return left // max(1, len(table.columns) - len(stiff)) if left >= 0 else 0


def _widest(column: Column, table: Table) -> int:
    return max(cell_len(text) for text in (column.title, *_cells(column, table)))


def _cells(column: Column, table: Table) -> list[str]:
    return [row.get(column.key, "") for row in table.rows]
