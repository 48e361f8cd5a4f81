"""Tidy tables from anywhere: one kind of forecast each, typed, audited, ready for rules.

:data:`TIDY_KINDS` is the catalogue of kinds. ``read_file`` and ``read_frame`` bring a table
in, ``tidy`` types it and settles what can be scored, ``blocks`` gives the arrays that
rules read.
"""

from __future__ import annotations

from predtrack.tables.tidy.audit import Invalid, Unit
from predtrack.tables.tidy.blocks import Block, blocks
from predtrack.tables.tidy.kind import TIDY_KINDS, TidyKind, kind_of
from predtrack.tables.tidy.reading import is_table_file, read_file, read_frame
from predtrack.tables.tidy.table import Duplicates, TidyTable, tidy

__all__ = [
    "TIDY_KINDS",
    "Block",
    "Duplicates",
    "Invalid",
    "TidyKind",
    "TidyTable",
    "Unit",
    "blocks",
    "is_table_file",
    "kind_of",
    "read_file",
    "read_frame",
    "tidy",
]
