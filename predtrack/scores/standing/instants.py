"""Times as numbers on one line: microseconds of the calendar, or any clock of one's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from predtrack.errors import InvalidForecastError
from predtrack.scores.absence import is_absent, unmasked
from predtrack.scores.columns import refuse_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from predtrack.scores.columns import Column, FloatArray

__all__ = ["MICROSECONDS_A_DAY", "Instants", "read_instants"]

MICROSECONDS_A_DAY = 86_400_000_000


@dataclass(frozen=True, slots=True, eq=False)  # arrays have no one truth
class Instants:
    """Columns of times, all on the same clock.

    Parameters
    ----------
    columns
        float64, one number a row, by name; a time that never comes is infinite. A float64
        holds every microsecond between the years 1684 and 2255 exactly.
    calendar
        Whether they are microseconds since 1970 in UTC, or plain numbers.
    """

    columns: dict[str, FloatArray]
    calendar: bool


def read_instants(columns: Mapping[str, Column | None], rows: int) -> Instants:
    """Read columns of times; what is not given, or not a time, never comes.

    Parameters
    ----------
    columns
        By name: datetime64 in UTC, ``datetime`` objects (a zone is heeded, without one they
        are UTC), or numbers on one clock; a single value holds for every row.
    rows
        Number of rows.

    Raises
    ------
    InvalidForecastError
        If a column has another length, holds no times, or is on another clock.

    Examples
    --------
    >>> read = read_instants({"made": [0, 1], "known": None}, 2)
    >>> read.columns["known"].tolist(), read.calendar
    ([inf, inf], False)
    """
    raws = {name: _raw(name, column) for name, column in columns.items() if column is not None}
    clocks = {name: raw.dtype.kind == "M" for name, raw in raws.items() if raw.size}
    if len(set(clocks.values())) > 1:
        listing = ", ".join(f"{n} holds {'dates' if c else 'numbers'}" for n, c in clocks.items())
        raise InvalidForecastError(f"times must be on one clock, but {listing}")
    read = {name: _spread(name, _line(name, raw), rows) for name, raw in raws.items()}
    for name in columns.keys() - read.keys():
        read[name] = np.broadcast_to(np.float64(np.inf), (rows,))
    return Instants(read, any(clocks.values()))


def _raw(name: str, column: Column) -> NDArray[Any]:
    raw = unmasked(column)
    if raw.dtype.kind == "O":
        cells = [_cell(name, cell) for cell in raw.ravel()]
        dates = any(isinstance(cell, np.datetime64) for cell in cells)
        raw = np.array(cells, "datetime64[us]" if dates else np.float64).reshape(raw.shape)
    if raw.dtype.kind not in "Miuf":
        raise InvalidForecastError(f"{name} must hold dates or numbers, not {raw.dtype}")
    return raw


def _cell(name: str, cell: Any) -> Any:  # noqa: ANN401
    """Take one time out of a column of objects, in UTC."""
    if is_absent(cell):
        return None
    if isinstance(cell, dt.datetime) and cell.tzinfo:
        cell = cell.astimezone(dt.UTC).replace(tzinfo=None)
    if isinstance(cell, dt.date):  # a datetime is a date, too
        return np.datetime64(cell, "us")
    if isinstance(cell, (int, float, np.number, np.datetime64)):
        return cell
    raise InvalidForecastError(f"{name} must hold dates or numbers, not {cell!r}")


def _line(name: str, raw: NDArray[Any]) -> FloatArray:
    if raw.dtype.kind == "M":
        whole = raw.astype("datetime64[us]")
        line = whole.astype(np.int64).astype(np.float64)
        line[np.isnat(whole)] = np.inf
        return np.asarray(line)
    line = raw.astype(np.float64)
    line[np.isnan(line)] = np.inf
    refuse_rows(f"{name} must not lie infinitely far back", np.atleast_1d(line == -np.inf))
    return np.asarray(line)


def _spread(name: str, line: FloatArray, rows: int) -> FloatArray:
    if line.shape not in {(), (rows,)}:
        raise InvalidForecastError(f"{name} must have {rows} rows, not the shape {line.shape}")
    return np.broadcast_to(line, (rows,))
