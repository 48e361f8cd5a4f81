"""What may be wrong with a forecast of several rows, as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from predtrack.tables.tidy.blocks import Block, blocks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from predtrack.tables.tidy.audit import Audit
    from predtrack.tables.tidy.kind import TidyKind

__all__ = ["judge_forecasts"]

NO_FORECAST = "no forecast"


def judge_forecasts(
    rows: pd.DataFrame,
    forecast: NDArray[np.int64],
    kind: TidyKind,
    audit: Audit,
    empty: NDArray[np.bool_],
) -> None:
    """Find forecasts that are missing, in part or as a whole, or contradict themselves.

    Parameters
    ----------
    rows
        The rows with their types.
    forecast
        Number of the forecast to which each row belongs.
    kind
        The kind of the table.
    audit
        Where faults are noted.
    empty
        Which rows lack a part of the forecast.
    """
    if not kind.within or not len(rows):
        audit.leave_out(NO_FORECAST, empty)
        _refuse_below(rows, audit)
        return
    whole = np.bincount(forecast, empty) == np.bincount(forecast)
    audit.leave_out(NO_FORECAST, whole[forecast])
    parts = [name for name in kind.columns if name != "outcome"]
    audit.fault(f"a part of the forecast is missing: {', '.join(parts)}", empty)
    for name in (kind.within, *(["rank"] if "rank" in rows and kind.within == "category" else [])):
        again = pd.DataFrame({"forecast": forecast, name: rows[name]}).duplicated(keep=False)
        audit.fault(f"{name} stands twice in one forecast", again.to_numpy(dtype=bool))
    audit.fault("outcome differs within one forecast", _differs(rows["outcome"], forecast))
    whole = np.bincount(forecast, ~audit.open) == 0
    fit = whole[forecast]
    for block in blocks(rows[fit], kind, forecast[fit]):
        _judge_block(block, kind, audit)


def _refuse_below(rows: pd.DataFrame, audit: Audit) -> None:
    if {"lower", "upper"} <= set(rows.columns) and rows["upper"].dtype.kind == "f":
        below = (rows["upper"] < rows["lower"]).to_numpy(dtype=bool)
        audit.fault("upper must not be below lower", below)


def _differs(outcome: pd.Series, forecast: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the forecasts whose rows name several outcomes; a missing one names none."""
    codes = pd.factorize(outcome)[0]
    named = np.flatnonzero(codes >= 0)
    one = np.full(int(forecast.max()) + 1, -1, dtype=np.int64)
    one[forecast[named]] = codes[named]
    other = np.zeros(len(one), dtype=bool)
    other[forecast[named[codes[named] != one[forecast[named]]]]] = True
    return other[forecast]


def _judge_block(block: Block, kind: TidyKind, audit: Audit) -> None:
    for name, domain in kind.numbers.items():
        for law in domain.laws:
            broken = np.zeros(len(audit.codes), dtype=bool)
            broken[block.rows[~law.holds(block.columns[name])]] = True
            audit.fault(f"{name} must {law.says}", broken)
    unknown = np.zeros(len(audit.codes), dtype=bool)
    unknown[block.rows[np.isnan(block.columns["outcome"])]] = True
    audit.fault(f"outcome must be a {kind.within} of its forecast", unknown)
