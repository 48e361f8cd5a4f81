"""The groups of a tidy table: its forecasts, split by any of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import UnknownNameError, UsageError
from predtrack.tables.tidy.cells import labels

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from predtrack.tables.tidy import TidyTable

__all__ = [
    "NONE",
    "cell_name",
    "cells_in_order",
    "refuse_unfit_groups",
    "shared_within",
    "table_groups",
]

NONE = "(none)"
"""Name of the group of the rows that have none."""
_TAKEN = frozenset(
    {"rule", "n", "value", "low", "high", "interval_low", "interval_high", "basis", "direction"}
)
"""Columns of the result, which a group cannot have as well."""


def table_groups(
    table: TidyTable, by: Sequence[str]
) -> Iterator[tuple[dict[str, str], NDArray[np.int64]]]:
    """Give the names of each group, in order, and which of the scored forecasts are in it.

    Parameters
    ----------
    table
        The table.
    by
        Columns that make the groups; a missing cell makes a group of its own, the last.

    Raises
    ------
    UnknownNameError
        If the table has no such column.
    UsageError
        If a column makes no groups of forecasts.
    """
    by = list(dict.fromkeys(by))
    refuse_unfit_groups(table.rows.columns, by)
    if not by:
        yield {}, np.arange(len(table.first))
        return
    names, codes = zip(*(_numbered(table, name) for name in by), strict=True)
    order = np.lexsort(codes[::-1])
    ordered = np.array(codes)[:, order]
    new = (ordered[:, 1:] != ordered[:, :-1]).any(axis=0)
    for members in np.split(order, np.flatnonzero(new) + 1) if len(order) else ():
        group = {name: cells[code[members[0]]] for name, cells, code in zip(by, names, codes,
                 strict=True)}  # fmt: skip
        yield group, np.sort(members)


def refuse_unfit_groups(columns: Collection[str], by: Sequence[str]) -> None:
    """Refuse groups by columns that a table lacks, or that the result has of its own.

    Raises
    ------
    UnknownNameError
        If the table has no such column.
    UsageError
        If a column makes no groups of forecasts.
    """
    for name in by:
        if name not in columns:
            raise UnknownNameError("column", name, list(map(str, columns)))
        if name in _TAKEN:
            raise UsageError(
                f"the result has a column {name} of its own; rename the table's, such as"
                f' --column group={name} (in Python: columns={{"group": "{name}"}})'
            )


def shared_within(table: TidyTable, name: str) -> None:
    """Refuse a column that differs within one forecast, so that it makes no groups of them.

    Raises
    ------
    UsageError
        If it does.
    """
    if table.kind.within:
        _numbered(table, name)


def _numbered(table: TidyTable, name: str) -> tuple[list[str], NDArray[np.int64]]:
    """Number the groups of one column in the order of their names; give names and numbers."""
    rows = np.flatnonzero(table.excluded == "")
    cells, codes = cells_in_order(table.rows[name].iloc[rows])
    first = np.searchsorted(rows, table.first)
    if table.kind.within:
        shared = np.zeros(int(table.forecast.max(initial=-1)) + 1, dtype=np.int64)
        shared[table.forecast[table.first]] = codes[first]
        if (shared[table.forecast[rows]] != codes).any():
            raise UsageError(f"{name} differs within one forecast; it makes no groups")
    return cells, codes[first]


def cells_in_order(column: pd.Series) -> tuple[list[str], NDArray[np.int64]]:
    """Name the distinct cells in their order, and give the place of each row's cell.

    Examples
    --------
    >>> names, codes = cells_in_order(pd.Series([10.0, None, 9.0]))
    >>> names, codes.tolist()
    (['9', '10', '(none)'], [1, 2, 0])
    """
    codes, cells = _factorized(column)
    return [*map(cell_name, cells), NONE], np.where(codes < 0, len(cells), codes)


def _factorized(column: pd.Series) -> tuple[NDArray[np.int64], Any]:
    try:
        codes, cells = pd.factorize(column, sort=True)
    except TypeError:  # cells that cannot be told apart or put in order
        codes, cells = pd.factorize(labels(column), sort=True)
    return np.asarray(codes, dtype=np.int64), cells


def cell_name(cell: Any) -> str:  # noqa: ANN401 - whatever a column holds
    """Name a group as a person would: a day without midnight, a whole number without a point.

    Examples
    --------
    >>> cell_name(2026.0), cell_name(pd.Timestamp("2026-10-09")), cell_name(None)
    ('2026', '2026-10-09', '(none)')
    """
    if cell is None or cell is pd.NA or cell != cell:  # noqa: PLR0124 - NaN and NaT
        return NONE
    if isinstance(cell, pd.Timestamp):
        return cell.isoformat().removesuffix("+00:00").removesuffix("T00:00:00")
    whole = isinstance(cell, float) and cell.is_integer()
    return str(int(cell)) if whole else str(cell)
