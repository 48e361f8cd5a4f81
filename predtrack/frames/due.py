"""What wants attention as a pandas frame."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, ClassVar, get_args

import pandas as pd

from predtrack.frames.summary_frame import SummaryFrame
from predtrack.summaries import DueItem
from predtrack.summaries.due import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.charts import Chart

__all__ = ["DueFrame"]

GROUPS = get_args(Group)


class DueFrame(SummaryFrame):
    """One row per prediction that is overdue, due soon, or was resolved early.

    Columns: ``group, id, title, forecaster, due, days``; ``days`` is negative once the day
    has passed. Chart: ``due_calendar``.
    """

    made_by: ClassVar[str] = "predtrack.due"
    _front: ClassVar[tuple[str, ...]] = ("group", "due", "days")
    _held: tuple[DueItem, ...]

    def chart(self, kind: str = "", **options: Any) -> Chart:  # noqa: ANN401 - of the chart
        """Draw the dates in their order, as other frames draw theirs."""
        from predtrack.charts.choosing import chart_of_due  # noqa: PLC0415 - as its parent

        return chart_of_due(self.summary, kind, **options)

    @classmethod
    def _laid_out(cls, summary: Sequence[DueItem]) -> pd.DataFrame:
        columns = [field.name for field in fields(DueItem)]
        return pd.DataFrame([asdict(item) for item in summary], columns=columns)

    @classmethod
    def _noted(cls, summary: Sequence[DueItem]) -> list[str]:
        counts = Counter(item.group for item in summary)
        return [", ".join(f"{counts[group]:,} {group}" for group in GROUPS)]
