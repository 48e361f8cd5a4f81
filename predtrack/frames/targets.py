"""Progress of stated targets as a pandas frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from predtrack.frames.summary_frame import SummaryFrame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from predtrack.charts import Chart
    from predtrack.summaries import TargetProgress
    from predtrack.summaries.target_path import TargetPath

__all__ = ["TargetsFrame"]

_COLUMNS = (
    "attainment: share of the way gone; time_gone: share of the time; spi: earned over elapsed"
    " time, below 1 is behind."
)
_REMARK = "A target is not a forecast: it has progress, and no Brier score."


class TargetsFrame(SummaryFrame):
    """One row per target: the fields of its progress, and of its pace.

    Charts: ``targets_overview``; and ``target_progress`` of one target, which
    ``chart(target="tesla-award-2025/vehicles")`` names.
    """

    _metadata: ClassVar[list[str]] = ["notes", "_held", "paths"]
    made_by: ClassVar[str] = "predtrack.targets"
    _aside: ClassVar[tuple[str, ...]] = (
        "ladder", "likelihoods", "revisions", "comparator", "mode", "path", "metric", "grade",
        "baseline_date", "earned_years", "rungs_reached", "pace", "pace_measure", "pace_planned",
        "pace_ratio",
    )  # fmt: skip
    _front: ClassVar[tuple[str, ...]] = (
        "id", "status", "value", "level", "unit", "deadline", "attainment", "time_gone", "spi",
    )  # fmt: skip
    _held: tuple[TargetProgress, ...]
    paths: tuple[TargetPath, ...]

    @classmethod
    def of_paths(cls, paths: Sequence[TargetPath]) -> Self:
        """Lay out targets with everything on their way."""
        frame = cls.of(tuple(path.progress for path in paths))
        object.__setattr__(frame, "paths", tuple(paths))
        return frame

    @classmethod
    def _laid_out(cls, summary: Sequence[TargetProgress]) -> pd.DataFrame:
        return pd.json_normalize([target.as_dict() for target in summary], sep="_")

    @classmethod
    def _noted(cls, summary: Sequence[TargetProgress]) -> list[str]:
        return [_REMARK] if summary else ["There is no target."]

    def chart(self, kind: str = "", *, target: str = "", **options: Any) -> Chart:  # noqa: ANN401
        """Draw all targets, or the way of one.

        Parameters
        ----------
        kind
            ``targets_overview`` or ``target_progress``; which of them, ``target`` tells too.
        target
            Identifier of the target whose way is drawn.
        options
            Those of the chart, such as ``language="zh"``.

        Raises
        ------
        UsageError
            If rows or columns have changed, or there is nothing to draw.
        UnknownNameError
            If there is no such chart or target.
        """
        from predtrack.charts.choosing import chart_of_targets  # noqa: PLC0415 - as its parent

        paths = self.paths if self.summary else ()
        return chart_of_targets(paths, kind, target=target, **options)

    def _explained(self) -> list[str]:
        """Say what the columns are, and that there are more."""
        hidden = len(self.columns) - len(self._told().columns)
        more = [f"{hidden} more columns: see .columns."] if hidden else []
        return [*([_COLUMNS] if "attainment" in self else []), *more]
