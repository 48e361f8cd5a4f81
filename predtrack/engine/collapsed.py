"""What rows collapse to: distinct forecasts of each group, with their sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from predtrack.scores.decomposition import SufficientTable

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SUMS", "Collapsed", "tables_of"]

SUMS = ("n", "outcomes", "squares")


@dataclass(frozen=True, slots=True, eq=False)
class Collapsed:
    """Distinct forecasts of each group, and how many rows did not count.

    Parameters
    ----------
    table
        One row per group and forecast, sorted: the columns of the groups, then
        ``probability``, ``n`` (rows, or the sum of their weights), ``outcomes`` (sum of the
        outcomes) and ``squares`` (sum of their squares).
    rows
        Rows that the table had.
    missing
        Rows without a probability, an outcome or a weight; they are in no sum.
    """

    table: pd.DataFrame
    rows: int
    missing: int


def tables_of(collapsed: Collapsed) -> dict[tuple[Any, ...], SufficientTable]:
    """Give each group its sufficient table.

    Parameters
    ----------
    collapsed
        What ``collapse`` returned.

    Returns
    -------
    dict
        Sufficient tables by the values of the columns of ``by``, as tuples; by ``()``
        where there are no groups.

    Examples
    --------
    >>> import pandas as pd
    >>> from predtrack.engine import collapse
    >>> rows = {"who": ["b", "a", "a"], "probability": [0.7, 0.2, 0.2], "outcome": [1, 0, 1]}
    >>> {group: table.n for group, table in
    ...  tables_of(collapse(pd.DataFrame(rows), by=["who"])).items()}
    {('a',): array([2]), ('b',): array([1])}
    """
    table = collapsed.table
    by = list(table.columns[: -1 - len(SUMS)])
    parts = table.groupby(by, dropna=False, observed=True) if by else [((), table)]
    return {
        group: SufficientTable.from_groups(*(part[name] for name in ("probability", *SUMS)))
        for group, part in parts
    }
