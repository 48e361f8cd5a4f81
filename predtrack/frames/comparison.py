"""A comparison as a pandas frame that says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.frames.scores import ScoreFrame
from predtrack.summaries.comparison import comparison_record, headline

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.summaries.comparison import Comparison

__all__ = ["ComparisonFrame"]

_COLUMNS = (
    "rule", "n", "clusters", "first", "second", "difference", "better", "told_apart",
)  # fmt: skip


class ComparisonFrame(ScoreFrame):
    """One row per rule; ``notes`` begin with the finding in words.

    ``difference`` is first minus second. A pair that is not comparable has no row.
    """

    @property
    def _constructor(self) -> Callable[..., ComparisonFrame]:
        return ComparisonFrame

    @classmethod
    def of_comparison(cls, found: Comparison) -> ComparisonFrame:
        """Lay out a comparison."""
        records = [comparison_record(found, one) for one in found.rules]
        frame = cls(records, columns=None if records else _COLUMNS)
        notes = "\n".join([headline(found), str(found.funnel), *found.remarks])
        object.__setattr__(frame, "notes", notes)
        return frame
