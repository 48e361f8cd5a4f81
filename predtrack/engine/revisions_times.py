"""Times of any library as numbers on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from predtrack.engine.reading import fetch, numbers
from predtrack.errors import InvalidForecastError
from predtrack.tables.tidy.cells import moments

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

__all__ = ["is_date", "line_of", "number_of", "refuse_other_clocks", "with_moments"]


def with_moments(frame: pd.DataFrame, times: Iterable[str]) -> pd.DataFrame:
    """Read times of pandas as any tidy table does, text and Python's own objects included."""
    read = {}
    for time in times:
        found, other = moments(frame[time].reset_index(drop=True))
        if other.any():
            what = f"{time} must be a day or a moment, such as 2026-10-09"
            raise InvalidForecastError(what, np.flatnonzero(other).tolist())
        read[time] = found.to_numpy() if found.dtype.kind == "f" else found.array
    return frame.assign(**read)


def is_date(lazy: nw.LazyFrame[Any], time: str) -> bool:
    """Tell whether a column holds days or moments."""
    kind = lazy.collect_schema()[time]
    return isinstance(kind, (nw.Date, nw.Datetime)) or kind in {nw.Date, nw.Datetime}


def refuse_other_clocks(lazy: nw.LazyFrame[Any], times: Sequence[str]) -> None:
    """Refuse dates beside numbers; a column without any time is on no clock."""
    numbers(lazy, others := [time for time in times if not is_date(lazy, time)])
    if not others or len(others) == len(times):
        return
    there = [(~_absent(lazy, time)).sum().alias(time) for time in times]
    held = fetch(lazy.select(*there)).row(0)
    clocks = {time: time not in others for time, some in zip(times, held, strict=True) if some}
    if len(set(clocks.values())) > 1:
        listing = ", ".join(f"{n} holds {'dates' if c else 'numbers'}" for n, c in clocks.items())
        raise InvalidForecastError(f"times must be on one clock, but {listing}")


def _absent(lazy: nw.LazyFrame[Any], time: str) -> nw.Expr:
    if is_date(lazy, time):
        return nw.col(time).is_null()
    return number_of(lazy, time).is_null()


def line_of(lazy: nw.LazyFrame[Any], time: str) -> nw.Expr:
    """Read a time as microseconds since 1970 in UTC, or as the number that it is."""
    if is_date(lazy, time) and not lazy.implementation.is_duckdb():
        return nw.col(time).dt.timestamp("us").cast(nw.Float64)
    return nw.col(time).cast(nw.Float64) if is_date(lazy, time) else number_of(lazy, time)


def number_of(lazy: nw.LazyFrame[Any], column: str) -> nw.Expr:
    """Read a double, NULL where there is none; only what holds fractions can hold NaN."""
    line = nw.col(column).cast(nw.Float64)
    whole = lazy.collect_schema()[column].is_integer()
    return line if whole else nw.when(~line.is_nan()).then(line)
