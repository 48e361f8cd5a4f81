"""Columns of times in a dataframe, read as moments in UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from predtrack.errors import InvalidForecastError, UsageError

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray

__all__ = ["ENDS", "read_moments"]

ENDS = ("closes", "closed", "withdrawn", "expires")
"""Columns in which a date without a time means the end of that day."""

_DATE = r"\s*\d{4}-\d{2}-\d{2}\s*"
_ZONED = r".*(?:[Zz]|\d[+-]\d{2}(?::?\d{2})?)\s*"


def read_moments(column: pd.Series[Any], zone: str) -> NDArray[Any]:
    """Read times as datetime64 in UTC; numbers stay numbers on a clock of their own.

    Parameters
    ----------
    column
        Datetimes, dates, ISO 8601 text, or numbers that count days. A time without a zone is
        a local time in ``zone``. A date without a time, in text or as a ``date``, means the
        beginning of that day, and in the columns of :data:`ENDS` its end.
    zone
        IANA name.

    Raises
    ------
    InvalidForecastError
        If a cell is no time; the message names the rows.

    Examples
    --------
    >>> days = pd.Series(["2026-01-02", "2026-01-02T12:00:00+01:00"], name="closes")
    >>> read_moments(days, "UTC").astype("datetime64[m]").tolist()
    [datetime.datetime(2026, 1, 3, 0, 0), datetime.datetime(2026, 1, 2, 11, 0)]
    """
    if pd.api.types.is_bool_dtype(column) or pd.api.types.is_complex_dtype(column):
        raise InvalidForecastError(f"{column.name} must hold times")
    if pd.api.types.is_numeric_dtype(column):
        return column.to_numpy(np.float64, na_value=np.nan)
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return _bare(column)
    if pd.api.types.is_datetime64_any_dtype(column):
        return _bare(_local(column, zone))
    return _text(column, zone)


def _bare(aware: pd.Series[Any]) -> NDArray[Any]:
    naive = aware.dt.tz_convert("UTC").dt.tz_localize(None)
    return np.asarray(naive.to_numpy("datetime64[us]"))


def _local(naive: pd.Series[Any], zone: str) -> pd.Series[Any]:
    later = np.zeros(len(naive), bool)  # of an hour that a clock shows twice
    try:
        local: pd.Series[Any] = naive.dt.tz_localize(
            zone, ambiguous=later, nonexistent="shift_forward"
        )
    except (LookupError, ValueError, OSError):
        message = f"there is no time zone called {zone!r}; write UTC, or an IANA name"
        raise UsageError(message) from None
    return local


def _text(column: pd.Series[Any], zone: str) -> NDArray[Any]:
    text = column.astype("string").str.strip()
    whole, zoned = (text.str.fullmatch(form).fillna(False).astype(bool) for form in (_DATE, _ZONED))
    zoned &= ~whole
    text = text.mask(text == "")
    result = np.full(len(text), np.datetime64("NaT", "us"))
    result[zoned] = _bare(_parsed(text[zoned], column.name, utc=True))
    naive = _parsed(text[~zoned], column.name, utc=False)
    if column.name in ENDS:
        naive = naive + pd.to_timedelta(whole[~zoned].astype(int), unit="D")
    result[~zoned] = _bare(_local(naive, zone))
    return result


def _parsed(text: pd.Series[Any], name: Hashable, *, utc: bool) -> pd.Series[Any]:
    parsed = pd.to_datetime(text, errors="coerce", format="ISO8601", utc=utc)
    faulty = parsed.isna() & text.notna()
    if faulty.any():
        rows = text.index[faulty].tolist()
        raise InvalidForecastError(f"{name} must hold times such as 2026-01-31", rows)
    return parsed
