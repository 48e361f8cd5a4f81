"""The functions that notebooks call: pandas out, the day of today unless another is named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from predtrack.summaries import ScoreFrame
from predtrack.workflows.reading import ledger_of
from predtrack.workflows.score import score as score_ledger
from predtrack.workflows.targets import targets as measure_targets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.records import Ledger

__all__ = ["read_ledger", "score", "targets"]


def read_ledger(root: str | Path = ".") -> Ledger:
    """Read a ledger; its ``problems`` hold whatever is wrong with its files.

    Parameters
    ----------
    root
        Folder with ``predictions/`` and ``resolutions/``.

    Raises
    ------
    UsageError
        If there is no ledger in that folder.
    """
    return ledger_of(Path(root))


def score(
    ledger: Ledger | str | Path,
    *,
    by: Sequence[str] | str = ("forecaster",),
    rules: Sequence[str] | str = (),
    as_of: dt.date | None = None,
    level: float = 0.95,
) -> ScoreFrame:
    """Score a ledger.

    Parameters
    ----------
    ledger
        A ledger, or its folder.
    by
        Columns that make the groups: forecaster, publication, year, topic, tag, kind.
    rules
        Rules for stated probabilities and points; empty for Brier and abs log ratio.
    as_of
        Day whose knowledge is used; today by default.
    level
        Level of confidence intervals.

    Returns
    -------
    ScoreFrame
        A pandas frame, one row per group and rule, that prints its funnel. ``value`` is
        null where a score is only known to lie between ``low`` and ``high``.

    Raises
    ------
    FaultyLedgerError
        If the ledger holds errors.
    UnknownNameError
        If a rule or a grouping does not exist.
    """
    card = score_ledger(
        ledger, as_of=as_of or _today(), by=_names(by), rules=_names(rules), level=level
    )
    return ScoreFrame.of(card)


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
    found = measure_targets(ledger, as_of=as_of or _today()).progress
    return pd.json_normalize([target.as_dict() for target in found], sep="_")


def _names(names: Sequence[str] | str) -> Sequence[str]:
    return [names] if isinstance(names, str) else names


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
