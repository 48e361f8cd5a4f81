"""Murphy diagram: what acting on forecasts costs, at every threshold of action."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from predtrack.charts.calibrated.curve_labels import label_places
from predtrack.charts.calibrated.groups import count, drawn_groups, group_name, spread
from predtrack.charts.chart import WIDTH, Chart
from predtrack.charts.labels import distinct
from predtrack.charts.sentences import cut
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.errors import UsageError
from predtrack.scores.small_samples import SMALL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.charts.palette import Palette
    from predtrack.summaries.calibration import BinaryCalibration, Calibration

    Curves = Mapping[str, Sequence[float]]

__all__ = ["murphy"]

_MOST = 6
_HEIGHT = 320
_HALF = 5
"""Thresholds on each side over which a name must stand above its curve."""
_LETTERS = 15
_DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [12, 4])

TEXTS = {
    "en": {
        "join": "; ", "gap": " ", "scores": " ({told})",
        "some": "Acting on these forecasts (n = {n}) cost less than acting on the base rate at"
        " thresholds of {low} to {high}{few}",
        "parts": "Acting on these forecasts (n = {n}) cost less than acting on the base rate at"
        " {better} of {all} thresholds{few}",
        "never": "At no threshold did acting on these forecasts (n = {n}) cost less than acting on"
        " the base rate{few}",
        "few": "; so few prove little",
        "lowest": "{name} has the lowest curve at every threshold",
        "cross": "No group has the lowest curve at every threshold",
        "subtitle": "Mean elementary score at each threshold, 0 to 1, lower is better; {n}",
        "n": "n = {n}", "named": "{name} n = {n}",
        "theta": "threshold θ: cost of acting in vain; failing to act costs 1 − θ",
        "score": "mean elementary score",
        "brier": "Twice the area under a curve is its Brier score{scores}.",
        "base": "Dotted: always saying the base rate {rate}, which is known only afterwards.",
        "compare": "Groups that answered different questions do not compare.",
        "untested": "Differences are not tested here.",
        "forecasts": "forecasts", "rate": "base rate",
        "row": "{name}: {value} at θ = {theta}",
        "none": "outcomes or weights are no counts, or groups are too many: no Murphy diagram",
    },
    "zh": {
        "join": "；", "gap": "", "scores": "（{told}）",
        "some": "阈值在 {low} 至 {high} 之间时，按这些预测（n = {n}）行动的代价"
        "低于按基准率行动{few}",
        "parts": "{all} 个阈值中的 {better} 个上，按这些预测（n = {n}）行动的代价"
        "低于按基准率行动{few}",
        "never": "在任何阈值上，按这些预测（n = {n}）行动的代价都不低于按基准率行动{few}",
        "few": "；数量太少，说明不了什么",
        "lowest": "{name} 的曲线在所有阈值上最低",
        "cross": "没有哪一组的曲线在所有阈值上最低",
        "subtitle": "各阈值上的平均基本分，0 至 1，越低越好；{n}",
        "n": "n = {n}", "named": "{name} n = {n}",
        "theta": "阈值 θ：白白行动的代价；该行动而未行动的代价为 1 − θ",
        "score": "平均基本分",
        "brier": "曲线下面积的两倍即 Brier 分{scores}。",
        "base": "点线：一律说基准率 {rate}，而它事后才知道。",
        "compare": "回答不同问题的组不可相比。",
        "untested": "此处未检验差异。",
        "forecasts": "预测", "rate": "基准率",
        "row": "{name}：θ = {theta} 时 {value}",
        "none": "结果或权重并非计数，或组数太多：没有 Murphy 图",
    },
}  # fmt: skip


def murphy(found: Calibration, *, language: str = "en") -> Chart:
    """Draw the mean elementary score at each threshold, of one group or of up to six.

    One group stands beside somebody who always says the base rate.

    Parameters
    ----------
    found
        Calibration of probabilities, such as ``pt.calibration(table)``.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If there is no probability with an outcome, or no group has a diagram.
    """
    drawn = drawn_groups(found, most=_MOST, numeric=False, instead="coverage, pit")
    texts = TEXTS[language]
    groups = [group for group in drawn.groups if group.murphy]
    if not groups:
        raise UsageError(texts["none"])
    curves = _curves(groups, texts, language)
    return Chart(
        title=_of_one(groups[0], texts) if len(groups) == 1 else _of_many(curves, texts),
        subtitle=texts["join"].join([_subtitle(groups, curves, texts), *drawn.beside(language)]),
        description=_description(groups[0], curves, texts),
        body=lambda alt, palette: _body(alt, palette, groups[0], curves, texts),
        rows=_text(groups[0], curves),
        note=_note(groups, curves, texts),
        language=language,
    )


def _curves(
    groups: Sequence[BinaryCalibration], texts: dict[str, str], language: str
) -> dict[str, tuple[float, ...]]:
    """Give each curve its name; with one group, that of the base rate is the second."""
    drawn = [group.murphy for group in groups if group.murphy]
    if len(drawn) == 1:
        return {texts["forecasts"]: drawn[0].values, texts["rate"]: drawn[0].base_rate}
    names = distinct([group_name(group.by, language) for group in groups], columns=24)
    return {name: one.values for name, one in zip(names, drawn, strict=True)}


def _of_one(group: BinaryCalibration, texts: dict[str, str]) -> str:
    """Say where the forecasts cost less than the base rate."""
    assert group.murphy  # noqa: S101 - the caller has looked
    told = group.murphy
    pairs = zip(told.values, told.base_rate, told.thetas, strict=True)
    is_better = [(value < base, theta) for value, base, theta in pairs]
    runs = [[at for _, at in run] for better, run in groupby(is_better, _first) if better]
    better = sum(map(len, runs))
    key = "never" if not runs else "some" if len(runs) == 1 else "parts"
    answers = group.n if group.questions is None else min(group.questions, group.n)
    return texts[key].format(
        n=count(group.n),
        better=better,
        all=len(told.thetas),
        low=f"{runs[0][0]:.2f}" if runs else "",
        high=f"{runs[-1][-1]:.2f}" if runs else "",
        few=texts["few"] if answers <= SMALL else "",
    )


def _first(pair: tuple[bool, float]) -> bool:
    return pair[0]


def _of_many(curves: Curves, texts: dict[str, str]) -> str:
    lowest = [min(values) for values in zip(*curves.values(), strict=True)]
    for name, values in curves.items():
        others = [one for other, one in curves.items() if other != name]
        if list(values) == lowest and all(list(one) != lowest for one in others):
            return texts["lowest"].format(name=name)
    return texts["cross"]


def _subtitle(groups: Sequence[BinaryCalibration], curves: Curves, texts: dict[str, str]) -> str:
    pairs = zip(curves, groups, strict=False)
    said = [texts["named"].format(name=name, n=count(group.n)) for name, group in pairs]
    n = texts["n"].format(n=count(groups[0].n)) if len(groups) == 1 else ", ".join(said)
    return texts["subtitle"].format(n=n)


def _note(groups: Sequence[BinaryCalibration], curves: Curves, texts: dict[str, str]) -> str:
    scores = [part.mean for group in groups for part in group.parts if part.rule == "brier"]
    pairs = [f"{name} {score:.3f}" for name, score in zip(curves, scores, strict=False)]
    told = ", ".join(pairs) if len(groups) > 1 else "".join(f"{score:.3f}" for score in scores)
    said = [texts["brier"].format(scores=texts["scores"].format(told=told) if told else "")]
    alone = texts["base"].format(rate=f"{groups[0].base_rate:.2f}")
    said += [alone] if len(groups) == 1 else [texts["compare"]]
    return texts["gap"].join([*said, texts["untested"]])


def _description(group: BinaryCalibration, curves: Curves, texts: dict[str, str]) -> str:
    assert group.murphy  # noqa: S101 - the caller has looked
    places = spread(range(len(group.murphy.thetas)), 5)
    return texts["join"].join(
        texts["row"].format(
            name=name, theta=f"{group.murphy.thetas[at]:.2f}", value=f"{values[at]:.3f}"
        )
        for name, values in curves.items()
        for at in places
    )


def _body(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    group: BinaryCalibration,
    curves: Curves,
    texts: dict[str, str],
) -> Any:  # noqa: ANN401 - any chart of Altair
    assert group.murphy  # noqa: S101 - the caller has looked
    thetas, names = group.murphy.thetas, list(curves)
    lone = names == [texts["forecasts"], texts["rate"]]
    rows = [
        {"name": name, "theta": theta, "score": score}
        for name, values in curves.items()
        for theta, score in zip(thetas, values, strict=True)
    ]
    colors = [palette.main, palette.quiet] if lone else list(palette.series[: len(names)])
    dashes = [[1, 0], [1, 3]] if lone else [list(dash) for dash in _DASHES[: len(names)]]
    x = alt.X("theta:Q", title=texts["theta"], scale=alt.Scale(domain=[0, 1]))
    y = alt.Y("score:Q", title=texts["score"], axis=alt.Axis(tickCount=5))
    color = alt.Color("name:N", scale=alt.Scale(domain=names, range=colors), legend=None)
    dash = alt.StrokeDash("name:N", scale=alt.Scale(domain=names, range=dashes), legend=None)
    lines = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(strokeWidth=2)
        .encode(x=x, y=y, color=color, strokeDash=dash, detail="name:N")
    )
    places = label_places(thetas, curves)
    labels = [
        {"name": name, "theta": thetas[at], "score": max(values[max(at - _HALF, 0) : at + _HALF])}
        for (name, values), at in zip(curves.items(), places, strict=True)
    ]
    base = alt.Chart(alt.Data(values=labels))
    text = {"baseline": "bottom", "dy": -4, "fontWeight": 600, "limit": 240}
    halo = base.mark_text(stroke=palette.paper, strokeWidth=4, **text)
    names_ = base.mark_text(**text).encode(x=x, y=y, text="name:N", color=color)
    layers = [lines, halo.encode(x=x, y=y, text="name:N"), names_]
    return alt.layer(*layers).properties(width=WIDTH, height=_HEIGHT)


def _text(group: BinaryCalibration, curves: Curves) -> TextRows:
    assert group.murphy  # noqa: S101 - the caller has looked
    thetas = group.murphy.thetas
    places = spread(range(len(thetas)), max(3, _LETTERS // len(curves)))
    highest = max(max(values) for values in curves.values()) or 1.0
    rows = tuple(
        TextRow(
            f"{cut(name, 18)} θ {thetas[at]:.2f}",
            value=values[at],
            inner=(0.0, values[at]),
            told=f"{values[at]:.3f}",
        )
        for name, values in curves.items()
        for at in places
    )
    return TextRows(rows, scale=(0.0, highest), written="{:.2g}".format)
