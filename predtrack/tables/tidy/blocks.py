"""Rows of a table as the arrays that rules read: one row for each forecast.

Forecasts of one size and, for quantiles, of the same levels make a block together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from numpy.typing import NDArray

    from predtrack.tables.tidy.kind import TidyKind

__all__ = ["Block", "blocks"]


@dataclass(frozen=True, slots=True)
class Block:
    """Forecasts that can be scored at one go.

    Parameters
    ----------
    columns
        Arrays by the name that a rule has for them, one row for each forecast.
    rows
        Positions in the table: shape (n,), or (n, m) where m rows make a forecast.
    """

    columns: dict[str, NDArray[np.float64]]
    rows: NDArray[np.int64]

    @property
    def first(self) -> NDArray[np.int64]:
        """The row of each forecast that comes first in the table, whatever the order within."""
        return self.rows if self.rows.ndim == 1 else self.rows.min(axis=1)


def blocks(rows: pd.DataFrame, kind: TidyKind, forecast: NDArray[np.int64]) -> Iterator[Block]:
    """Gather the rows of a typed table into blocks.

    Parameters
    ----------
    rows
        Rows of a table of that kind, all fit to be scored; their index gives positions.
    kind
        The kind of the table.
    forecast
        Number of the forecast to which each row belongs.

    Examples
    --------
    >>> import pandas as pd
    >>> from predtrack.tables.tidy.kind import TIDY_KINDS
    >>> rows = pd.DataFrame({"sample": [1, 2], "value": [3.0, 4.0], "outcome": [3.5, 3.5]})
    >>> found = blocks(rows, TIDY_KINDS["samples"], np.array([0, 0]))
    >>> [block.columns["value"].tolist() for block in found]
    [[[3.0, 4.0]]]
    """
    if not kind.within:
        columns = {name: rows[name].to_numpy(dtype=float) for name in kind.numbers}
        yield Block(columns, rows.index.to_numpy(dtype=np.int64))
        return
    order = _order(rows, kind, forecast)
    ordered, codes = rows.iloc[order], forecast[order]
    sizes = np.bincount(codes)[codes] if len(codes) else codes
    for size in np.unique(sizes):
        part = ordered.iloc[np.flatnonzero(sizes == size)] if size != len(codes) else ordered
        yield from _of_one_size(part, kind, int(size))


def _order(rows: pd.DataFrame, kind: TidyKind, forecast: NDArray[np.int64]) -> NDArray[np.int64]:
    """Order the rows by forecast, and within it as the rules read them."""
    if kind.within in {"quantile", "x"}:
        within = rows[kind.within].to_numpy(dtype=float)
    elif "rank" in rows and kind.within == "category":
        within = rows["rank"].to_numpy(dtype=float)
    else:  # samples and names have no order that counts
        within = np.arange(len(rows))
    return np.lexsort((within, forecast))


def _of_one_size(part: pd.DataFrame, kind: TidyKind, size: int) -> Iterator[Block]:
    positions = part.index.to_numpy(dtype=np.int64).reshape(-1, size)
    columns = {
        name: part[name].to_numpy(dtype=float).reshape(-1, size)
        for name in kind.numbers
        if name != "outcome"
    }
    outcomes = _outcomes(part, kind, size)
    if kind.name != "quantiles":
        yield Block({**columns, "outcome": outcomes}, positions)
        return
    levels = columns.pop("quantile")
    alike = (levels == levels[0]).all()  # mostly they are, and sorting them takes long
    for level in levels[:1] if alike else np.unique(levels, axis=0):
        same = np.flatnonzero((levels == level).all(axis=1))
        chosen = {name: values[same] for name, values in columns.items()}
        yield Block({"quantile": level, **chosen, "outcome": outcomes[same]}, positions[same])


def _outcomes(part: pd.DataFrame, kind: TidyKind, size: int) -> NDArray[np.float64]:
    """Give what happened to each forecast: a number, or the number of its category."""
    if kind.within != "category":
        return part["outcome"].to_numpy(dtype=float)[::size]
    category, outcome = (part[name].to_numpy(dtype=object) for name in ("category", "outcome"))
    happened = np.asarray(category == outcome, dtype=bool).reshape(-1, size)
    return np.where(happened.any(axis=1), happened.argmax(axis=1), np.nan)
