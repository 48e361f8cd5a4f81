"""Rows out of whichever library holds them, in batches of numbers, in their order."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    import narwhals as nw

    from predtrack.scores.labels import IntArray

__all__ = ["batches"]

ROWS = 1 << 19
"""Rows of a batch; two of them fit into the caches of most machines."""
AT_ONCE = 1 << 22
"""Rows that are asked for at once where they cannot be handed over in batches."""


def batches(lazy: nw.LazyFrame[Any], *, rows: int) -> Generator[IntArray]:
    """Read a table of numbers, some rows at a time.

    Parameters
    ----------
    lazy
        Columns of whole numbers of 64 bits, the question's first, and of doubles.
    rows
        How many rows it has.

    Yields
    ------
    shape (n, columns), int64
        The bits of the numbers: a double is found again by ``view``.
    """
    for columns in _columns(lazy, rows):
        yield _packed(columns)


def _packed(columns: list[Any]) -> IntArray:
    # One row lies in one place, so that sorting into parts moves it at once.
    block = np.empty((len(columns[0]), len(columns)), np.int64)
    for place, column in enumerate(columns):
        block[:, place] = np.ascontiguousarray(column).view(np.int64)
    return block


def _columns(lazy: nw.LazyFrame[Any], rows: int) -> Iterator[list[Any]]:
    names = lazy.collect_schema().names()
    if lazy.implementation.is_duckdb():
        yield from _of_duckdb(lazy.to_native(), names, rows)
    elif lazy.implementation.is_polars():
        for piece in _of_polars(lazy.to_native()):
            yield [piece[name].to_numpy() for name in names]
    else:
        held = lazy.collect()
        yield from _sliced([held[name].to_numpy() for name in names])


def _of_duckdb(relation: Any, names: list[str], rows: int) -> Iterator[list[Any]]:  # noqa: ANN401
    if find_spec("pyarrow") is None:
        yield from _of_duckdb_alone(relation, names, rows)
        return
    newer = hasattr(relation, "to_arrow_reader")
    # Left open, a reader would keep its connection from all other queries.
    with (relation.to_arrow_reader if newer else relation.fetch_arrow_reader)(ROWS) as reader:
        for batch in reader:
            yield [column.to_numpy(zero_copy_only=False) for column in batch.columns]


def _of_duckdb_alone(relation: Any, names: list[str], rows: int) -> Iterator[list[Any]]:  # noqa: ANN401
    """Ask for some questions at a time: without PyArrow, a relation hands over all it has."""
    parts = rows // AT_ONCE + 1
    for part in range(parts):
        piece = relation.filter(f'"{names[0]}" % {parts} = {part}').fetchnumpy()
        columns = [np.ma.getdata(np.ma.filled(piece[name], np.nan)) for name in names[1:]]
        yield from _sliced([np.ma.getdata(piece[names[0]]), *columns])


def _of_polars(lazy: Any) -> Iterator[Any]:  # noqa: ANN401
    if hasattr(lazy, "collect_batches"):
        yield from lazy.collect_batches(chunk_size=ROWS, engine="streaming")
    else:
        yield from lazy.collect(engine="streaming").iter_slices(ROWS)


def _sliced(columns: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(columns[0]), ROWS):
        yield [column[start : start + ROWS] for column in columns]
