"""A comparison as a pandas frame that says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from predtrack.frames.summary_frame import SummaryFrame
from predtrack.summaries.comparison import comparison_record, headline

if TYPE_CHECKING:
    from predtrack.summaries.comparison import Comparison

__all__ = ["ComparisonFrame"]

_COLUMNS = (
    "rule", "n", "clusters", "first", "second", "difference", "better", "told_apart",
)  # fmt: skip


class ComparisonFrame(SummaryFrame):
    """One row per rule; ``notes`` begin with the finding in words.

    ``difference`` is first minus second. A pair that is not comparable has no row. Chart:
    ``comparison``.
    """

    made_by: ClassVar[str] = "predtrack.compare"
    _aside: ClassVar[tuple[str, ...]] = (
        "first_forecaster", "second_forecaster", "direction", "sd", "interval_level",
        "interval_method", "smallest_p", "p_method",
    )  # fmt: skip
    _leads: ClassVar[bool] = True
    _held: Comparison

    @classmethod
    def _laid_out(cls, summary: Comparison) -> pd.DataFrame:
        records = [comparison_record(summary, one) for one in summary.rules]
        return pd.DataFrame(records, columns=None if records else list(_COLUMNS))

    @classmethod
    def _noted(cls, summary: Comparison) -> list[str]:
        return [headline(summary), str(summary.funnel), *summary.remarks]

    def _explained(self) -> list[str]:
        """Name the rules, and what the sign of the difference means."""
        summary = getattr(self, "_held", None)
        shown = set(self["rule"]) if "rule" in self else set()
        rules = [one for one in summary.rules if one.rule in shown] if summary else []
        return [
            f"{one.rule}: {one.title}; {one.range[0]:g} to {one.range[1]:g}, {one.direction} is"
            f" better. A difference {'below' if one.direction == 'lower' else 'above'} 0 favours"
            " the first."
            for one in rules
        ]
