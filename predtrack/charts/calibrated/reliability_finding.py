"""What a reliability diagram shows, in a sentence that its bands bear out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

from predtrack.charts.calibrated.groups import count
from predtrack.summaries.calibration_headline import ALPHA, p_value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.summaries.calibration import BinaryCalibration, CalibrationRow

    Run = list[CalibrationRow]
    Side = Literal["less", "more"]

__all__ = ["reliability_finding", "runs_outside"]

_LEAST = 0.05
"""Share of the forecasts that a stretch of the curve must hold to be named."""

TEXTS = {
    "en": {
        "few": "Too few answers for a reliability curve: n = {n}{questions}",
        "against": "Too few answers for a curve, but they speak against what was said: n = {n}",
        "questions": " on {questions} questions",
        "not_shown": "{n} forecasts show no miscalibration beyond luck; that does not prove"
        " calibration",
        "shown": "{n} forecasts show miscalibration beyond luck",
        "untested": "{said} was said and {came} came true on average; nothing is tested here",
        "of": "of {low} to {high}", "one": "of {low}", "up": "up to {high}",
        "from": "of {low} and more",
        "less": "Forecasts {where} came true less often than said",
        "more": "Forecasts {where} came true more often than said",
        "and_less": "{more}, those {where} less often",
    },
    "zh": {
        "few": "答案太少，画不出校准曲线：n = {n}{questions}",
        "against": "答案太少，画不出曲线，但与所述概率不符：n = {n}",
        "questions": "（{questions} 个问题）",
        "not_shown": "{n} 条预测未显示超过运气的校准偏差；这并不证明校准良好",
        "shown": "{n} 条预测显示出超过运气的校准偏差",
        "untested": "平均说 {said}，实际应验 {came}；此处未作检验",
        "of": "{low} 至 {high} 的", "one": "{low} 的", "up": "{high} 及以下的",
        "from": "{low} 及以上的",
        "less": "{where}预测，应验得比所说的少",
        "more": "{where}预测，应验得比所说的多",
        "and_less": "{more}；{where}则比所说的少",
    },
}  # fmt: skip


def reliability_finding(group: BinaryCalibration, language: str) -> str:
    """Say what a group shows: a stretch is named only where test and band both speak of it."""
    texts, n, p = TEXTS[language], count(group.n), p_value_of(group)
    if group.sentences:
        return _of_few(group, texts)
    if p is None:
        return texts["untested"].format(
            said=f"{group.mean_forecast:.2f}", came=f"{group.base_rate:.2f}"
        )
    if p > ALPHA:
        return texts["not_shown"].format(n=n)
    return _stretches(group.bins or group.curve, texts) or texts["shown"].format(n=n)


def _of_few(group: BinaryCalibration, texts: dict[str, str]) -> str:
    p, shared = p_value_of(group), group.questions is not None and group.questions < group.n
    questions = texts["questions"].format(questions=group.questions) if shared else ""
    key = "against" if p is not None and p <= ALPHA else "few"
    return texts[key].format(n=count(group.n), questions=questions)


def runs_outside(rows: Sequence[CalibrationRow]) -> dict[Side, Run]:
    """Find the longest stretch below its consistency band, and that above.

    A stretch counts by its forecasts, and needs a twentieth of all.
    """
    total = sum(row.n for row in rows)
    longest: dict[Side, Run] = {}
    for side, members in groupby(rows, key=_side):
        run = list(members)
        size = sum(row.n for row in run)
        if side and size >= _LEAST * total and size > sum(row.n for row in longest.get(side, [])):
            longest[side] = run
    return longest


def _side(row: CalibrationRow) -> Side | None:
    low, high = row.consistency or (row.frequency, row.frequency)
    if row.frequency < low:
        return "less"
    return "more" if row.frequency > high else None


def _stretches(rows: Sequence[CalibrationRow], texts: dict[str, str]) -> str:
    runs = runs_outside(rows)
    where = {side: _where(run, rows, texts) for side, run in runs.items()}
    if len(where) == 2:
        more = texts["more"].format(where=where["more"])
        return texts["and_less"].format(more=more, where=where["less"])
    return "".join(texts[side].format(where=place) for side, place in where.items())


def _where(run: Run, rows: Sequence[CalibrationRow], texts: dict[str, str]) -> str:
    first, last = run[0] is rows[0], run[-1] is rows[-1]
    low, high = f"{run[0].low:.2g}", f"{run[-1].high:.2g}"
    key = "one" if low == high else "of" if first == last else "up" if first else "from"
    return texts[key].format(low=low, high=high)
