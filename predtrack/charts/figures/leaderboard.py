"""A leaderboard: adjusted scores with their intervals, and bands of ranks beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from predtrack.charts.chart import WIDTH, Chart
from predtrack.charts.labels import distinct
from predtrack.charts.sentences import cut
from predtrack.charts.shown import summary_of
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.summaries.leaderboard import Leaderboard, board_headline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.charts.palette import Palette
    from predtrack.summaries.leaderboard import Place

__all__ = ["leaderboard"]

_SHOWN = 40
_GROUPS = 4
_REASONS = 3
_NAME = 48

_DRAWN = ("name", "kind", "value", "low", "high", "rank", "n")
_BESIDE = {"rank": 60, "n": 150}
"""What stands at the right, and so many pixels from the plot."""

_PLOTTED = WIDTH - 110

Record = dict[str, Any]
Panel = tuple[int, "list[Record]"]
_Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Look:
    """What every part is drawn with."""

    alt: Any
    palette: Palette
    texts: _Words
    axis: str


TEXTS = {
    "en": {
        "range": ", {low} to {high}", "join": " ",
        "subtitle": "{title}{range}, {better} is better; adjusted for the difficulty"
        " of the questions; n = {n:,} questions",
        "lower": "lower", "higher": "higher",
        "note": "Line: {level} % interval of one score. Rank: places that cannot be excluded at"
        " that level, each forecaster beside all others.",
        "aggregate": "Diamond: all forecasters joined into one; it has no rank.",
        "groups": "The {groups} groups share no question and are not comparable.",
        "order": "In the order of the score drawn towards the mean (shrunken).",
        "rest": "{n:,} more lines are not drawn.",
        "out": "Not ranked: {n:,} ({reason}).",
        "more": "further reasons",
        "axis": "adjusted {rule} score, {better} is better",
        "group": "Group {group}, ranked apart",
        "rank": "rank", "n": "n (of all)", "none": "–",
        "row": "{name}: {value}{ends}, rank {rank}, n = {n:,}",
        "ends": ", interval {low} to {high}",
        "empty": "nobody is ranked",
        "legend": "●: adjusted score; line: {level} % interval{joined}",
        "joined": "; ━: joined forecasters",
    },
    "zh": {
        "range": "，{low} 至 {high}", "join": "",
        "subtitle": "{title}{range}，越{better}越好；已按题目难度调整；n = {n:,} 题",
        "lower": "低", "higher": "高",
        "note": "横线：单个得分的 {level} % 区间。名次：在该水平上与所有人相比不能排除的名次。",
        "aggregate": "菱形：所有预测者合成的一个，没有名次。",
        "groups": "{groups} 组之间没有共同题目，不能互相比较。",
        "order": "按向均值收缩后的得分排列。",
        "rest": "另有 {n:,} 行未画出。",
        "out": "未上榜：{n:,} 名（{reason}）。",
        "more": "其他原因",
        "axis": "调整后的 {rule} 分，越{better}越好",
        "group": "第 {group} 组，单独排名",
        "rank": "名次", "n": "n（占比）", "none": "–",
        "row": "{name}：{value}{ends}，名次 {rank}，n = {n:,}",
        "ends": "，区间 {low} 至 {high}",
        "empty": "无人上榜",
        "legend": "●：调整后的得分；线：{level} % 区间{joined}",
        "joined": "；━：合成的预测者",
    },
}  # fmt: skip


def leaderboard(board: Leaderboard, *, language: str = "en") -> Chart:
    """Draw the adjusted score of each forecaster with its interval and its band of ranks.

    Parameters
    ----------
    board
        A leaderboard, such as ``pt.leaderboard(table)``. Up to 40 lines are drawn, of up to
        four groups; the note counts the rest, and who is not ranked.
    language
        ``en`` or ``zh``.
    """
    board = summary_of(board, Leaderboard)
    texts = TEXTS[language]
    panels = _panels(board, texts)
    drawn = [record for _, records in panels for record in records]
    named = replace(
        board,
        places=tuple(replace(one, forecaster=cut(one.forecaster, _NAME)) for one in board.places),
    )
    better = texts[board.rule.direction]
    axis = texts["axis"].format(rule=board.rule.name, better=better)
    return Chart(
        title=board_headline(named, language=language).rstrip(".。"),
        subtitle=texts["subtitle"].format(
            title=board.rule.title, range=_range(board, texts), better=better, n=board.questions
        ),
        description=". ".join(record["told"] for record in drawn) or texts["empty"],
        language=language,
        body=lambda alt, palette: _body(_Look(alt, palette, texts, axis), panels),
        rows=replace(_text(panels, texts, board.level), note=_note(board, panels, texts)),
        note=_note(board, panels, texts, "aggregate"),
    )


def _range(board: Leaderboard, texts: _Words) -> str:
    """Name the ends of the rule, unless its title does."""
    low, high = board.rule.range
    named = f"{low:g} to {high:g}" in board.rule.title
    ends = {name: f"{end:g}".replace("inf", "∞") for name, end in (("low", low), ("high", high))}
    return "" if named else texts["range"].format(**ends)


def _panels(board: Leaderboard, texts: _Words) -> list[Panel]:
    """Share the lines that can be drawn among the groups, the largest first."""
    panels, left = [], _SHOWN
    for group in range(1, min(board.groups, _GROUPS) + 1):
        places = [place for place in board.places if place.group == group][:left]
        names = distinct([place.forecaster for place in places], columns=_NAME)
        left -= len(places)
        pairs = zip(names, places, strict=True)
        panels += [(group, [_record(*pair, texts) for pair in pairs])] if places else []
    return panels


def _record(name: str, place: Place, texts: _Words) -> Record:
    low, high = place.interval_low, place.interval_high
    ends = "" if low is None else texts["ends"].format(low=f"{low:.3f}", high=f"{high:.3f}")
    rank = _rank(place) or texts["none"]
    value = f"{place.adjusted:.3f}"
    return {
        "name": name, "kind": place.kind, "value": place.adjusted, "low": low, "high": high,
        "rank": rank, "n": f"{place.n:,} ({_share(place.coverage)})",
        "told": texts["row"].format(name=name, value=value, ends=ends, rank=rank, n=place.n),
    }  # fmt: skip


def _share(coverage: float) -> str:
    return f"{coverage * 100:.0f} %" if coverage >= 0.005 else "<1 %"


def _rank(place: Place) -> str:
    low, high = place.rank_low, place.rank_high
    if low is None or high is None:
        return ""
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _note(board: Leaderboard, panels: Sequence[Panel], texts: _Words, *signs: str) -> str:
    """Say how to read it, what is not drawn, and who is not ranked, and why."""
    drawn = [record for _, records in panels for record in records]
    rest = len(board.places) - len(drawn)
    said = [texts["note"].format(level=f"{board.level * 100:g}")] if drawn else []
    said += [texts[sign] for sign in signs if any(one["kind"] == sign for one in drawn)]
    said += [texts["groups"].format(groups=board.groups)] if board.groups > 1 else []
    said += [texts["order"]] if board.order == "shrunken" else []
    said += [texts["rest"].format(n=rest)] if rest else []
    reasons = Counter(one.reason for one in board.left_out).most_common()
    said += [texts["out"].format(n=n, reason=reason) for reason, n in reasons[:_REASONS]]
    others = sum(n for _, n in reasons[_REASONS:])
    said += [texts["out"].format(n=others, reason=texts["more"])] if others else []
    return texts["join"].join(said)


def _body(look: _Look, panels: Sequence[Panel]) -> Any:  # noqa: ANN401 - any chart of Altair
    if not panels:
        nobody = look.alt.Chart(look.alt.Data(values=[{"said": look.texts["empty"]}]))
        return nobody.mark_text(color=look.palette.quiet, fontSize=13).encode(text="said:N")
    drawn = [_panel(look, records) for _, records in panels]
    if len(drawn) == 1:
        return drawn[0]
    headed = [
        one.properties(
            title=look.alt.TitleParams(
                look.texts["group"].format(group=group), fontSize=12.5, offset=6
            )
        )
        for one, (group, _) in zip(drawn, panels, strict=True)
    ]
    return look.alt.vconcat(*headed, spacing=24)


def _panel(look: _Look, records: Sequence[Record]) -> Any:  # noqa: ANN401 - as above
    alt, palette = look.alt, look.palette
    values = [{key: one[key] for key in _DRAWN} for one in records]
    base = alt.Chart(alt.Data(values=values))
    # Vega-Lite sorts names; the lines stand in the order of the board.
    order = [one["name"] for one in records]
    y = alt.Y("name:N", sort=order, title=None, axis=alt.Axis(labelLimit=240, grid=False))
    x = {
        "title": look.axis, "scale": alt.Scale(zero=False),
        "axis": alt.Axis(labelFlush=False, tickCount=7),
    }  # fmt: skip
    known = base.transform_filter("datum.low != null")
    line = known.mark_rule(color=palette.third, strokeWidth=1.5).encode(
        y=y, x=alt.X("low:Q", **x), x2="high:Q"
    )
    ends = [
        known.mark_tick(color=palette.third, size=9, thickness=1.5).encode(y=y, x=f"{end}:Q")
        for end in ("low", "high")
    ]
    kinds = ["forecaster", "aggregate"]
    shapes = alt.Scale(domain=kinds, range=["circle", "diamond"])
    colours = alt.Scale(domain=kinds, range=[palette.main, palette.other])
    point = base.mark_point(filled=True, size=75, opacity=1).encode(
        y=y,
        x=alt.X("value:Q", **x),
        shape=alt.Shape("kind:N", scale=shapes, legend=None),
        color=alt.Color("kind:N", scale=colours, legend=None),
    )
    beside = [
        part
        for name, at in _BESIDE.items()
        for part in (
            base.mark_text(align="right", color=palette.ink).encode(
                y=y, x=alt.value(_PLOTTED + at), text=f"{name}:N"
            ),
            alt.Chart(alt.Data(values=[{"said": look.texts[name]}]))
            .mark_text(align="right", baseline="bottom", color=palette.quiet)
            .encode(x=alt.value(_PLOTTED + at), y=alt.value(-4), text="said:N"),
        )
    ]
    layers = alt.layer(line, *ends, point, *beside)
    return layers.properties(width=_PLOTTED, height=alt.Step(24))


def _text(panels: Sequence[Panel], texts: _Words, level: float) -> TextRows:
    rows = []
    for group, records in panels:
        heading = texts["group"].format(group=group)
        rows += [TextRow(label=heading)] if len(panels) > 1 else []
        rows += [_text_row(one) for one in records]
    joined = any(one["kind"] == "aggregate" for _, records in panels for one in records)
    ends = [x for row in rows for x in (*(row.outer or ()), row.value) if x is not None]
    ends += [one["value"] for _, records in panels for one in records]
    return TextRows(
        tuple(rows),
        scale=(min(ends), max(ends)) if ends else (0.0, 1.0),
        written="{:.3g}".format,
        legend=texts["legend"].format(
            level=f"{100 * level:g}", joined=texts["joined"] if joined else ""
        )
        if rows
        else texts["empty"],
    )


def _text_row(one: Record) -> TextRow:
    value, joined = one["value"], one["kind"] == "aggregate"
    return TextRow(
        label=one["name"],
        value=None if joined else value,
        inner=(value, value) if joined else None,
        outer=None if one["low"] is None else (one["low"], one["high"]),
        told=f"{one['rank']:>5}  n={one['n']}",
    )
