"""A pandas frame of calibration that says what it shows and what not."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from predtrack.summaries.calibration import BinaryCalibration
from predtrack.summaries.calibration_headline import headline
from predtrack.summaries.calibration_records import coverage_records, curve_records, part_records

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.summaries.calibration import Calibration

__all__ = ["CalibrationFrame"]


class CalibrationFrame(pd.DataFrame):
    """The reliability curve as a table; numeric forecasts have levels and coverage instead.

    Columns for probabilities: those of the grouping, then ``low, high, n, pooled, forecast,
    frequency, consistency_low, consistency_high, confidence_low, confidence_high``. A group
    with too few answers has no rows; ``notes`` say what it can say.
    """

    _metadata: ClassVar[list[str]] = ["notes", "found"]
    notes: str
    found: Calibration | None

    @property
    def _constructor(self) -> Callable[..., CalibrationFrame]:
        return CalibrationFrame

    @classmethod
    def of(cls, found: Calibration) -> CalibrationFrame:
        """Lay out what was found."""
        rows, columns = curve_records(found) if found.kind == "binary" else coverage_records(found)
        frame = cls(rows, columns=[*found.by, *columns])
        small = [sentence for group in found.groups for sentence in group.sentences]
        said = [
            headline(found.groups, found.funnel),
            *dict.fromkeys(small),
            str(found.funnel),
            *found.remarks,
        ]
        object.__setattr__(frame, "notes", "\n".join([*said, *found.remarks]))
        object.__setattr__(frame, "found", found)
        return frame

    @property
    def parts(self) -> pd.DataFrame:
        """Miscalibration, discrimination and uncertainty of each group, beside their null."""
        rows, columns = part_records(self._told())
        return pd.DataFrame(rows, columns=[*self._told().by, *columns])

    @property
    def tests(self) -> pd.DataFrame:
        """Exact tests, and Spiegelhalter's; for numeric forecasts, of the PIT histogram."""
        return pd.DataFrame([{**g.by, **_test(t)} for g in self._told().groups for t in _tests(g)])

    @property
    def murphy(self) -> pd.DataFrame:
        """Murphy diagram: mean elementary score at each threshold theta."""
        rows = [
            {**group.by, "theta": theta, "score": score}
            for group in self._told().groups
            if isinstance(group, BinaryCalibration) and group.murphy
            for theta, score in zip(group.murphy.thetas, group.murphy.values, strict=True)
        ]
        return pd.DataFrame(rows, columns=[*self._told().by, "theta", "score"])

    @property
    def pit(self) -> pd.DataFrame:
        """PIT histograms of numeric forecasts."""
        rows = [
            {**group.by, "low": low, "high": high, "count": count, "expected": expected}
            for group in self._told().groups
            if not isinstance(group, BinaryCalibration) and group.pit
            for low, high, count, expected in zip(
                group.pit.edges, group.pit.edges[1:], group.pit.counts, group.pit.expected,
                strict=False,
            )
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=[*self._told().by, "low", "high", "count", "expected"])

    def _told(self) -> Calibration:
        found: Calibration | None = getattr(self, "found", None)
        if found is None:
            raise AttributeError("this frame is no longer what calibration returned")
        return found

    def _said(self) -> str:
        return str(getattr(self, "notes", "") or "")

    def __repr__(self) -> str:
        return f"{pd.DataFrame(self)!r}\n{self._said()}".rstrip()

    def _repr_html_(self) -> str:
        said = "<br>".join(html.escape(line) for line in self._said().splitlines())
        return f"{pd.DataFrame(self).to_html()}<p>{said}</p>"


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
