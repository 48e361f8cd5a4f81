"""Cells as people and programs write them: numbers, days, verdicts, and nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["blank", "moments", "numbers"]

_BLANK = frozenset({"", "na", "n/a", "nan", "nat", "null", "none", "<na>"})
_VERDICTS = {"yes": 1.0, "no": 0.0, "true": 1.0, "false": 0.0}


def blank(column: pd.Series) -> NDArray[np.bool_]:
    """Tell which cells hold nothing: null, NaN, and the usual words for it.

    Examples
    --------
    >>> blank(pd.Series(["0.5", " NA ", None, ""])).tolist()
    [False, True, True, True]
    """
    missing = column.isna().to_numpy(dtype=bool)
    if not _is_text(column):
        return missing
    words = _text(column).str.casefold()
    return np.asarray(missing | words.isin(_BLANK).to_numpy(dtype=bool))


def numbers(
    column: pd.Series, *, verdicts: bool = False
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Read numbers, and tell which cells hold something else; a blank cell is NaN.

    Parameters
    ----------
    column
        Numbers, or their text.
    verdicts
        Whether yes, no, true and false are 1 and 0.

    Examples
    --------
    >>> values, other = numbers(pd.Series(["0.5", "70 %", "", "yes"]), verdicts=True)
    >>> values.tolist(), other.tolist()
    ([0.5, nan, nan, 1.0], [False, True, False, False])
    """
    empty = blank(column)
    if not _is_text(column):
        return _plain_numbers(column), np.zeros(len(column), dtype=bool)
    text = _text(column)
    if verdicts:
        text = text.map(lambda cell: str(_VERDICTS.get(cell.casefold(), cell)))
    coerced = pd.to_numeric(text.mask(empty), errors="coerce")
    found: NDArray[np.float64] = np.array(coerced, dtype=np.float64)
    return found, np.asarray(np.isnan(found) & ~empty)


def moments(column: pd.Series) -> tuple[pd.Series, NDArray[np.bool_]]:
    """Read days and moments in UTC, and tell which cells hold something else.

    Examples
    --------
    >>> times, other = moments(pd.Series(["2026-01-01", "soon"]))
    >>> str(times[0]), other.tolist()
    ('2026-01-01 00:00:00+00:00', [False, True])
    """
    empty = blank(column)
    if column.dtype.kind == "M":
        return pd.to_datetime(column, utc=True), np.zeros(len(column), dtype=bool)
    text = _text(column).mask(empty)
    times = pd.to_datetime(text, utc=True, errors="coerce", format="ISO8601")
    return times, times.isna().to_numpy(dtype=bool) & ~empty


def _text(column: pd.Series) -> pd.Series:
    return column.astype(object).fillna("").map(str).str.strip()


def _is_text(column: pd.Series) -> bool:
    return column.dtype.kind not in "biufM" and not pd.api.types.is_numeric_dtype(column.dtype)


def _plain_numbers(column: pd.Series) -> NDArray[np.float64]:
    found = column.astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    return np.asarray(found, dtype=np.float64)
