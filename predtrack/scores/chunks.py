"""Long columns in pieces that fit the cache, so that memory is read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from predtrack.scores.columns import Column, Domain, FloatArray

__all__ = ["by_chunks", "come_in_chunks"]

_ROWS = 1 << 16
"""Rows of a piece: two columns and a result of it stay in a usual second-level cache."""


def come_in_chunks(columns: Mapping[str, Any], domains: Mapping[str, Domain]) -> bool:
    """Tell whether columns are long, plain arrays of one length, one number a row."""
    plain = all(
        isinstance(column, np.ndarray)
        and column.ndim == 1
        and column.dtype.kind in "biuf"
        and not np.ma.isMA(column)
        for column in columns.values()
    )
    return (
        plain
        and all(domain.row_by_row and not domain.floor for domain in domains.values())
        and len({len(column) for column in columns.values()}) == 1
        and len(next(iter(columns.values()))) > _ROWS
    )


def by_chunks(
    formula: Callable[..., Column], columns: Mapping[str, Any], domains: Mapping[str, Domain]
) -> Iterator[tuple[slice, FloatArray]]:
    """Read and score piece by piece; each comes with its place.

    Raises
    ------
    InvalidForecastError
        If a piece holds what is outside a domain; its row numbers count within the piece.
    """
    rows = len(next(iter(columns.values())))
    for start in range(0, rows, _ROWS):
        place = slice(start, min(start + _ROWS, rows))
        read = {name: domains[name].read(name, column[place]) for name, column in columns.items()}
        with np.errstate(divide="ignore"):  # log(0): an infinite score is an answer
            yield place, formula(**read)
