"""A score over time, with what was revised, what became known, and how many stood."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from predtrack.charts.chart import Chart
from predtrack.charts.history.frame import shown_lines, span_of
from predtrack.charts.history.panels import history_panels
from predtrack.charts.labels import distinct
from predtrack.charts.sentences import cut
from predtrack.charts.shown import summary_of
from predtrack.charts.tags import counted_by_tag
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.errors import UsageError
from predtrack.summaries.score_history import ScoreHistory, some_points

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.summaries.score_history import HistoryLine, HistoryPoint, Moment

__all__ = ["score_over_time"]

_ROWS = 12
_TITLE = 100
_NAME = 30
_ROW_NAME = 12
_NAMED = 4
"""Forecasters that a title can name."""

TEXTS = {
    "en": {
        "all": "all",
        "standing few": "{rule} while at least half as many forecasts stood as ever: {each}",
        "standing many": "{rule} of {n} forecasters, each while at least half as many forecasts"
        " stood as ever: {each}",
        "rule hit_rate": "Hit rate",
        "rule brier": "Brier score",
        "verdicts one": "{rule}: {value} after {n:,} verdicts; {first} after the first {first_n:,}",
        "verdicts still": "{rule}: {value} after {n:,} verdicts",
        "verdicts many": "By {until}, {groups} groups lay between {low} and {high}",
        "changed": "; verdicts changed: {n}",
        "question yes": "It happened: {title}. Last said: {said}",
        "question no": "It did not happen: {title}. Last said: {said}",
        "question partly": "It happened to a degree of {outcome:g}: {title}. Last said: {said}",
        "question open": "Still open: {title}. Last said: {said}",
        "between": "{low} to {high} by {n} forecasters",
        "none": "nothing that stood",
        "subtitle standing": "{rule}: mean of the forecasts that stood, by what happened in the"
        " end; {low} to {high}, {direction} is better; {forecasts:,} forecasts,"
        " {questions:,} questions",
        "subtitle verdicts": "{rule}, as it was known on each day; {low} to {high},"
        " {direction} is better; n = {n:,}",
        "subtitle question": "Probability of yes over time; {forecasts:,} forecasts of"
        " {forecasters:,} forecasters",
        "lower": "lower",
        "higher": "higher",
        "note standing": "Which questions are open changes with time: a step may be another"
        " question, not a better forecast. Below: revisions, known outcomes, and how many"
        " forecasts stood. A line is thin where less than half as many stood as ever, and breaks"
        " off where nothing stood.",
        "note verdicts": "A value holds until the next verdict; all of them are one growing"
        " sample, so that the line calms down whatever happens.{bounds}{changes}",
        "bounds": " Dark: whatever partial verdicts count. Light: {level:g} % interval ({method}).",
        "changes note": " Verdicts that replaced another one are marked below.",
        "note question": "A dot is a new forecast; a line ends when the question closed, the"
        " outcome was known, or the forecast was taken back.",
        "infinite": " A score that is infinite breaks the line, too.",
        "thinned": " Some moments are left out; each value that is drawn is exact.",
        "left": " Left out: {n} forecasters or groups, none with more forecasts.",
        "axis standing": "{rule}, mean",
        "axis verdicts": "{rule}",
        "axis question": "probability",
        "n": "n",
        "revised": "revised: {name}",
        "revisions": "revisions",
        "outcomes": "outcomes known",
        "changes": "verdicts changed",
        "yes": "it happened",
        "no": "it did not happen",
        "happened": "happened to {outcome:g}",
        "row": "{name}{at}: {value} (n = {n})",
        "gap": "nothing stood",
    },
    "zh": {
        "all": "全部",
        "standing few": "有效预测不少于最多时一半的期间，{rule}为：{each}",
        "standing many": "{n} 位预测者，各自有效预测不少于最多时一半的期间，{rule}为 {each}",
        "rule hit_rate": "命中率",
        "rule brier": "Brier 得分",
        "rule log": "对数得分",
        "verdicts one": "{rule}：{n:,} 个结论之后为 {value}；最初 {first_n:,} 个之后为 {first}",
        "verdicts still": "{rule}：{n:,} 个结论之后为 {value}",
        "verdicts many": "截至 {until}，{groups} 组介于 {low} 与 {high} 之间",
        "changed": "；结论更改 {n} 次",
        "question yes": "已发生：{title}。最后的说法：{said}",
        "question no": "未发生：{title}。最后的说法：{said}",
        "question partly": "发生程度 {outcome:g}：{title}。最后的说法：{said}",
        "question open": "尚无结果：{title}。最后的说法：{said}",
        "between": "{n} 位预测者，{low} 至 {high}",
        "none": "无有效预测",
        "subtitle standing": "{rule}：各时刻有效预测按最终结果计的平均分；{low} 至 {high}，"
        "{direction}越好；{forecasts:,} 个预测，{questions:,} 个问题",
        "subtitle verdicts": "{rule}，按每日所知；{low} 至 {high}，{direction}越好；n = {n:,}",
        "subtitle question": "各时刻“是”的概率；{forecasters:,} 位预测者的 {forecasts:,} 个预测",
        "lower": "越低",
        "higher": "越高",
        "note standing": "未决问题随时间变化：台阶可能来自另一个问题，而非更好的预测。"
        "下方：修订、已知结果、有效预测的个数。有效预测不足最多时一半处线条变细，没有处中断。",
        "note verdicts": "数值保持到下一个结论；样本只增不减，故线条终会平缓。{bounds}{changes}",
        "bounds": "深色：部分应验按零到一计。浅色：{level:g} % 区间（{method}）。",
        "changes note": "取代先前结论者在下方标出。",
        "note question": "圆点为新的预测；问题关闭、结果已知或预测撤回时线条结束。",
        "infinite": "无穷大的得分处线条也中断。",
        "thinned": "略去部分时刻；所绘各值均为精确值。",
        "left": "另有 {n} 位预测者或组（预测不多于所绘者）未绘出。",
        "axis standing": "{rule}，平均",
        "axis verdicts": "{rule}",
        "axis question": "概率",
        "n": "n",
        "revised": "修订：{name}",
        "revisions": "修订",
        "outcomes": "结果已知",
        "changes": "结论更改",
        "yes": "已发生",
        "no": "未发生",
        "happened": "发生程度 {outcome:g}",
        "row": "{name}{at}：{value}（n = {n}）",
        "gap": "无有效预测",
    },
}  # fmt: skip


def score_over_time(history: ScoreHistory, *, language: str = "en") -> Chart:
    """Draw how a score moved, or the probabilities of one question.

    Parameters
    ----------
    history
        A history of :mod:`predtrack.summaries.score_history`.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If there is no point to draw.
    """
    history = summary_of(history, ScoreHistory)
    if not any(line.points for line in history.lines):
        raise UsageError("there is no score over time to draw: nothing stood at any time")
    texts = TEXTS[language]
    axis = texts[f"axis {history.subject}"].format(rule=_rule(history, texts))
    words = {**texts, "axis": axis}
    return Chart(
        title=_finding(history, texts),
        subtitle=_subtitle(history, texts) + counted_by_tag(history.lines[0].by, language),
        description=_described(history, texts),
        body=lambda alt, palette: history_panels(alt, palette, history, words),
        rows=_rows(history, texts),
        note=_note(history, texts, "" if language == "zh" else " "),
        language=language,
    )


def _finding(history: ScoreHistory, texts: Mapping[str, str]) -> str:
    if history.subject == "question":
        return _question_finding(history, texts)
    lines = [line for line in history.lines if line.points]
    if history.subject == "standing":
        return _standing_finding(history, lines, texts)
    changed = texts["changed"].format(n=len(history.changes)) if history.changes else ""
    return _verdict_finding(history, lines, texts) + changed


def _standing_finding(
    history: ScoreHistory, lines: Sequence[HistoryLine], texts: Mapping[str, str]
) -> str:
    """Tell the values that rest on much: a line has its extremes where hardly anything stood."""
    told = [(line, line.usual) for line in lines if line.usual]
    rule = _rule(history, texts)
    if not told:
        return texts["none"]
    if len(told) <= _NAMED:
        each = ", ".join(f"{cut(line.name, _NAME)} {_range(ends)}".strip() for line, ends in told)
        return texts["standing few"].format(rule=rule, each=each)
    low, high = min(ends[0] for _, ends in told), max(ends[1] for _, ends in told)
    return texts["standing many"].format(rule=rule, n=len(told), each=_range((low, high)))


def _rule(history: ScoreHistory, texts: Mapping[str, str]) -> str:
    """Name the score in a word or two, in the language of the picture."""
    return texts.get(f"rule {history.rule}", history.title[:1].upper() + history.title[1:])


def _range(ends: tuple[float, float]) -> str:
    low, high = map(_number, ends)
    return low if low == high else f"{low}–{high}"


def _verdict_finding(
    history: ScoreHistory, lines: Sequence[HistoryLine], texts: Mapping[str, str]
) -> str:
    last = [line.points[-1] for line in lines if line.points[-1].n]
    if len(lines) == 1 and last:
        first, now = lines[0].points[0], last[0]
        said = texts["verdicts one"] if len(lines[0].points) > 1 else texts["verdicts still"]
        return said.format(
            rule=_rule(history, texts), n=now.n, value=_value(now),
            first_n=first.n, first=_value(first),
        )  # fmt: skip
    ends = [end for point in last for end in (point.bounds or (point.value or 0.0,))]
    if not ends:
        return texts["none"]
    return texts["verdicts many"].format(
        until=_said_at(history.until), groups=len(last), low=_number(min(ends)),
        high=_number(max(ends)),
    )  # fmt: skip


def _question_finding(history: ScoreHistory, texts: Mapping[str, str]) -> str:
    last = [
        (line.name, point.value)
        for line in history.lines
        for point in [next((p for p in reversed(line.points) if p.value is not None), None)]
        if point is not None and point.value is not None
    ]
    values = [value for _, value in last]
    if not last:
        said = texts["none"]
    elif len(last) <= _NAMED:
        said = ", ".join(f"{cut(name, _NAME)} {value:.2f}".strip() for name, value in last)
    else:
        said = texts["between"].format(
            low=f"{min(values):.2f}", high=f"{max(values):.2f}", n=len(last)
        )
    outcome = history.outcome
    which = {None: "open", 1.0: "yes", 0.0: "no"}.get(outcome, "partly")
    return texts[f"question {which}"].format(
        title=cut(history.title, _TITLE), said=said, outcome=outcome or 0.0
    )


def _subtitle(history: ScoreHistory, texts: Mapping[str, str]) -> str:
    low, high = history.range
    forecasts = sum(line.forecasts for line in history.lines)
    return texts[f"subtitle {history.subject}"].format(
        rule=_rule(history, texts),
        low=_end(low),
        high=_end(high),
        direction=texts.get(history.direction, ""),
        n=sum(line.points[-1].n for line in history.lines if line.points),
        forecasts=forecasts,
        forecasters=len(history.lines),
        questions=history.questions,
    )


def _end(limit: float) -> str:
    return f"{limit:g}" if math.isfinite(limit) else _number(limit)


def _note(history: ScoreHistory, texts: Mapping[str, str], space: str) -> str:
    shown = shown_lines(history)
    points = [point for line in shown for point in line.points]
    interval = next((point.interval for point in points if point.interval), None)
    bounds = (
        texts["bounds"].format(level=100 * interval.level, method=interval.method)
        if interval and len(shown) == 1
        else ""
    )
    said = texts[f"note {history.subject}"].format(
        bounds=bounds, changes=texts["changes note"] if history.changes else ""
    )
    if any(point.value is not None and math.isinf(point.value) for point in points):
        said += texts["infinite"]
    said += texts["thinned"] if history.thinned else ""
    left = len(history.lines) - len(shown)
    said += texts["left"].format(n=left) if left else ""
    return space.join([said, *history.remarks])


def _described(history: ScoreHistory, texts: Mapping[str, str]) -> str:
    return ". ".join(
        texts["row"].format(
            name=f"{cut(line.name, _NAME)} " if line.name else "", at=_said_at(point.at),
            value=_value(point) if point.n else texts["gap"], n=point.n,
        )
        for line in shown_lines(history)
        for point in some_points(line.points, 6)
    )  # fmt: skip


def _rows(history: ScoreHistory, texts: Mapping[str, str]) -> TextRows:
    shown = [line for line in shown_lines(history) if line.points]
    each = max(2, _ROWS // len(shown))
    names = distinct([line.name for line in shown], columns=_ROW_NAME)
    rows = [
        TextRow(
            f"{name if line.name else ''} {_said_at(point.at)}".strip(),
            value=_finite(point.value),
            inner=point.bounds,
            outer=(point.interval.low, point.interval.high) if point.interval else None,
            told=f"{_value(point)} (n={point.n:,})" if point.n else texts["gap"],
        )
        for name, line in zip(names, shown, strict=True)
        for point in some_points(line.points, each)
    ]
    return TextRows(tuple(rows), scale=span_of(history).values, written="{:.2f}".format)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _said_at(at: Moment | None) -> str:
    if isinstance(at, dt.datetime):
        return at.date().isoformat()
    return at.isoformat() if isinstance(at, dt.date) else f"{at or 0:g}"


def _value(point: HistoryPoint) -> str:
    if point.value is not None:
        return _number(point.value)
    low, high = (_number(end) for end in point.bounds or (math.nan, math.nan))
    return low if low == high else f"{low}–{high}"


def _number(value: float) -> str:
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    return f"{value:.2f}" if not math.isnan(value) else "–"
