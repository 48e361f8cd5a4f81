"""A table that is opened and not yet read: its columns are known, its rows stay where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    import narwhals as nw
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["ROW", "Scan", "Watch"]

Part = TypeVar("Part")

ROW = "row of the table"
"""Column with the number of each row, from 0, where rows have one."""


class Watch(Protocol):
    """Whoever is told how far work has come."""

    def __call__(self, share: float, said: str = "") -> None:
        """Hear of the share that is done, from 0 to 1, and of what is done."""


class Scan(Protocol):
    """What every engine can do with a table, wherever its rows are."""

    engine: str
    """Name of the engine."""

    @property
    def columns(self) -> list[str]:
        """Names of its columns."""

    @property
    def frame(self) -> nw.LazyFrame[Any]:
        """The table with the names of the public contract; nothing is read yet."""

    @property
    def rows(self) -> int | None:
        """About how many rows it has, where that can be told without reading them."""

    def names(self, columns: Sequence[str]) -> nw.LazyFrame[Any]:
        """Give some columns of names, without what was joined to the table."""

    def numbered(self) -> nw.LazyFrame[Any]:
        """Give the table with a column :data:`ROW`."""

    def each_part(
        self, keys: Sequence[str], count: int, work: Callable[[pd.DataFrame], Part]
    ) -> Iterator[Part]:
        """Do some work on the rows in parts, in pandas with :data:`ROW`; equal keys are together.

        Text stays text. Where the rows are on other machines, the work is done there.
        """

    def rows_at(self, rows: NDArray[np.int64]) -> pd.DataFrame:
        """Give some rows by their numbers, in pandas, with :data:`ROW`, in their order."""

    def joined(self, outcomes: pd.DataFrame, keys: Sequence[str]) -> Scan:
        """Give every row what a small table has for its keys."""

    def plan(self, query: nw.LazyFrame[Any]) -> str:
        """Say how the engine would go about a query."""

    def renamed(self, columns: Mapping[str, str]) -> Scan:
        """Give the table with our names for its columns."""

    def watching(self, watch: Watch) -> AbstractContextManager[None]:
        """Tell of the share of each query that is done, as far as the engine does."""
