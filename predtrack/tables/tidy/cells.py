"""Cells as people and programs write them: numbers, days, verdicts, names, and nothing at all.

A column repeats itself, so text is read once for each distinct cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["BLANK", "VERDICTS", "absent", "blank", "labels", "moments", "numbers"]

BLANK = frozenset({"", "na", "n/a", "nan", "nat", "null", "none", "<na>"})
"""Words for nothing, in small letters."""
VERDICTS = {"yes": "1", "no": "0", "true": "1", "false": "0"}
"""Words for what happened, in small letters, as numbers."""


def blank(column: pd.Series) -> NDArray[np.bool_]:
    """Tell which cells hold nothing: null, NaN, and the usual words for it.

    Examples
    --------
    >>> blank(pd.Series(["0.5", " NA ", None, ""])).tolist()
    [False, True, True, True]
    """
    if _is_plain(column):
        return column.isna().to_numpy(dtype=bool)
    codes, cells = _distinct(column)
    return np.append(cells.str.casefold().isin(BLANK).to_numpy(dtype=bool), True)[codes]


def absent(column: pd.Series) -> NDArray[np.bool_]:
    """Tell which names are missing: null, NaN or empty; somebody may be called NA or None.

    Examples
    --------
    >>> absent(pd.Series(["NA", None, " "])).tolist()
    [False, True, True]
    """
    if _is_plain(column):
        return column.isna().to_numpy(dtype=bool)
    codes, cells = _distinct(column)
    return np.append((cells == "").to_numpy(dtype=bool), True)[codes]


def labels(column: pd.Series) -> pd.Series:
    """Read names as text, equal for equal numbers; null where there is none.

    Examples
    --------
    >>> labels(pd.Series([1.0, None])).tolist(), labels(pd.Series([" 01", "1"])).tolist()
    (['1', None], ['01', '1'])
    """
    codes, cells = _distinct(column)
    named = np.array([*cells.to_numpy(dtype=object), None], dtype=object)
    named[np.append((cells == "").to_numpy(dtype=bool), False)] = None
    return pd.Series(named[codes], dtype=object)


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
    if _is_number(column):
        return _plain_numbers(column), np.zeros(len(column), dtype=bool)
    if _is_plain(column):  # moments and complex numbers
        return np.full(len(column), np.nan), column.notna().to_numpy(dtype=bool)
    codes, cells = _distinct(column)
    words = cells.str.casefold()
    found = _parsed(words.map(VERDICTS).fillna(cells) if verdicts else cells)
    other = np.isnan(found) & ~words.isin(BLANK).to_numpy(dtype=bool)
    return np.append(found, np.nan)[codes], np.append(other, False)[codes]


def moments(column: pd.Series) -> tuple[pd.Series, NDArray[np.bool_]]:
    """Read days and moments in UTC, and tell which cells hold something else.

    Numbers, also where a text file holds them, count days on a clock of their own.

    Examples
    --------
    >>> times, other = moments(pd.Series(["2026-01-01", "soon"]))
    >>> str(times[0]), other.tolist()
    ('2026-01-01 00:00:00+00:00', [False, True])
    >>> moments(pd.Series(["0", "12.5"]))[0].tolist()
    [0.0, 12.5]
    """
    sound = np.zeros(len(column), dtype=bool)
    if column.dtype.kind == "M":
        return pd.to_datetime(column, utc=True), sound
    if column.dtype.kind in "iuf" and column.notna().any():
        return pd.Series(_plain_numbers(column)), sound
    codes, cells = _distinct(column)
    stated = cells.mask(cells.str.casefold().isin(BLANK))
    years = stated.where(stated.str.match(r"\d{4}").fillna(False).astype(bool))  # -1 is no year
    times = pd.to_datetime(years, utc=True, errors="coerce", format="ISO8601")
    counted = _parsed(stated)
    if stated.notna().any() and not np.isnan(counted[stated.notna()]).any() and times.isna().any():
        return pd.Series(np.append(counted, np.nan)[codes]), sound
    other = (times.isna() & stated.notna()).to_numpy(dtype=bool)
    spread = pd.Series(times.array.take(codes, allow_fill=True))
    return spread, np.append(other, False)[codes]


def _distinct(column: pd.Series) -> tuple[NDArray[np.int64], pd.Series]:
    """Give the distinct cells as text without spaces around, and the place of each row's cell.

    The place of a missing cell is -1, the last one.
    """
    try:
        codes, cells = pd.factorize(column)
    except (TypeError, ArithmeticError):  # cells that cannot be told apart: lists, signalling NaN
        text = [None if _is_missing(cell) else str(cell) for cell in column]
        codes, cells = pd.factorize(pd.Series(text, dtype=object))
    are_text = isinstance(cells.dtype, pd.StringDtype)
    spelled = cells if are_text else [_spelled(cell) for cell in cells]
    return np.asarray(codes, dtype=np.int64), pd.Series(spelled, dtype="str").str.strip()


def _is_missing(cell: object) -> bool:
    return cell is None or cell is pd.NA or cell is pd.NaT


def _spelled(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    whole = isinstance(cell, float | np.floating) and float(cell).is_integer()
    return str(int(cell)) if whole else str(cell)  # type: ignore[call-overload]


def _parsed(cells: pd.Series) -> NDArray[np.float64]:
    parsed = pd.to_numeric(cells, errors="coerce")
    return np.array(parsed, dtype=np.float64)


def _is_plain(column: pd.Series) -> bool:
    return column.dtype.kind in "biufcM" and not isinstance(column.dtype, pd.CategoricalDtype)


def _is_number(column: pd.Series) -> bool:
    numeric = pd.api.types.is_numeric_dtype(column.dtype)  # true of numbers of Arrow as well
    return column.dtype.kind in "biuf" or (numeric and column.dtype.kind != "c")


def _plain_numbers(column: pd.Series) -> NDArray[np.float64]:
    found = column.astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    return np.asarray(found, dtype=np.float64)
