"""Two forecasters on common questions: what lies between them, and on which side of nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from predtrack.charts.chart import Chart
from predtrack.charts.pairs.answered import answered_rows, draw_answered
from predtrack.charts.pairs.differences import Panel, difference_rows, draw_differences
from predtrack.charts.sentences import cut
from predtrack.charts.shown import summary_of
from predtrack.summaries.comparison import Comparison, headline

if TYPE_CHECKING:
    from predtrack.charts.text_form import TextRows
    from predtrack.summaries.comparison import RuleComparison

__all__ = ["comparison"]

_NAME = 40
_RULES = 12

_Words = Mapping[str, str]

TEXTS = {
    "en": {
        "subtitle": "Mean score of {first} minus that of {second}, on n = {n:,} questions that both"
        " answered ({own:,} and {other:,} answered in all)",
        "spoken": "By what their words may mean: Brier score of {first} minus that of {second}",
        "counts": "Questions with a score of {first}, of {second}, and of both",
        "note": "Dot: difference. Band: {level} % interval. At 0 they are equal.",
        "anytime": "Dashed: interval that holds however often one looks.",
        "words": "Bar: all that their words may mean, if a word means the same for both.",
        "skipped": "By {rule} they are not compared: {why}.",
        "rest": "{n} more rules are not drawn.",
        "title": "{title}, {better} is better, n = {n:,}",
        "lower": "lower", "higher": "higher",
        "interval": "{level} % interval", "always": "at any time",
        "wording": "Brier score by their words, n = {n:,}", "meanings": "all meanings",
        "better": "{name} better", "left": "◀ {said}", "right": "{said} ▶",
        "row": "{rule}: {first} {mean:.4f}, {second} {other:.4f}, difference {value:+.4f}{ends},"
        " n = {n:,}",
        "ends": ", interval {low:+.4f} to {high:+.4f}",
        "told_words": "By their words: {low:+.4f} to {high:+.4f}, n = {n:,}",
        "told_counts": "questions with a score: {first} {own:,}, {second} {other:,}, both {n:,}",
        "both": "both", "axis": "difference", "count": "questions", "join": " ",
        "legend": "●: difference; line: interval or words; ┊: 0. {sides}",
    },
    "zh": {
        "subtitle": "{first} 的平均分减 {second} 的平均分，n = {n:,} 个共同题目"
        "（分别共答 {own:,} 与 {other:,} 题）",
        "spoken": "按用词可能的含义：{first} 的 Brier 分减 {second} 的 Brier 分",
        "counts": "{first}、{second} 及两者都有得分的题数",
        "note": "圆点：差值。浅色条：{level} % 区间。0 表示两者相同。",
        "anytime": "虚线：无论查看多少次都成立的区间。",
        "words": "条：用词含义的全部可能（同一词对两者含义相同）。",
        "skipped": "按 {rule} 未作比较：{why}。",
        "rest": "另有 {n} 条规则未画出。",
        "title": "{title}，越{better}越好，n = {n:,}",
        "lower": "低", "higher": "高",
        "interval": "{level} % 区间", "always": "任何时候",
        "wording": "按用词的 Brier 分，n = {n:,}", "meanings": "全部含义",
        "better": "{name} 较好", "left": "◀ {said}", "right": "{said} ▶",
        "row": "{rule}：{first} {mean:.4f}，{second} {other:.4f}，差值 {value:+.4f}{ends}，"
        "n = {n:,}",
        "ends": "，区间 {low:+.4f} 至 {high:+.4f}",
        "told_words": "按用词：{low:+.4f} 至 {high:+.4f}，n = {n:,}",
        "told_counts": "有得分的题：{first} {own:,}，{second} {other:,}，两者 {n:,}",
        "both": "两者", "axis": "差值", "count": "题数", "join": "",
        "legend": "●：差值；线：区间或用词；┊：0。{sides}",
    },
}  # fmt: skip


def comparison(found: Comparison, *, language: str = "en") -> Chart:
    """Draw the difference of two forecasters under each rule, with its interval around 0.

    Parameters
    ----------
    found
        A comparison, such as ``pt.compare(table, "ann", "bob")``. Two who are not comparable
        get a picture of what each of them answered.
    language
        ``en`` or ``zh``.
    """
    found = summary_of(found, Comparison)
    found = replace(found, first=cut(found.first, _NAME), second=cut(found.second, _NAME))
    texts = TEXTS[language]
    panels = _panels(found, texts)
    names = {
        "first": found.first, "second": found.second, "n": found.common,
        "own": found.answered_first, "other": found.answered_second,
    }  # fmt: skip
    counted = _counted(found, texts)
    counts = texts["told_counts"].format(**names)
    return Chart(
        title=headline(found, language=language).rstrip(".。"),
        subtitle=texts[_measure(panels)].format(**names),
        description=". ".join(panel.told for panel in panels) or counts,
        body=lambda alt, palette: (
            draw_differences(alt, palette, panels, axis=texts["axis"])
            if panels
            else draw_answered(alt, palette, counted, axis=texts["count"])
        ),
        rows=_rows(found, panels, texts) if panels else answered_rows(counted),
        note=_note(found, panels, texts),
        language=language,
    )


def _rows(found: Comparison, panels: Sequence[Panel], texts: _Words) -> TextRows:
    """Draw with letters; the legend says what they mean, and the lines are named."""
    return replace(difference_rows(panels, texts["legend"]), note=_note(found, (), texts))


def _panels(found: Comparison, texts: _Words) -> list[Panel]:
    drawn = [_panel(found, one, texts) for one in found.rules if one.difference is not None]
    words = found.words
    if words is None:
        return drawn[:_RULES]
    line = {"label": texts["meanings"], "kind": "words", "value": None, "low": words.low,
            "high": words.high, "told": _span(words.low, words.high)}  # fmt: skip
    told = texts["told_words"].format(low=words.low, high=words.high, n=words.n)
    sides = [texts["better"].format(name=name) for name in (found.first, found.second)]
    heading = texts["wording"].format(n=words.n)
    return [*drawn[:_RULES], Panel(heading, "words", (line,), told, *_arrows(sides, texts))]


def _measure(panels: Sequence[Panel]) -> str:
    if not panels:
        return "counts"
    return "spoken" if all(panel.name == "words" for panel in panels) else "subtitle"


def _panel(found: Comparison, one: RuleComparison, texts: _Words) -> Panel:
    interval, always = one.interval, one.anytime
    difference = one.difference or 0.0
    p = "" if one.p_value is None else f", p = {one.p_value:.2g}"
    lines = [{
        "label": texts["interval"].format(level=f"{100 * found.level:g}") if interval else "",
        "kind": "interval", "value": one.difference, "told": f"{difference:+.3g}{p}",
        "low": interval.low if interval else None, "high": interval.high if interval else None,
    }]  # fmt: skip
    if always:
        lines.append({"label": texts["always"], "kind": "always", "value": None,
                      "told": _span(always.low, always.high),
                      "low": always.low, "high": always.high})  # fmt: skip
    ends = texts["ends"].format(low=interval.low, high=interval.high) if interval else ""
    told = texts["row"].format(
        rule=one.rule, first=found.first, second=found.second, mean=one.first, other=one.second,
        value=difference, ends=ends, n=one.n,
    )  # fmt: skip
    better = [texts["better"].format(name=name) for name in (found.first, found.second)]
    sides = better if one.direction == "lower" else better[::-1]
    heading = texts["title"].format(title=one.title, better=texts[one.direction], n=one.n)
    return Panel(heading, one.rule, tuple(lines), told, *_arrows(sides, texts))


def _note(found: Comparison, panels: Sequence[Panel], texts: _Words) -> str:
    kinds = {line["kind"] for panel in panels for line in panel.lines}
    level = f"{100 * found.level:g}"
    said = [texts["note"].format(level=level)] if "interval" in kinds else []
    said += [texts["anytime"]] if "always" in kinds else []
    said += [texts["words"]] if "words" in kinds else []
    compared = [one for one in found.rules if one.difference is not None]
    said += [
        texts["skipped"].format(rule=one.rule, why="; ".join(one.remarks))
        for one in found.rules[1:]  # the first is told by the title
        if one.difference is None
    ]
    rest = len(compared) - _RULES
    said += [texts["rest"].format(n=rest)] if rest > 0 else []
    return texts["join"].join(said)


def _arrows(sides: Sequence[str], texts: _Words) -> tuple[str, str]:
    left, right = sides
    return texts["left"].format(said=left), texts["right"].format(said=right)


def _counted(found: Comparison, texts: _Words) -> list[tuple[str, int]]:
    """Count what each answered; two of one shortened name stay two lines."""
    second = found.second if found.second != found.first else f"{found.second} (2)"
    return [
        (found.first, found.answered_first),
        (second, found.answered_second),
        (texts["both"], found.common),
    ]


def _span(low: float, high: float) -> str:
    return f"{low:+.3g} – {high:+.3g}"
