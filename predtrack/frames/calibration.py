"""A pandas frame of calibration that says what it shows and what not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from predtrack.frames.summary_frame import SummaryFrame
from predtrack.summaries.calibration import BinaryCalibration
from predtrack.summaries.calibration_headline import headline
from predtrack.summaries.calibration_records import coverage_records, curve_records, part_records

if TYPE_CHECKING:
    from predtrack.summaries.calibration import Calibration

__all__ = ["CalibrationFrame"]


class CalibrationFrame(SummaryFrame):
    """The reliability curve as a table; numeric forecasts have levels and coverage instead.

    Columns for probabilities: those of the grouping, then ``low, high, n, pooled, forecast,
    frequency, consistency_low, consistency_high, confidence_low, confidence_high``. A group
    with too few answers has no rows; ``notes`` say what it can say. Charts: ``reliability``
    and ``murphy``, or ``coverage`` and ``pit``.
    """

    made_by: ClassVar[str] = "predtrack.calibration"
    _leads: ClassVar[bool] = True
    _held: Calibration

    @classmethod
    def _laid_out(cls, summary: Calibration) -> pd.DataFrame:
        binary = summary.kind == "binary"
        rows, columns = curve_records(summary) if binary else coverage_records(summary)
        return pd.DataFrame(rows, columns=[*summary.by, *columns])

    @classmethod
    def _noted(cls, summary: Calibration) -> list[str]:
        small = [sentence for group in summary.groups for sentence in group.sentences]
        return [
            headline(summary.groups, summary.funnel),
            *dict.fromkeys(small),
            str(summary.funnel),
            *summary.remarks,
        ]

    @property
    def parts(self) -> pd.DataFrame:
        """Miscalibration, discrimination and uncertainty of each group, beside their null."""
        rows, columns = part_records(self._found())
        return pd.DataFrame(rows, columns=[*self._found().by, *columns])

    @property
    def tests(self) -> pd.DataFrame:
        """Exact tests, and Spiegelhalter's; for numeric forecasts, of the PIT histogram."""
        return pd.DataFrame([{**g.by, **_test(t)} for g in self._found().groups for t in _tests(g)])

    @property
    def murphy(self) -> pd.DataFrame:
        """Murphy diagram: mean elementary score at each threshold theta."""
        rows = [
            {**group.by, "theta": theta, "score": score}
            for group in self._found().groups
            if isinstance(group, BinaryCalibration) and group.murphy
            for theta, score in zip(group.murphy.thetas, group.murphy.values, strict=True)
        ]
        return pd.DataFrame(rows, columns=[*self._found().by, "theta", "score"])

    @property
    def pit(self) -> pd.DataFrame:
        """PIT histograms of numeric forecasts."""
        rows = [
            {**group.by, "low": low, "high": high, "count": count, "expected": expected}
            for group in self._found().groups
            if not isinstance(group, BinaryCalibration) and group.pit
            for low, high, count, expected in zip(
                group.pit.edges, group.pit.edges[1:], group.pit.counts, group.pit.expected,
                strict=False,
            )
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=[*self._found().by, "low", "high", "count", "expected"])

    def _found(self) -> Calibration:
        found: Calibration | None = getattr(self, "_held", None)
        if found is None:
            raise AttributeError("this frame is no longer what calibration returned")
        return found

    def _explained(self) -> list[str]:
        """Say what the columns are."""
        found = getattr(self, "_held", None)
        if found is None or not len(self):
            return []
        level = f"{100 * found.level:g} %"
        if found.kind != "binary":
            return [f"confidence_low to confidence_high: {level} interval of the frequency."]
        said = (
            f"n: forecasts; frequency: how often it happened. consistency: where it lies in {level}"
            f" of cases if every forecast is true; confidence: {level} interval of the truth."
        )
        return [said]


def _tests(group: Any) -> Any:  # noqa: ANN401 - tests of either kind
    if isinstance(group, BinaryCalibration):
        return group.tests
    return [group.pit] if group.pit else []


def _test(test: Any) -> dict[str, Any]:  # noqa: ANN401 - a test of either kind
    return {
        "test": getattr(test, "name", "pit"),
        "statistic": test.statistic,
        "observed": getattr(test, "observed", None),
        "expected": None if hasattr(test, "edges") else test.expected,
        "p_value": test.p_value,
    }
