"""A pandas frame of scores that says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from predtrack.frames.summary_frame import SummaryFrame
from predtrack.summaries.verdict_sentences import verdict_sentences

if TYPE_CHECKING:
    from predtrack.summaries.row import ScoreRow
    from predtrack.summaries.scorecard import Scorecard

__all__ = ["ScoreFrame"]


_COLUMNS = (
    "rule", "n", "value", "low", "high", "interval_low", "interval_high", "basis", "direction"
)  # fmt: skip


_ENDS = ("low", "high", "interval_low", "interval_high")


class ScoreFrame(SummaryFrame):
    """Scores as a table; its picture ends with the funnel and the rules.

    Columns: those of the grouping, then ``rule, n, value, low, high, interval_low,
    interval_high, basis, direction``. ``low`` and ``high`` bound a score that is only
    known to lie between them; its ``value`` is null. Charts: ``hit_rates``, ``word_bounds``,
    ``scores``, ``funnel``.
    """

    made_by: ClassVar[str] = "predtrack.score"
    _held: Scorecard

    @classmethod
    def _laid_out(cls, summary: Scorecard) -> pd.DataFrame:
        rows = [_cells(row) for row in summary.rows]
        return pd.DataFrame(rows, columns=None if rows else list(_COLUMNS))

    @classmethod
    def _noted(cls, summary: Scorecard) -> list[str]:
        return [str(summary.funnel), *summary.remarks, *verdict_sentences(summary)]

    def _told(self) -> pd.DataFrame:
        """Leave away the ends that no score has, so that its value is seen."""
        empty = [name for name in _ENDS if name in self and self[name].isna().all()]
        return pd.DataFrame(self).drop(columns=empty if len(self) else [])

    def _explained(self) -> list[str]:
        """Name the rules whose scores are shown, with range and direction."""
        summary = getattr(self, "_held", None)
        shown = set(self["rule"]) if "rule" in self else set()
        rows = [row for row in summary.rows if row.rule in shown] if summary else []
        said = [_rule(row) for row in rows]
        bounds = "low and high: the score lies between them, and no value within is known"
        bounded = any(row.bounds for row in rows)
        return [*dict.fromkeys(said), *([f"{bounds}."] if bounded else [])]


def _rule(row: ScoreRow) -> str:
    low, high = row.range
    return f"{row.rule}: {row.title}; {low:g} to {high:g}, {row.direction} is better."


def _cells(row: ScoreRow) -> dict[str, Any]:
    low, high = row.bounds or (None, None)
    interval = row.interval
    return {
        **row.by,
        "rule": row.rule,
        "n": row.n,
        "value": row.value,
        "low": low,
        "high": high,
        "interval_low": interval.low if interval else None,
        "interval_high": interval.high if interval else None,
        "basis": row.basis,
        "direction": row.direction,
    }
