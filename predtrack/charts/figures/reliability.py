"""Reliability: how often forecasts came true, beside what they said."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from predtrack.charts.calibrated.few_forecasts import few_forecasts
from predtrack.charts.calibrated.groups import (
    count,
    drawn_groups,
    finding_of_many,
    group_name,
    span,
    spread,
)
from predtrack.charts.calibrated.reliability_finding import reliability_finding
from predtrack.charts.calibrated.reliability_panel import reliability_panel
from predtrack.charts.calm import calm_panel
from predtrack.charts.chart import Chart
from predtrack.charts.sentences import cut
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.errors import UsageError
from predtrack.summaries.calibration_headline import shown_p

if TYPE_CHECKING:
    from predtrack.charts.calibrated.groups import Drawn
    from predtrack.charts.palette import Palette
    from predtrack.summaries.calibration import BinaryCalibration, Calibration

__all__ = ["reliability"]

_MOST = 6
"""Groups that have a panel of their own."""
_POINTS = 240
_LETTERS = 12
_SENTENCES = 1
"""Sentences that a small panel has room for."""

TEXTS = {
    "en": {
        "join": "; ", "few": "too few for a curve",
        "forecast": "forecast", "frequency": "how often it came true",
        "parts": "{rule} score {mean} ({range}, lower is better) = miscalibration MCB {mcb}"
        " − discrimination DSC {dsc} + uncertainty UNC {unc}",
        "null": "luck alone gives MCB {null} on average; p {p}",
        "no_null": "MCB is not tested",
        "n": "n = {n}", "questions": "on {questions} questions",
        "brier": "Brier", "log": "log", "range_brier": "0 to 1", "range_log": "0 to infinity",
        "curve": "Line: how often such forecasts came true (isotonic regression, CORP).",
        "bins": "Points: forecasts in bins of one width, closed on the {closed}, with n in each.",
        "left": "left", "right": "right",
        "bands": "Shaded: {level} % consistency band, where that lies if every forecast is true."
        " Dashed: {level} % confidence band of the true frequency. Both hold row by row.",
        "bare": "No bands: outcomes or weights are no counts.",
        "diagonal": "Dotted diagonal: as often as said. Below: how many said what.",
        "small": "{name}: n = {n}, MCB {mcb}, by luck {null}, p {p}",
        "row": "of forecasts of {forecast}, {frequency} came true (consistency {band}, n = {n})",
        "legend": "● came true   ━ {level} % consistency: where ● lies if forecasts are true"
        "   ┊ as said   * outside",
        "too_many": "more than 200 groups have no curves; choose fewer with by=",
    },
    "zh": {
        "join": "；", "few": "太少，不画曲线",
        "forecast": "预测概率", "frequency": "实际应验频率",
        "parts": "{rule}分 {mean}（{range}，越低越好）= 校准偏差 MCB {mcb} − 区分度 DSC {dsc}"
        " + 不确定性 UNC {unc}",
        "null": "仅凭运气 MCB 平均为 {null}；p {p}",
        "no_null": "MCB 未作检验",
        "n": "n = {n}", "questions": "（{questions} 个问题）",
        "brier": "Brier ", "log": "对数", "range_brier": "0 至 1", "range_log": "0 至无穷",
        "curve": "实线：此类预测的应验频率（保序回归，CORP）。",
        "bins": "点：等宽分箱，{closed}闭，标出各箱 n。",
        "left": "左", "right": "右",
        "bands": "阴影：{level} % 一致性带，即若预测全都属实，频率所在之处。"
        "虚线：真实频率的 {level} % 置信带。两者均逐点成立。",
        "bare": "无区间带：结果或权重并非计数。",
        "diagonal": "点线对角线：应验与所说一致。下方：各概率的预测数量。",
        "small": "{name}：n = {n}，MCB {mcb}，运气 {null}，p {p}",
        "row": "预测 {forecast} 者应验 {frequency}（一致性带 {band}，n = {n}）",
        "legend": "● 应验   ━ {level} % 一致性带：若预测属实，● 所在之处   ┊ 所说   * 在带外",
        "too_many": "超过 200 组时没有曲线；请用 by= 选少一些",
    },
}  # fmt: skip


def reliability(found: Calibration, *, language: str = "en") -> Chart:
    """Draw the reliability curve with both bands, or the bins that were asked for.

    Several groups stand side by side, the six largest if there are more. A group of too few
    answers has no curve: what so few can say stands in its place.

    Parameters
    ----------
    found
        Calibration of probabilities, such as ``pt.calibration(table)``.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If there is no probability with an outcome, or there are more groups than have curves.
    """
    drawn = drawn_groups(found, most=_MOST, numeric=False, instead="coverage, pit")
    texts = TEXTS[language]
    if not any(group.curve or group.sentences for group in drawn.groups):
        raise UsageError(texts["too_many"])
    lone = len(drawn.every) == 1
    return Chart(
        title=reliability_finding(drawn.groups[0], language)
        if lone
        else finding_of_many(drawn.every, language),
        subtitle=texts["join"].join([*_subtitle(drawn, texts), *drawn.beside(language)]),
        description=_description(drawn, texts, language),
        body=lambda alt, palette: _body(alt, palette, drawn, texts, language),
        rows=_text(drawn, texts, language),
        note=_note(drawn, texts),
        language=language,
    )


def _subtitle(drawn: Drawn, texts: dict[str, str]) -> list[str]:
    n = texts["n"].format(n=count(sum(group.n for group in drawn.every)))
    if len(drawn.every) > 1:
        return [n]
    (group,) = drawn.groups
    asked = [] if group.questions in (None, group.n) else [group.questions]
    said = [" ".join([n, *(texts["questions"].format(questions=count(q)) for q in asked)])]
    parts, cells = group.parts[0], _parts(group)
    rule = {"rule": texts[parts.rule], "range": texts[f"range_{parts.rule}"]}
    tested = parts.null_mean is not None
    null = texts["null" if tested else "no_null"].format(**cells)
    return [*said, texts["parts"].format(**rule, **cells), null]


def _parts(group: BinaryCalibration) -> dict[str, str]:
    parts = group.parts[0]
    return {
        "mean": _written(parts.mean, ".3f"),
        "mcb": _written(parts.miscalibration, ".2g"),
        "dsc": f"{parts.discrimination:.3f}",
        "unc": f"{parts.uncertainty:.3f}",
        "null": "–" if parts.null_mean is None else f"{parts.null_mean:.2g}",
        "p": shown_p(parts.p_value, parts.draws),
    }


def _written(value: float, places: str) -> str:
    return "∞" if math.isinf(value) else format(value, places)


def _note(drawn: Drawn, texts: dict[str, str]) -> str:
    curves = [group for group in drawn.groups if group.curve]
    if not curves:
        return ""
    level = f"{100 * drawn.found.level:g}"
    binned = any(group.bins for group in curves)
    banded = any(row.consistency for row in curves[0].curve)
    said = (
        texts["bins" if binned else "curve"].format(closed=texts[drawn.found.closed]),
        texts["bands" if banded else "bare"].format(level=level),
        texts["diagonal"],
    )
    return (" " if said[0].isascii() else "").join(said)


def _description(drawn: Drawn, texts: dict[str, str], language: str) -> str:
    said = []
    for group in drawn.groups:
        named = {"name": group_name(group.by, language), "n": count(group.n)}
        said.append(texts["small"].format(**named, **_parts(group)))
        said += few_forecasts(group, drawn.found.funnel, language) if not group.curve else []
        said += [
            texts["row"].format(
                forecast=f"{row.forecast:.2f}", frequency=f"{row.frequency:.2f}",
                band=span(row.consistency), n=count(row.n),
            )
            for row in spread(group.bins or group.curve, _LETTERS // len(drawn.groups) + 1)
        ]  # fmt: skip
    return texts["join"].join(sentence.rstrip(".。") for sentence in said)


def _body(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    drawn: Drawn,
    texts: dict[str, str],
    language: str,
) -> Any:  # noqa: ANN401 - any chart of Altair
    funnel = drawn.found.funnel
    if len(drawn.every) == 1:
        (group,) = drawn.groups
        if not group.curve:
            said = few_forecasts(group, funnel, language)
            return calm_panel(alt, palette, said, width=560)
        return reliability_panel(alt, palette, group, texts=texts, size=460, most=_POINTS)
    panels = []
    for group in drawn.groups:
        title = _panel_title(alt, palette, group, texts, language)
        if group.curve:
            panel = reliability_panel(
                alt, palette, group, texts=texts, size=230, most=_POINTS // 3, title=title
            )
        else:
            said = few_forecasts(group, funnel, language)[:_SENTENCES]
            panel = calm_panel(alt, palette, said, width=230, height=230).properties(title=title)
        panels.append(panel)
    return alt.concat(*panels, columns=2, spacing=26)


def _panel_title(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    group: BinaryCalibration,
    texts: dict[str, str],
    language: str,
) -> Any:  # noqa: ANN401 - of Altair
    cells = _parts(group)
    said = texts["small"].format(name="", n=count(group.n), **cells).lstrip(":： ")
    name = cut(group_name(group.by, language), 32)
    return alt.TitleParams(
        name, subtitle=said, fontSize=12.5, subtitleFontSize=10.5, subtitleColor=palette.quiet,
        anchor="start", frame="group", offset=6,
    )  # fmt: skip


def _text(drawn: Drawn, texts: dict[str, str], language: str) -> TextRows:
    curves = sum(bool(group.curve) for group in drawn.groups)
    if not curves:
        said = [few_forecasts(one, drawn.found.funnel, language) for one in drawn.groups]
        return TextRows((), legend=" ".join(sentence for one in said for sentence in one))
    rows = [
        row
        for group in drawn.groups
        for row in _lines(group, max(3, _LETTERS // curves), texts, language)
    ]
    legend = texts["legend"].format(level=f"{100 * drawn.found.level:g}")
    return TextRows(tuple(rows), legend=legend)


def _lines(
    group: BinaryCalibration, most: int, texts: dict[str, str], language: str
) -> list[TextRow]:
    name = group_name(group.by, language) if group.by else ""
    if not group.curve:
        return [TextRow(name, told=f"n={count(group.n)}, {texts['few']}")]
    rows = spread(group.bins or group.curve, most)
    return [_line(row, f"{cut(name, 20)} {row.forecast:.2f}".strip()) for row in rows]


def _line(row: Any, label: str) -> TextRow:  # noqa: ANN401 - a CalibrationRow
    band = row.consistency
    off = band is not None and not band[0] <= row.frequency <= band[1]
    return TextRow(
        label=label,
        value=row.frequency,
        inner=band,
        told=f"{row.frequency:.2f}{'*' if off else ' '} n={count(row.n)}",
        reference=row.forecast,
    )
