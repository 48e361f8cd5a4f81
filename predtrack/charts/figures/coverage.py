"""Coverage: how often quantiles and intervals held, beside how often they should have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.charts.calibrated.groups import count, drawn_groups, group_name, span, spread
from predtrack.charts.chart import Chart
from predtrack.charts.sentences import cut
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.errors import UsageError
from predtrack.summaries.calibration_headline import ALPHA, shown_p

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from predtrack.charts.calibrated.groups import Drawn
    from predtrack.charts.palette import Palette
    from predtrack.summaries.calibration import (
        Calibration,
        CoverageRow,
        NumericCalibration,
        QuantileRow,
    )

    Row = CoverageRow | QuantileRow
    Panel = tuple[str, str, Sequence[Row]]

__all__ = ["coverage"]

_MOST = 4
_LEVELS = 60
"""Levels of one panel that are drawn."""
_LETTERS = 14

TEXTS = {
    "en": {
        "join": "; ",
        "less": "Intervals of {stated} held the outcome too rarely: {share} of {n}",
        "more": "Intervals of {stated} held the outcome more often than they say: {share} of {n}",
        "below": "Outcomes were at most the {stated} quantile too rarely: {share} of {n}",
        "above": "Outcomes were at most the {stated} quantile too often: {share} of {n}",
        "within": "{off} of {all} levels lie outside their {level} % interval; taken together, no"
        " more than luck (PIT p {p}), which does not prove calibration",
        "none": "Each level is within what its interval allows; that does not prove calibration",
        "many": "{off} of {all} levels in {groups} groups lie outside their {level} % interval;"
        " luck alone gives about {luck:.2g}",
        "outside": "{off} of {all} levels lie outside their {level} % interval, where luck alone"
        " gives about {luck:.2g}",
        "n": "n = {n}", "subtitle": "How often each held, 0 to 1; best is what was stated",
        "note": "Point and bar: observed share with its {level} % interval. Diamond: the interval"
        " does not hold the stated level. Dotted diagonal: as often as stated.",
        "intervals": "central intervals", "quantiles": "quantiles",
        "x": "stated level", "y": "observed share",
        "row": "{name} {stated}: {share} ({level} % interval {ends}, n = {n})",
        "legend": "● observed share   ├─┤ its {level} % interval   ┊ stated level   * outside",
        "nothing": "there is nothing to draw: no central interval and no quantile was stated",
    },
    "zh": {
        "join": "；",
        "less": "{stated} 区间包含结果的次数太少：{n} 个中占 {share}",
        "more": "{stated} 区间包含结果的次数比所说的多：{n} 个中占 {share}",
        "below": "结果不超过 {stated} 分位数的次数太少：{n} 个中占 {share}",
        "above": "结果不超过 {stated} 分位数的次数太多：{n} 个中占 {share}",
        "within": "{all} 个水平中有 {off} 个落在其 {level} % 区间之外；合起来看未超过运气"
        "（PIT p {p}），但这不证明校准良好",
        "none": "各水平都在其区间允许之内；这并不证明校准良好",
        "many": "{groups} 组 {all} 个水平中有 {off} 个落在其 {level} % 区间之外；"
        "仅凭运气约有 {luck:.2g} 个",
        "outside": "{all} 个水平中有 {off} 个落在其 {level} % 区间之外，仅凭运气约有 {luck:.2g} 个",
        "n": "n = {n}", "subtitle": "各水平的实际频率，0 至 1；与所述相等为最好",
        "note": "点与线：实际频率及其 {level} % 区间。菱形：区间不含所述水平。"
        "点线对角线：与所述一致。",
        "intervals": "中心区间", "quantiles": "分位数",
        "x": "所述水平", "y": "实际频率",
        "row": "{name} {stated}：{share}（{level} % 区间 {ends}，n = {n}）",
        "legend": "● 实际频率   ├─┤ 其 {level} % 区间   ┊ 所述水平   * 在区间外",
        "nothing": "无可画之物：既没有中心区间，也没有分位数",
    },
}  # fmt: skip


def coverage(found: Calibration, *, language: str = "en") -> Chart:
    """Draw how often intervals and quantiles of each level held, of up to four groups.

    Parameters
    ----------
    found
        Calibration of quantiles, samples, distributions or intervals.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If forecasts are probabilities of yes or no, none has an outcome, or no level has
        an interval.
    """
    drawn = drawn_groups(found, most=_MOST, numeric=True, instead="reliability, murphy")
    texts = TEXTS[language]
    panels = list(_panels(drawn, texts, language))
    if not panels:
        raise UsageError(texts["nothing"])
    level = f"{100 * drawn.found.level:g}"
    return Chart(
        title=_finding(drawn, texts),
        subtitle=texts["join"].join([*_subtitle(drawn, texts), *drawn.beside(language)]),
        description=texts["join"].join(_sentences(panels, texts, level)),
        body=lambda alt, palette: _body(alt, palette, panels, texts),
        rows=_text(panels, texts, level),
        note=texts["note"].format(level=level),
        language=language,
    )


def _panels(drawn: Drawn, texts: dict[str, str], language: str) -> Iterator[Panel]:
    for group in drawn.groups:
        name = group_name(group.by, language) if group.by else ""
        for what, rows in (("intervals", group.coverage), ("quantiles", group.quantiles)):
            if rows:
                yield name, texts[what], spread(rows, _LEVELS)


def _is_off(row: Row) -> bool:
    return not row.confidence[0] <= row.level <= row.confidence[1]


def _finding(drawn: Drawn, texts: dict[str, str]) -> str:
    """Name the level that is farthest off, where that is no pick from what luck does."""
    groups = drawn.every
    if len(groups) > 1:
        return _counted(drawn, texts["many"])
    if not any(map(_is_off, (*groups[0].coverage, *groups[0].quantiles))):
        return texts["none"]
    told = groups[0].pit
    if told is not None and told.p_value > ALPHA:
        return _counted(drawn, texts["within"], p=shown_p(told.p_value, told.draws))
    if told is None and len(groups[0].coverage) + len(groups[0].quantiles) > 1:
        return _counted(drawn, texts["outside"])
    return _worst(groups[0], texts)


def _worst(group: NumericCalibration, texts: dict[str, str]) -> str:
    off: list[Row] = [row for row in group.coverage if _is_off(row)]
    sides = ("less", "more")
    if not off:
        off, sides = [row for row in group.quantiles if _is_off(row)], ("below", "above")
    worst = max(off, key=lambda row: abs(row.frequency - row.level))
    side = sides[worst.frequency > worst.level]
    stated, share = _percent(worst.level), f"{100 * worst.frequency:.1f} %"
    return texts[side].format(stated=stated, share=share, n=count(worst.n))


def _counted(drawn: Drawn, text: str, *, p: str = "") -> str:
    groups, level = drawn.every, drawn.found.level
    rows = [row for group in groups for row in (*group.coverage, *group.quantiles)]
    return text.format(
        off=sum(map(_is_off, rows)),
        all=len(rows),
        groups=len(groups),
        level=f"{100 * level:g}",
        luck=(1 - level) * len(rows),
        p=p,
    )


def _subtitle(drawn: Drawn, texts: dict[str, str]) -> list[str]:
    n = texts["n"].format(n=count(sum(group.n for group in drawn.every)))
    lone = len(drawn.every) == 1
    return [texts["subtitle"], n, *([_counted(drawn, texts["outside"])] if lone else [])]


def _sentences(panels: Sequence[Panel], texts: dict[str, str], level: str) -> list[str]:
    each = max(3, _LETTERS // len(panels))
    return [
        texts["row"].format(
            name=" ".join(filter(None, (name, what))), stated=_percent(row.level), level=level,
            share=f"{row.frequency:.2f}", ends=span(row.confidence), n=count(row.n),
        )
        for name, what, rows in panels
        for row in spread(rows, each)
    ]  # fmt: skip


def _body(alt: Any, palette: Palette, panels: Sequence[Panel], texts: dict[str, str]) -> Any:  # noqa: ANN401
    size = 400 if len(panels) == 1 else 250
    drawn = [_panel(alt, palette, panel, texts, size) for panel in panels]
    return drawn[0] if len(drawn) == 1 else alt.concat(*drawn, columns=2, spacing=26)


def _panel(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    panel: Panel,
    texts: dict[str, str],
    size: int,
) -> Any:  # noqa: ANN401
    name, what, rows = panel
    records = [
        {
            "level": row.level, "share": row.frequency, "off": _is_off(row),
            "low": row.confidence[0], "high": row.confidence[1],
        }
        for row in rows
    ]  # fmt: skip
    base = alt.Chart()
    scale, axis = alt.Scale(domain=[0, 1], nice=False), alt.Axis(format=".1f", tickCount=6)
    x = alt.X("level:Q", scale=scale, axis=axis, title=texts["x"])
    y = alt.Y("share:Q", scale=scale, axis=axis, title=texts["y"])
    diagonal = (
        alt.Chart(alt.Data(values=[{"at": 0}, {"at": 1}]))
        .mark_line(color=palette.ink, strokeDash=[1, 3], strokeWidth=1.3)
        .encode(x="at:Q", y="at:Q")
    )
    bar = base.mark_rule(color=palette.quiet, strokeWidth=1.4)
    end = base.mark_tick(color=palette.quiet, orient="horizontal", size=7, thickness=1.4)
    held = base.transform_filter("!datum.off").mark_point(
        color=palette.main, filled=True, size=50, opacity=1
    )
    off = base.transform_filter("datum.off").mark_point(
        color=palette.other, shape="diamond", filled=True, size=95, opacity=1
    )
    layers = [
        diagonal,
        bar.encode(x=x, y="low:Q", y2="high:Q"),
        *(end.encode(x=x, y=f"{one}:Q") for one in ("low", "high")),
        *(points.encode(x=x, y=y) for points in (held, off)),
    ]
    title = alt.TitleParams(
        cut(f"{name}: {what}" if name else what, 36), subtitle=_numbers(rows, texts),
        fontSize=12.5, subtitleFontSize=10.5, anchor="start", frame="group", offset=6,
    )  # fmt: skip
    drawn = alt.layer(*layers, data=alt.Data(values=records))
    return drawn.properties(width=size, height=size, title=title)


def _numbers(rows: Sequence[Row], texts: dict[str, str]) -> str:
    least, most = min(row.n for row in rows), max(row.n for row in rows)
    n = count(least) if least == most else f"{count(least)}–{count(most)}"
    return texts["n"].format(n=n)


def _text(panels: Sequence[Panel], texts: dict[str, str], level: str) -> TextRows:
    each = max(3, _LETTERS // len(panels))
    rows = tuple(
        TextRow(
            " ".join(filter(None, (cut(name, 12), what, _percent(row.level)))),
            value=row.frequency,
            outer=row.confidence,
            told=f"{row.frequency:.2f}{'*' if _is_off(row) else ' '} n={count(row.n)}",
            reference=row.level,
        )
        for name, what, panel_rows in panels
        for row in spread(panel_rows, each)
    )
    return TextRows(rows, legend=texts["legend"].format(level=level))


def _percent(level: float) -> str:
    return f"{100 * level:g} %"
