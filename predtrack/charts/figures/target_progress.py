"""One target: what was seen, what is required, and where it would lead as it goes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from predtrack.charts.chart import Chart
from predtrack.charts.progress.frame import frame_of
from predtrack.charts.progress.layers import target_layers
from predtrack.charts.sentences import cut
from predtrack.charts.shown import summary_of
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.errors import UsageError
from predtrack.summaries.amounts import amount
from predtrack.summaries.target_path import TargetPath

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.summaries import TargetProgress

__all__ = ["target_progress"]

_TOLD = 12
_TITLE = 120

TEXTS = {
    "en": {
        "finding": "{title}: {value} {against} by {observed}, {status}",
        "against at least": "of {level}",
        "against more than": "of more than {level}",
        "against at most": "against at most {level}",
        "against less than": "against less than {level}",
        "status reached": "reached",
        "status level seen": "the level was seen and has to last",
        "status overdue": "overdue since {deadline}",
        "status on pace": "on pace",
        "status behind": "behind",
        "status open": "whether on pace cannot be told",
        "status not observed": "not seen since it was set",
        "subtitle": "Progress of a stated target, which is no forecast and has no score; as of"
        " {as_of}; n = {n} observed.{way}{ladder}",
        "way": " {way} of the {measure} in {time} of the time.",
        "way alone": " {way} of the {measure}.",
        "measure log": "growth",
        "measure linear": "steps",
        "ladder": " {reached} of {rungs} rungs reached.",
        "level at least": "aim: {level} {unit}",
        "level more than": "aim: more than {level} {unit}",
        "level at most": "aim: at most {level} {unit}",
        "level less than": "aim: less than {level} {unit}",
        "rung reached": "{level} reached {day}",
        "deadline": "deadline {day}",
        "observed": "observed",
        "required baseline": "required from the baseline",
        "required latest": "required from here",
        "pace": "at the pace so far",
        "grade": "evidence",
        "high": "high",
        "medium": "medium",
        "low": "low",
        "restated": "restated",
        "softened": "softened",
        "raised": "raised",
        "postponed": "postponed",
        "dropped": "dropped",
        "log": "Even growth is a straight line.",
        "projected": "At the pace so far the level is reached in {when}.",
        "never": "At the pace so far the level is not reached within a century.",
        "fan": "Bands: where 50 % and 80 % of random walks with the growth and the noise of the"
        " {n} observations would be (Student t, {df:g} degrees of freedom); they reach {reach}"
        " times as far ahead as the series goes back. What bends a trend is not in them.",
        "clipped": "The wide band goes on beyond the picture.",
        "withheld": "No band: {why}.",
        "reached fan": "the level was seen",
        "no time left": "no time is left",
        "only adds up": "a total that only adds up is no random walk; the line carries on the"
        " pace of the last twelve months",
        "even steps": "the path is in even steps, and the walk is one of growth",
        "few observations": "n = {n} is too few to know a spread",
        "not above nought": "a value is not above nought, so that it has no growth",
        "no noise": "growth without noise has no spread",
        "evidence": "Evidence of every observation: {grade}.",
        "text level": "aim, {deadline}",
        "text fan": "80 % of walks",
        "said": "{day}: {value}",
        "alt": "{title}. Observed ({unit}): {seen}. Aim: {level}{by}. Status: {status}.",
        "by": " by {deadline}",
        "alt fan": " 80 % of random walks are between {low} and {high} on {day}.",
        "alt ladder": " Rungs: {rungs}.",
        "alt again": " Stated anew: {again}.",
        "alt more": "{n} earlier ones, then ",
    },
    "zh": {
        "finding": "{title}：截至 {observed} 为 {value}（{against}），{status}",
        "against at least": "目标 {level}",
        "against more than": "目标高于 {level}",
        "against at most": "目标不高于 {level}",
        "against less than": "目标低于 {level}",
        "status reached": "已达成",
        "status level seen": "已见该水平，尚须保持",
        "status overdue": "已逾期，原定 {deadline}",
        "status on pace": "进度正常",
        "status behind": "进度落后",
        "status open": "能否按期尚无法判断",
        "status not observed": "设定以来未见数据",
        "subtitle": "既定目标的进展，不是预测，不计分；截至 {as_of}，n = {n} 个观测值。"
        "{way}{ladder}",
        "way": "用去 {time} 的时间，走完 {way} 的{measure}。",
        "way alone": "走完 {way} 的{measure}。",
        "measure log": "增长路程",
        "measure linear": "路程",
        "ladder": "{rungs} 级中已达 {reached} 级。",
        "level at least": "目标：{level} {unit}",
        "level more than": "目标：高于 {level} {unit}",
        "level at most": "目标：不高于 {level} {unit}",
        "level less than": "目标：低于 {level} {unit}",
        "rung reached": "{level}，{day} 已达",
        "deadline": "期限 {day}",
        "observed": "观测值",
        "required baseline": "自基线起所需路径",
        "required latest": "自此刻起所需路径",
        "pace": "按迄今速度",
        "grade": "证据",
        "high": "高",
        "medium": "中",
        "low": "低",
        "restated": "重申",
        "softened": "放宽",
        "raised": "上调",
        "postponed": "推迟",
        "dropped": "放弃",
        "log": "匀速增长为直线。",
        "projected": "按迄今速度将于 {when} 达到。",
        "never": "按迄今速度一百年内达不到。",
        "fan": "色带：若沿用这 {n} 个观测值的增长与波动，50 % 与 80 % 的随机游走所在范围"
        "（学生 t 分布，自由度 {df:g}）；向前延伸为序列长度的 {reach} 倍。趋势转折不在其中。",
        "clipped": "宽色带超出图外。",
        "withheld": "无色带：{why}。",
        "reached fan": "该水平已出现",
        "no time left": "已无剩余时间",
        "only adds up": "只增不减的累计量不是随机游走；线条沿用最近十二个月的速度",
        "even steps": "路径按等步计，而随机游走按增长计",
        "few observations": "{n} 个观测值不足以得知波动",
        "not above nought": "有观测值不大于零，谈不上增长率",
        "no noise": "毫无波动的增长没有离散度",
        "evidence": "所有观测值的证据等级：{grade}。",
        "text level": "目标，{deadline}",
        "text fan": "80 % 的游走",
        "said": "{day}：{value}",
        "alt": "{title}。观测值（{unit}）：{seen}。目标：{level}{by}。状态：{status}。",
        "by": "，期限 {deadline}",
        "alt fan": "80 % 的随机游走在 {day} 位于 {low} 与 {high} 之间。",
        "alt ladder": "各级：{rungs}。",
        "alt again": "重新表述：{again}。",
        "alt more": "此前 {n} 个，其后 ",
    },
}  # fmt: skip


def target_progress(path: TargetPath, *, language: str = "en") -> Chart:
    """Draw the way of a target; it says progress, and never accuracy.

    Parameters
    ----------
    path
        One of :func:`predtrack.summaries.target_path.target_paths`.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If nothing of it was observed: there is no picture of nothing.
    """
    path = summary_of(path, TargetPath)
    told = path.progress
    if not path.points:
        raise UsageError(
            f"there is no progress to draw: no observation of {told.metric} was known on"
            f" {path.as_of}; name a series with observations in the target {told.id}"
        )
    texts = TEXTS[language]
    return Chart(
        title=_finding(told, texts, language),
        subtitle=_subtitle(path, texts),
        description=_described(path, texts, language),
        body=lambda alt, palette: target_layers(alt, palette, path, texts, language),
        rows=_rows(path, texts, language),
        note=_note(path, texts, language),
        language=language,
    )


def _finding(told: TargetProgress, texts: Mapping[str, str], language: str) -> str:
    against = texts[f"against {told.comparator}"].format(level=amount(told.level, language))
    return texts["finding"].format(
        title=cut(told.title, _TITLE),
        value=amount(told.value or 0.0, language),
        against=against,
        observed=told.observed,
        status=_status(told, texts),
    )


def _status(told: TargetProgress, texts: Mapping[str, str]) -> str:
    return texts[f"status {told.status}"].format(deadline=told.deadline)


def _subtitle(path: TargetPath, texts: Mapping[str, str]) -> str:
    told = path.progress
    way = ""
    if told.attainment is not None:
        said = texts["way"] if told.time_gone is not None else texts["way alone"]
        way = said.format(
            way=_percent(told.attainment),
            time=_percent(told.time_gone or 0.0),
            measure=texts[f"measure {told.path}"],
        )
    ladder = (
        texts["ladder"].format(reached=told.rungs_reached, rungs=len(told.ladder))
        if told.ladder
        else ""
    )
    return texts["subtitle"].format(as_of=path.as_of, n=len(path.points), way=way, ladder=ladder)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %" if abs(share) < 1 else f"{100 * share:.0f} %"


def _note(path: TargetPath, texts: Mapping[str, str], language: str) -> str:
    frame = frame_of(path)
    grades = {point.grade for point in path.points}
    said = [texts["log"] if frame.is_log else "", _arrival(path, texts), _fan_said(path, texts)]
    said += [texts["clipped"]] if frame.clipped else []
    said += [texts["evidence"].format(grade=texts[grades.pop()])] if len(grades) == 1 else []
    return ("" if language == "zh" else " ").join(part for part in said if part)


def _arrival(path: TargetPath, texts: Mapping[str, str]) -> str:
    pace = path.progress.pace
    if pace is None or pace.realised is None or path.withheld == "reached":
        return ""
    if pace.projected is None:
        return texts["never"]
    return texts["projected"].format(when=f"{pace.projected:%Y-%m}")


def _fan_said(path: TargetPath, texts: Mapping[str, str]) -> str:
    if path.fan:
        fan = path.fan
        return texts["fan"].format(
            n=fan.observations, df=fan.degrees_of_freedom, reach=f"{fan.reach:.1f}"
        )
    why = texts["reached fan" if path.withheld == "reached" else path.withheld or "no noise"]
    return texts["withheld"].format(why=why.format(n=len(path.points)))


def _described(path: TargetPath, texts: Mapping[str, str], language: str) -> str:
    told = path.progress
    last = [
        texts["said"].format(day=point.day, value=amount(point.value, language))
        for point in path.points[-_TOLD:]
    ]
    more = len(path.points) - len(last)
    seen = (texts["alt more"].format(n=more) if more else "") + ", ".join(last)
    said = texts["alt"].format(
        title=cut(told.title, _TITLE), unit=cut(told.unit, 60), seen=seen,
        level=amount(told.level, language), status=_status(told, texts),
        by=texts["by"].format(deadline=told.deadline) if told.deadline else "",
    )  # fmt: skip
    if path.fan:
        end = path.fan.slices[-1]
        low, high = (amount(value, language) for value in end.intervals[-1])
        said += texts["alt fan"].format(low=low, high=high, day=end.day)
    rungs = ", ".join(
        f"{rung.id} {amount(rung.level, language)}{f' ({rung.reached})' if rung.reached else ''}"
        for rung in told.ladder[:40]
    )
    said += texts["alt ladder"].format(rungs=rungs) if rungs else ""
    again = ", ".join(f"{texts[one.change]} {one.on}" for one in path.revisions[-_TOLD:])
    return said + (texts["alt again"].format(again=again) if again else "")


def _rows(path: TargetPath, texts: Mapping[str, str], language: str) -> TextRows:
    """Set the last observations, the fan, and the level under each other on one scale."""
    told, frame = path.progress, frame_of(path)

    def at(value: float) -> float:
        return math.log10(value) if frame.is_log else value

    low, high = frame.values
    rows = [
        TextRow(
            str(point.day), value=at(point.value),
            told=f"{amount(point.value, language)} ({texts[point.grade]})",
        )
        for point in path.points[-_TOLD:]
    ]  # fmt: skip
    if path.fan:
        end = path.fan.slices[-1]
        inner, outer = (
            (at(min(max(a, low), high)), at(min(max(b, low), high))) for a, b in end.intervals
        )
        shown = "–".join(amount(value, language) for value in end.intervals[-1])
        rows.append(
            TextRow(f"{texts['text fan']}, {end.day}", inner=inner, outer=outer, told=shown)
        )
    by = str(told.deadline or "–")
    rows.append(
        TextRow(
            texts["text level"].format(deadline=by),
            value=at(told.level),
            told=amount(told.level, language),
        )
    )
    return TextRows(
        tuple(rows),
        scale=(at(low), at(high)),
        written=lambda value: amount(10**value if frame.is_log else value, language),
        reference=at(told.level),
    )
