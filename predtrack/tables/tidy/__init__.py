"""Tidy tables from anywhere: one kind of forecast each, typed, audited, ready for rules.

:data:`TIDY_KINDS` is the catalogue of kinds. ``read_file`` and ``read_frame`` bring a table
in, ``tidy`` types it and settles what can be scored, ``blocks`` gives the arrays that
rules read.
"""

from __future__ import annotations

from predtrack.tables.tidy.audit import Invalid
from predtrack.tables.tidy.blocks import Block, blocks
from predtrack.tables.tidy.duplicates import Duplicates, codes_of
from predtrack.tables.tidy.files import is_table
from predtrack.tables.tidy.kind import KEY, TIDY_KINDS, TIMES, TidyKind, kind_of
from predtrack.tables.tidy.outcomes import Joined, join_outcomes, our_names
from predtrack.tables.tidy.places import placed
from predtrack.tables.tidy.reading import read_file, read_frame
from predtrack.tables.tidy.table import TidyTable, tidy

__all__ = [
    "KEY",
    "TIDY_KINDS",
    "TIMES",
    "Block",
    "Duplicates",
    "Invalid",
    "Joined",
    "TidyKind",
    "TidyTable",
    "blocks",
    "codes_of",
    "is_table",
    "join_outcomes",
    "kind_of",
    "our_names",
    "placed",
    "read_file",
    "read_frame",
    "tidy",
]
