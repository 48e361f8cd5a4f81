"""A score over time as a pandas frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from predtrack.charts.figures.score_over_time import score_over_time
from predtrack.frames.summary_frame import SummaryFrame
from predtrack.summaries.score_history import (
    change_records,
    history_columns,
    history_notes,
    history_records,
    scale_of,
)

if TYPE_CHECKING:
    from predtrack.summaries.score_history import ScoreHistory

__all__ = ["HistoryFrame"]

_TYPES = {
    **dict.fromkeys(("value", "low", "high", "interval_low", "interval_high"), "float64"),
    **dict.fromkeys(("n", "revisions"), "Int64"),
}
"""A column without any value has its type all the same."""
_CHANGES = ["at", "what", "count", "text"]


class HistoryFrame(SummaryFrame):
    """One row for each forecaster or group and moment; its value holds until the next row.

    Columns: those of the grouping, then ``at, value, low, high, interval_low, interval_high,
    n, revisions``. ``at`` is a time in UTC, or a number where the table has a clock of its
    own. ``value`` is null where nothing stood, or where partial verdicts leave it between
    ``low`` and ``high``. ``revisions`` counts those since the row before. ``changes`` has the
    known outcomes and the changed verdicts. Chart: ``score_over_time``.
    """

    made_by: ClassVar[str] = "predtrack.score_history"
    _leads: ClassVar[bool] = True
    _held: ScoreHistory

    @classmethod
    def _laid_out(cls, summary: ScoreHistory) -> pd.DataFrame:
        rows = pd.DataFrame(history_records(summary), columns=history_columns(summary))
        return _timed(rows.astype(_TYPES))

    @classmethod
    def _noted(cls, summary: ScoreHistory) -> list[str]:
        funnel = [str(summary.funnel)] if summary.funnel else []
        return [score_over_time(summary).title, *history_notes(summary), *funnel]

    @property
    def changes(self) -> pd.DataFrame:
        """What happened along all lines: outcomes that became known, verdicts that changed."""
        return _timed(pd.DataFrame(change_records(self.summary), columns=_CHANGES))

    def _explained(self) -> list[str]:
        """Name the score with its range and direction."""
        held = getattr(self, "_held", None)
        return [f"{scale_of(held)}."] if held is not None else []


def _timed(frame: pd.DataFrame) -> pd.DataFrame:
    """Let days be moments, with which pandas can count; numbers stay."""
    if frame["at"].dtype.kind == "O" and len(frame):
        return frame.assign(at=pd.to_datetime(frame["at"]))
    return frame
