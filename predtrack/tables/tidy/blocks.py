"""Rows of a table as the arrays that rules read: one row for each forecast.

Forecasts of one size and, for quantiles, of the same levels make a block together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        """The first row of each forecast."""
        return self.rows if self.rows.ndim == 1 else self.rows[:, 0]


def blocks(rows: pd.DataFrame, kind: TidyKind) -> Iterator[Block]:
    """Gather the rows of a typed table into blocks.

    Parameters
    ----------
    rows
        Rows of a table of that kind, all fit to be scored; their index gives positions.
    kind
        The kind of the table.

    Examples
    --------
    >>> from predtrack.tables.tidy.kind import TIDY_KINDS
    >>> rows = pd.DataFrame({"forecast": [0, 0], "sample": [1, 2], "value": [3.0, 4.0],
    ...                      "outcome": [3.5, 3.5]})
    >>> [block.columns["value"].tolist() for block in blocks(rows, TIDY_KINDS["samples"])]
    [[[3.0, 4.0]]]
    """
    if not kind.within:
        columns = {name: rows[name].to_numpy(dtype=float) for name in kind.numbers}
        yield Block(columns, rows.index.to_numpy(dtype=np.int64))
        return
    ordered = rows.iloc[_order(rows, kind)]
    codes = ordered["forecast"].to_numpy()
    sizes = np.bincount(codes)[codes] if len(codes) else codes
    for size in np.unique(sizes):
        part = ordered.iloc[np.flatnonzero(sizes == size)]
        yield from _of_one_size(part, kind, int(size))


def _order(rows: pd.DataFrame, kind: TidyKind) -> NDArray[np.int64]:
    """Order the rows by forecast, and within it as the rules read them."""
    if kind.within == "category":
        ranks = rows["rank"].to_numpy(dtype=float) if "rank" in rows else np.arange(len(rows))
        within = pd.Series(ranks)
    else:
        within = rows[kind.within].reset_index(drop=True)
    ordered = within.rank(method="first").to_numpy() if within.dtype == object else within
    return np.lexsort((ordered, rows["forecast"].to_numpy()))


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
    for level in np.unique(levels, axis=0):
        same = np.flatnonzero((levels == level).all(axis=1))
        chosen = {name: values[same] for name, values in columns.items()}
        yield Block({"quantile": level, **chosen, "outcome": outcomes[same]}, positions[same])


def _outcomes(part: pd.DataFrame, kind: TidyKind, size: int) -> NDArray[np.float64]:
    """Give what happened to each forecast: a number, or the number of its category."""
    if kind.within != "category":
        return part["outcome"].to_numpy(dtype=float)[::size]
    labels = [part[name].astype(str).str.strip().to_numpy() for name in ("category", "outcome")]
    happened = (labels[0] == labels[1]).reshape(-1, size)
    return np.where(happened.any(axis=1), happened.argmax(axis=1), np.nan)
