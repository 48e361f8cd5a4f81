"""``predtrack.due``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.api.arguments import today
from predtrack.errors import UsageError
from predtrack.frames.due import DueFrame
from predtrack.workflows.due import due as list_due

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from predtrack.records import Ledger

__all__ = ["due"]


def due(ledger: Ledger | str | Path, *, as_of: dt.date | None = None, within: int = 90) -> DueFrame:
    """List what is overdue, what falls due within a window, and what was resolved early.

    Parameters
    ----------
    ledger
        A ledger, or its folder.
    as_of
        Day from which to count; today by default.
    within
        Length of the window in days.

    Returns
    -------
    DueFrame
        A pandas frame, one row per prediction, the most urgent first.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    UsageError
        If the window is shorter than no day.
    """
    if within < 0:
        raise UsageError(f"within is a number of days, 0 or more, not {within}")
    return DueFrame.of(list_due(ledger, as_of=as_of or today(), within=within))
