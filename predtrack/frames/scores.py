"""A pandas frame of scores that says what it is."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.summaries.row import ScoreRow
    from predtrack.summaries.scorecard import Scorecard

__all__ = ["ScoreFrame"]


_COLUMNS = (
    "rule", "n", "value", "low", "high", "interval_low", "interval_high", "basis", "direction"
)  # fmt: skip


_ENDS = ("low", "high", "interval_low", "interval_high")


class ScoreFrame(pd.DataFrame):
    """Scores as a table; its picture ends with the funnel and the rules.

    Columns: those of the grouping, then ``rule, n, value, low, high, interval_low,
    interval_high, basis, direction``. ``low`` and ``high`` bound a score that is only
    known to lie between them; its ``value`` is null.
    """

    _metadata: ClassVar[list[str]] = ["notes"]
    notes: str

    @property
    def _constructor(self) -> Callable[..., ScoreFrame]:
        return ScoreFrame

    @classmethod
    def of(cls, card: Scorecard) -> ScoreFrame:
        """Lay out a scorecard."""
        frame = cls([_cells(row) for row in card.rows], columns=None if card.rows else _COLUMNS)
        object.__setattr__(frame, "notes", "\n".join([str(card.funnel), *card.remarks]))
        return frame

    def _said(self) -> str:
        return str(getattr(self, "notes", "") or "")

    def __repr__(self) -> str:
        return f"{self._told()!r}\n{self._said()}".rstrip()

    def _told(self) -> pd.DataFrame:
        """Leave away the ends that no score has, so that its value is seen."""
        empty = [name for name in _ENDS if name in self and self[name].isna().all()]
        return pd.DataFrame(self).drop(columns=empty if len(self) else [])

    def _repr_html_(self) -> str:
        return f"{self._told().to_html()}<p>{html.escape(self._said())}</p>"


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
