"""A report before it has a form: a payload for machines, blocks for people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Block", "Column", "Page", "Paragraph", "Table"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table for people.

    Parameters
    ----------
    key
        Key of its cells in the rows.
    title
        Heading.
    align
        ``right`` for numbers.
    gives_way
        Whether its text may be folded where the line is too narrow.
    """

    key: str
    title: str
    align: Literal["left", "right"] = "left"
    gives_way: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table for people: every cell is ready to be read.

    Parameters
    ----------
    title
        What it shows, with rule, range and direction where it shows scores.
    columns
        Its columns.
    rows
        Cells by the key of their column; a missing cell is empty.
    note
        How to read it.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, str], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences.

    Parameters
    ----------
    text
        What they say.
    tone
        ``heading`` for a title, ``aside`` for what may be read last.
    """

    text: str
    tone: Literal["plain", "heading", "aside"] = "plain"


Block = Table | Paragraph


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report.

    Parameters
    ----------
    payload
        What ``--format json`` prints.
    records
        What ``--format csv`` prints: flat rows with the same keys.
    blocks
        What people read, in order.
    types
        The types of columns of the records in SQL, where their values may be missing.
    """

    payload: Any
    records: tuple[Mapping[str, Any], ...] = ()
    blocks: tuple[Block, ...] = field(default_factory=tuple)
    types: Mapping[str, str] = field(default_factory=dict)
