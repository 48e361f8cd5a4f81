"""What a group without a curve can say, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.charts.calibrated.groups import count
from predtrack.summaries.calibration_headline import ALPHA, headline

if TYPE_CHECKING:
    from predtrack.summaries import Funnel
    from predtrack.summaries.calibration import BinaryCalibration

__all__ = ["few_forecasts"]

ZH = {
    "withheld": "{n} 条预测{questions}：答案不超过 20 个时不画曲线。",
    "exact": "{rule}分 {observed:.3f}；若所述概率全都属实，平均应为 {expected:.3f}，"
    "每 100 次约有 {times:.0f} 次不低于此（精确检验）。",
    "against": "这与所述概率不符。",
    "neither": "数量太少，既不能说明概率错，也不能说明概率对。",
    "average": "平均说 {said:.3f}，实际应验 {came:.3f}。",
    "brier": "Brier ",
    "log": "对数",
}


def few_forecasts(group: BinaryCalibration, funnel: Funnel, language: str) -> list[str]:
    """Give the exact test, the averages, and what so few answers can say."""
    if language == "zh":
        return _chinese(group)
    return [headline((group,), funnel), *group.sentences]


def _chinese(group: BinaryCalibration) -> list[str]:
    shared = group.questions is not None and group.questions < group.n
    questions = f"（{group.questions} 个问题）" if shared else ""
    said = [ZH["withheld"].format(n=count(group.n), questions=questions)]
    for test in group.tests[:1]:
        rule = ZH[test.name.removeprefix("exact ")]
        chance = test.p_value or 0.0
        said.append(
            ZH["exact"].format(
                rule=rule, observed=test.observed, expected=test.expected, times=100 * chance
            )
            + ZH["against" if chance <= ALPHA else "neither"]
        )
    return [*said, ZH["average"].format(said=group.mean_forecast, came=group.base_rate)]
