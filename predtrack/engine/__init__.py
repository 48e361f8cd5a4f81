"""The operations that touch many rows, written once for every dataframe.

``collapse`` makes the sufficient table of each group, from which all of calibration
follows. ``aggregate`` applies rules to a table and averages them by group. Both are made
of Narwhals expressions: they run inside the library or engine that holds the rows, and
nothing but their small result leaves it.
"""

from __future__ import annotations

from predtrack.engine.aggregate import aggregate, aggregate_each
from predtrack.engine.collapse import collapse
from predtrack.engine.collapsed import Collapsed, tables_of
from predtrack.engine.namespace import ExpressionNamespace

__all__ = [
    "Collapsed",
    "ExpressionNamespace",
    "aggregate",
    "aggregate_each",
    "collapse",
    "tables_of",
]
