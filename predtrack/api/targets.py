"""``predtrack.targets``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.api.arguments import today
from predtrack.frames.targets import TargetsFrame
from predtrack.workflows.targets import target_ways

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from predtrack.records import Ledger

__all__ = ["targets"]


def targets(ledger: Ledger | str | Path, *, as_of: dt.date | None = None) -> TargetsFrame:
    """Measure the progress of stated targets.

    Parameters
    ----------
    ledger
        A ledger, or its folder.
    as_of
        Day whose knowledge is used; today by default.

    Returns
    -------
    TargetsFrame
        A pandas frame, one row per target, with the fields of
        :class:`predtrack.summaries.TargetProgress` and of its pace.
    """
    return TargetsFrame.of_paths(target_ways(ledger, as_of=as_of or today()))
