"""PIT histogram: where outcomes fell in the distributions that were forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.charts.calibrated.groups import (
    count,
    drawn_groups,
    finding_of_many,
    group_name,
    spread,
)
from predtrack.charts.calm import calm_panel
from predtrack.charts.chart import WIDTH, Chart
from predtrack.charts.sentences import cut
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.errors import UsageError
from predtrack.summaries.calibration_headline import ALPHA, shown_p

if TYPE_CHECKING:
    from predtrack.charts.calibrated.groups import Drawn
    from predtrack.charts.palette import Palette
    from predtrack.summaries.calibration import Calibration, NumericCalibration, Pit

__all__ = ["pit"]

_MOST = 6
_LETTERS = 12
_END = 0.25
"""How far an end of the histogram reaches."""
_LABEL = 24
"""Width of a bar in pixels that has room for its count."""

TEXTS = {
    "en": {
        "join": "; ",
        "few": "Too few outcomes for a PIT histogram: n = {n}",
        "few_row": "n={n}, too few for a histogram",
        "few_why": "Up to 20 answers have no PIT histogram: bars of so few would be luck. The"
        " coverage of their quantiles and intervals has exact intervals.",
        "even": "That {n} outcomes fall unevenly into the forecasts is not shown; that does not"
        " prove calibration",
        "narrow": "Outcomes heap at both ends: the forecasts were too narrow",
        "wide": "Outcomes are rare at both ends: the forecasts were too wide",
        "low": "Outcomes heap at the high end: the forecasts were too low",
        "high": "Outcomes heap at the low end: the forecasts were too high",
        "uneven": "Outcomes do not fall evenly into the forecasts",
        "subtitle": "Outcomes by the probability that was given to no more than them; n = {n};"
        " chi-square {statistic:.3g}, p {p}",
        "n": "Outcomes by the probability that was given to no more than them; n = {n}",
        "note": "Bars: outcomes as a multiple of what calibration leads to expect, with their"
        " number. Line: as expected. Shaded: where a bar lies with a chance of {level} % if"
        " forecasts are calibrated and outcomes independent, bar by bar.",
        "x": "probability of no more than the outcome (PIT)",
        "y": "outcomes / expected",
        "row": "{low} to {high}: {n} outcomes, {expected} expected, band {band}",
        "legend": "● outcomes / expected   ├─┤ {level} % band of calibrated forecasts"
        "   ┊ as expected",
    },
    "zh": {
        "join": "；",
        "few": "结果太少，画不出 PIT 直方图：n = {n}",
        "few_row": "n={n}，太少，不画直方图",
        "few_why": "答案不超过 20 个时不画 PIT 直方图：这么少的柱子只是运气。"
        "其分位数与区间的覆盖率另有精确区间。",
        "even": "未见 {n} 个结果在预测分布中分布不均；这并不证明校准良好",
        "narrow": "结果堆在两端：预测分布过窄",
        "wide": "结果很少落在两端：预测分布过宽",
        "low": "结果堆在高端：预测偏低",
        "high": "结果堆在低端：预测偏高",
        "uneven": "结果在预测分布中分布不均",
        "subtitle": "结果按“不超过它”所获的概率归类；n = {n}；卡方 {statistic:.3g}，p {p}",
        "n": "结果按“不超过它”所获的概率归类；n = {n}",
        "note": "柱：结果数与校准时期望数之比，并标出结果数。横线：期望。"
        "阴影：若预测校准且结果独立，柱顶以 {level} % 的机会所在之处，逐柱成立。",
        "x": "结果不超过实际值的概率（PIT）",
        "y": "结果数 / 期望数",
        "row": "{low} 至 {high}：结果 {n}，期望 {expected}，区间带 {band}",
        "legend": "● 结果数 / 期望数   ├─┤ 校准时的 {level} % 区间带   ┊ 期望",
    },
}  # fmt: skip


def pit(found: Calibration, *, language: str = "en") -> Chart:
    """Draw where outcomes fell in the distributions, with what calibration leads to expect.

    Parameters
    ----------
    found
        Calibration of quantiles, samples or distributions.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If forecasts are probabilities of yes or no, or intervals, or none has an outcome.
    """
    drawn = drawn_groups(found, most=_MOST, numeric=True, instead="reliability, murphy")
    if drawn.found.kind == "interval":
        raise UsageError("intervals of one level have no PIT histogram; choose coverage")
    texts = TEXTS[language]
    level = f"{100 * drawn.found.level:g}"
    any_drawn = any(group.pit for group in drawn.groups)
    return Chart(
        title=_finding(drawn, texts, language),
        subtitle=texts["join"].join([_subtitle(drawn, texts), *drawn.beside(language)]),
        description=_description(drawn, texts, language),
        body=lambda alt, palette: _body(alt, palette, drawn, texts, language),
        rows=_text(drawn, texts, language),
        note=texts["note"].format(level=level) if any_drawn else "",
        language=language,
    )


def _finding(drawn: Drawn, texts: dict[str, str], language: str) -> str:
    if len(drawn.every) > 1:
        return finding_of_many(drawn.every, language)
    (group,) = drawn.groups
    if group.pit is None:
        return texts["few"].format(n=count(group.n))
    if group.pit.p_value > ALPHA:
        return texts["even"].format(n=count(group.n))
    return texts[_shape(group.pit)]


def _shape(told: Pit) -> str:
    """Name the shape where the band bears it out at both ends."""
    cells = list(zip(told.edges, told.edges[1:], told.counts, told.band, strict=False))
    sides = [(low, high, (n > most) - (n < least)) for low, high, n, (least, most) in cells]
    first = next((side for _, high, side in sides if side and high <= _END), 0)
    last = next((side for low, _, side in sides[::-1] if side and low >= 1 - _END), 0)
    names = {(1, 1): "narrow", (-1, -1): "wide", (-1, 1): "low", (1, -1): "high"}
    return names.get((first, last), "uneven")


def _subtitle(drawn: Drawn, texts: dict[str, str]) -> str:
    n = count(sum(group.n for group in drawn.every))
    told = drawn.groups[0].pit if len(drawn.every) == 1 else None
    if told is None:
        return texts["n"].format(n=n)
    p = shown_p(told.p_value, told.draws)
    return texts["subtitle"].format(n=n, statistic=told.statistic, p=p)


def _records(group: NumericCalibration) -> list[dict[str, Any]]:
    """Give bars and bands as multiples of what is expected."""
    told = group.pit
    if told is None:
        return []
    cells = zip(told.edges, told.edges[1:], told.counts, told.expected, told.band, strict=False)
    return [
        {
            "low": low,
            "high": high,
            "n": n,
            "expected": share * group.n,
            "ratio": n / (share * group.n),
            "least": least / (share * group.n),
            "most": most / (share * group.n),
            "written": count(round(n, 1)),
            "band": f"{count(least)}–{count(most)}",
        }
        for low, high, n, share, (least, most) in cells
    ]


def _description(drawn: Drawn, texts: dict[str, str], language: str) -> str:
    said = []
    for group in drawn.groups:
        rows = [
            texts["row"].format(
                low=f"{row['low']:.3g}", high=f"{row['high']:.3g}", n=row["written"],
                expected=count(round(row["expected"], 1)), band=row["band"],
            )
            for row in spread(_records(group), _LETTERS)
        ]  # fmt: skip
        few = [texts["few"].format(n=count(group.n)), texts["few_why"].rstrip(".。")]
        said += [f"{group_name(group.by, language)}: {rows[0]}", *rows[1:]] if rows else few
    return texts["join"].join(said)


def _body(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    drawn: Drawn,
    texts: dict[str, str],
    language: str,
) -> Any:  # noqa: ANN401 - any chart of Altair
    if len(drawn.every) == 1:
        return _panel(alt, palette, drawn.groups[0], texts, (WIDTH, 220))
    panels = []
    for group in drawn.groups:
        told = group.pit
        p = f", p {shown_p(told.p_value, told.draws)}" if told else ""
        title = alt.TitleParams(
            cut(group_name(group.by, language), 34), subtitle=f"n = {count(group.n)}{p}",
            fontSize=12.5, subtitleFontSize=10.5, anchor="start", frame="group", offset=6,
        )  # fmt: skip
        panels.append(_panel(alt, palette, group, texts, (250, 130)).properties(title=title))
    return alt.concat(*panels, columns=2, spacing=26)


def _panel(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    group: NumericCalibration,
    texts: dict[str, str],
    size: tuple[int, int],
) -> Any:  # noqa: ANN401
    width, height = size
    if group.pit is None:
        return calm_panel(alt, palette, [texts["few_why"]], width=width)
    rows = _records(group)
    base = alt.Chart()
    x = alt.X("low:Q", title=texts["x"], scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(grid=False))
    y = alt.Y("ratio:Q", title=texts["y"], axis=alt.Axis(tickCount=4))
    bars = base.mark_rect(color=palette.main, stroke=palette.paper, strokeWidth=1).encode(
        x=x, x2="high:Q", y=y, y2=alt.datum(0)
    )
    band = base.mark_rect(color=palette.third, opacity=0.38).encode(
        x=x, x2="high:Q", y="least:Q", y2="most:Q"
    )
    ends = [
        base.mark_rule(color=palette.ink, strokeDash=[3, 2], strokeWidth=1).encode(
            x=x, x2="high:Q", y=f"{end}:Q"
        )
        for end in ("least", "most")
    ]
    expected = base.mark_rule(color=palette.ink, strokeWidth=1.6).encode(y=alt.datum(1))
    n = (
        base.transform_filter(f"(datum.high - datum.low) * {width} >= {_LABEL}")
        .transform_calculate(middle="(datum.low + datum.high) / 2")
        .mark_text(baseline="bottom", dy=-3, color=palette.ink, fontSize=10)
        .transform_calculate(top="max(datum.ratio, datum.most)")
        .encode(x="middle:Q", y="top:Q", text="written:N")
    )
    layers = alt.layer(bars, band, *ends, expected, n, data=alt.Data(values=rows))
    return layers.properties(width=width, height=height)


def _text(drawn: Drawn, texts: dict[str, str], language: str) -> TextRows:
    each = max(3, _LETTERS // len(drawn.groups))
    rows = [row for group in drawn.groups for row in _lines(group, each, texts, language)]
    highest = max((row.value or 0 for row in rows), default=0)
    ends = [row.outer[1] for row in rows if row.outer]
    if not ends:
        return TextRows((), legend=texts["few_why"])
    return TextRows(
        tuple(rows),
        scale=(0.0, max(highest, *ends)),
        written="{:.2g}".format,
        reference=1.0,
        legend=texts["legend"].format(level=f"{100 * drawn.found.level:g}"),
    )


def _lines(
    group: NumericCalibration, most: int, texts: dict[str, str], language: str
) -> list[TextRow]:
    name = cut(group_name(group.by, language), 16) if group.by else ""
    if group.pit is None:
        return [TextRow(name, told=texts["few_row"].format(n=count(group.n)))]
    return [
        TextRow(
            f"{name} {row['low']:.3g}–{row['high']:.3g}".strip(),
            value=row["ratio"],
            outer=(row["least"], row["most"]),
            told=f"{row['ratio']:.2f} n={row['written']}",
        )
        for row in spread(_records(group), most)
    ]
