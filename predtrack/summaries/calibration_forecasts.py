"""Numeric forecasts of several rows, one below the other, set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from predtrack.tables.tidy import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from predtrack.scores.columns import FloatArray

__all__ = ["SidewaysForecasts", "sideways"]


@dataclass(frozen=True, slots=True, eq=False)
class SidewaysForecasts:
    """Forecasts with the same number of values.

    Parameters
    ----------
    points : shape (n, m), ascending in each row
        Quantiles, samples, or points of a grid.
    levels : shape (n, m)
        Their levels; for samples, whatever there is.
    outcome : shape (n,)
        What was observed.
    """

    points: FloatArray
    levels: FloatArray
    outcome: FloatArray


def sideways(rows: pd.DataFrame, *, value: str, level: str) -> Iterator[SidewaysForecasts]:
    """Gather rows to forecasts by question, forecaster and time, and those of one size.

    Parameters
    ----------
    rows
        Rows that can be scored.
    value, level
        Names of the columns with the values and with their levels; values order the rows.
    """
    key = [name for name in KEY if name in rows]
    codes = (
        rows.groupby(key, dropna=False, observed=True, sort=False).ngroup().to_numpy()
        if key
        else np.zeros(len(rows), dtype=np.int64)
    )
    v, q, y = (rows[name].to_numpy(dtype=np.float64) for name in (value, level, "outcome"))
    order = np.lexsort((q, v, codes))
    codes, v, q, y = codes[order], v[order], q[order], y[order]
    starts = np.flatnonzero(np.diff(codes, prepend=-1))
    sizes = np.diff(starts, append=len(codes))
    for size in np.unique(sizes).tolist():
        first = starts[sizes == size]
        places = first[:, None] + np.arange(size)
        yield SidewaysForecasts(v[places], q[places], y[first])
