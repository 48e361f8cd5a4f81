"""The groups of a tidy table: its forecasts, split by any of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import UnknownNameError, UsageError
from predtrack.tables.tidy.cells import labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from predtrack.tables.tidy import TidyTable

__all__ = ["table_groups"]

_NONE = "(none)"
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
    _refuse_unfit(table, by)
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


def _refuse_unfit(table: TidyTable, by: Sequence[str]) -> None:
    for name in by:
        if name not in table.rows:
            raise UnknownNameError("column", name, list(map(str, table.rows.columns)))
        if name in _TAKEN:
            raise UsageError(
                f"the result has a column {name} of its own; rename the table's, such as"
                f' --column group={name} (in Python: columns={{"group": "{name}"}})'
            )


def _numbered(table: TidyTable, name: str) -> tuple[list[str], NDArray[np.int64]]:
    """Number the groups of one column in the order of their names; give names and numbers."""
    rows = np.flatnonzero(table.excluded == "")
    codes, cells = _factorized(table.rows[name].iloc[rows])
    codes = np.where(codes < 0, len(cells), codes)
    first = np.searchsorted(rows, table.first)
    if table.kind.within:
        shared = np.zeros(int(table.forecast.max(initial=-1)) + 1, dtype=np.int64)
        shared[table.forecast[table.first]] = codes[first]
        if (shared[table.forecast[rows]] != codes).any():
            raise UsageError(f"{name} differs within one forecast; it makes no groups")
    return [*map(_named, cells), _NONE], codes[first]


def _factorized(column: pd.Series) -> tuple[NDArray[np.int64], Any]:
    try:
        codes, cells = pd.factorize(column, sort=True)
    except TypeError:  # cells that cannot be told apart or put in order
        codes, cells = pd.factorize(labels(column), sort=True)
    return np.asarray(codes, dtype=np.int64), cells


def _named(cell: object) -> str:
    """Name a group as a person would: a day without midnight, a whole number without a point."""
    if isinstance(cell, pd.Timestamp):
        return cell.isoformat().removesuffix("+00:00").removesuffix("T00:00:00")
    whole = isinstance(cell, float) and cell.is_integer()
    return str(int(cell)) if whole else str(cell)  # type: ignore[call-overload]
