"""The scorecard: every summary of every group, and the funnel they came through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.summaries.funnel import Funnel, funnel
from predtrack.summaries.groups import groups
from predtrack.summaries.own_record import with_own_record
from predtrack.summaries.sample_size import sample_size

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from predtrack.summaries.row import ScoreRow
    from predtrack.summaries.settings import ScoreSettings

    Summary = Callable[[pd.DataFrame, ScoreSettings], list[ScoreRow]]

__all__ = ["Scorecard", "scorecard"]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Scores, and what a reader must know beside them.

    Parameters
    ----------
    rows
        The scores, group by group.
    funnel
        The way from publication to score, over all groups.
    self_resolved
        Scored claims whose verdict is the forecaster's own.
    questioned
        Scored claims on whose verdict a discrepancy is recorded.
    limits
        What the number of claims in each group can show, whatever their scores.
    remarks
        What a reader must know beside the scores of a table.
    """

    rows: tuple[ScoreRow, ...]
    funnel: Funnel
    self_resolved: int = 0
    questioned: int = 0
    limits: tuple[ScoreRow, ...] = ()
    remarks: tuple[str, ...] = ()


def scorecard(
    claims: pd.DataFrame,
    *,
    by: Sequence[str],
    settings: ScoreSettings,
    summaries: Mapping[str, Summary],
) -> Scorecard:
    """Apply every summary to every group of claims.

    Parameters
    ----------
    claims
        The table of :func:`predtrack.tables.claims`.
    by
        Columns that make the groups.
    settings
        What the person chose.
    summaries
        The summaries to apply, by name.
    """
    split = list(groups(with_own_record(claims), by))
    rows = [
        row.grouped(key, name)
        for key, members in split
        for name, summarise in summaries.items()
        for row in summarise(members, settings)
    ]
    limits = [
        row.grouped(key, "limits")
        for key, members in split
        for row in sample_size(members, settings)
    ]
    counted = claims[claims["excluded"] == ""]
    return Scorecard(
        tuple(rows),
        funnel(claims),
        int(counted["self_resolved"].astype(bool).sum()),
        int(counted["questioned"].astype(bool).sum()),
        tuple(limits),
    )
