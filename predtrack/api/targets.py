"""``predtrack.targets``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from predtrack.api.arguments import today
from predtrack.workflows.targets import targets as measure_targets

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from predtrack.records import Ledger

__all__ = ["targets"]


def targets(ledger: Ledger | str | Path, *, as_of: dt.date | None = None) -> pd.DataFrame:
    """Measure the progress of stated targets.

    Parameters
    ----------
    ledger
        A ledger, or its folder.
    as_of
        Day whose knowledge is used; today by default.

    Returns
    -------
    pandas.DataFrame
        One row per target, with the fields of
        :class:`predtrack.summaries.TargetProgress` and of its pace.
    """
    found = measure_targets(ledger, as_of=as_of or today()).progress
    return pd.json_normalize([target.as_dict() for target in found], sep="_")
