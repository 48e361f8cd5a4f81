"""Several forecasts of one forecaster on one question: a fault, revisions, or as many forecasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from predtrack.tables.tidy.kind import KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from predtrack.tables.tidy.audit import Audit

__all__ = ["Duplicates", "codes_of", "settle_duplicates"]

Duplicates = Literal["error", "last", "all"]
"""What several forecasts of one forecaster on one question are: a fault, revisions of
which the last counts, or forecasts that all count."""

_MOST = 2**62
"""Combinations that can be numbered without numbering anew those that there are."""
REPLACED = "replaced by a later forecast"


def codes_of(rows: pd.DataFrame, names: Sequence[str]) -> NDArray[np.int64]:
    """Number the distinct combinations of columns in the order in which they come.

    Examples
    --------
    >>> codes_of(pd.DataFrame({"a": [1, 2, 1, None], "b": ["x", "x", "x", "x"]}), ["a", "b"])
    array([0, 1, 0, 2])
    """
    return np.asarray(pd.factorize(_combined(rows, names))[0], dtype=np.int64)


def _combined(rows: pd.DataFrame, names: Sequence[str]) -> NDArray[np.int64]:
    """Give one number for each combination of columns, in no order."""
    codes, count = np.zeros(len(rows), dtype=np.int64), 1
    for name in names:
        more, cells = pd.factorize(rows[name])
        if count * (len(cells) + 1) > _MOST:
            codes, met = pd.factorize(codes)
            count = len(met)
        codes, count = codes * (len(cells) + 1) + more + 1, count * (len(cells) + 1)
    return np.asarray(codes, dtype=np.int64)


def settle_duplicates(
    rows: pd.DataFrame, forecast: NDArray[np.int64], audit: Audit, duplicates: Duplicates
) -> None:
    """Find several forecasts of one forecaster on one question, and treat them as was asked."""
    pair = [name for name in KEY[:2] if name in rows]
    if "question" not in pair or duplicates == "all" or not len(rows):
        return
    first = np.flatnonzero(audit.open)
    if int(forecast.max()) + 1 < len(forecast):
        first = first[~pd.Series(forecast[first]).duplicated().to_numpy()]
    if duplicates == "error":
        _refuse(rows, first, forecast, audit)
        return
    key = pd.Series(_combined(rows, pair)[first], index=first)
    if "made" in rows:
        made = rows["made"].iloc[first]
        unsaid = key.duplicated(keep=False) & made.isna()
        audit.fault("made is missing, so it cannot be said which forecast is the last",
                    _members(first[unsaid], forecast))  # fmt: skip
        key = key.loc[made.sort_values(kind="stable").index]
    early = key.index[key.duplicated(keep="last")].to_numpy()
    audit.leave_out(REPLACED, _members(early, forecast))


def _refuse(
    rows: pd.DataFrame, first: NDArray[np.int64], forecast: NDArray[np.int64], audit: Audit
) -> None:
    key = [name for name in KEY if name in rows]
    codes = pd.Series(_combined(rows, key)[first])
    if codes.is_unique:
        return
    again = first[codes.duplicated(keep=False).to_numpy()]
    who = "one forecaster answers" if "forecaster" in key else "there are forecasts on"
    when = " at one time" if "made" in key else ""
    rule = "last or all (in Python: duplicates=…) says what they are"
    what = f"{who} one question several times{when}; --duplicates {rule}"
    audit.fault(what, _members(again, forecast))


def _members(first: NDArray[np.int64], forecast: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark all rows of the forecasts that begin in some rows."""
    marked = np.zeros(int(forecast.max()) + 1, dtype=bool)
    marked[forecast[first]] = True
    return marked[forecast]
