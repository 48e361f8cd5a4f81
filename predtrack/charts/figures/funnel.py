"""The funnel: from what was published to what is scored, and what was lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.charts.chart import WIDTH, Chart
from predtrack.charts.sentences import cut, one_line
from predtrack.charts.shown import summary_of
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.errors import UsageError
from predtrack.summaries import Funnel, Scorecard
from predtrack.summaries.funnel_steps import FunnelStep, funnel_steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.charts.palette import Palette

__all__ = ["funnel"]

_REASONS = 3
"""Reasons that are named at one step; of the others the number is said."""
_FEW = 6
"""Counts below which every number has its mark on the axis."""

TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "published": "published",
        "scoreable": "scoreable",
        "matured": "matured",
        "resolved": "resolved",
        "scored": "scored",
        "none": "None of {published} {unit} {is_are} scored{why}",
        "all": "All {published} {unit} {is_are} scored",
        "one": "The one {unit} is scored",
        "none of one": "The one {unit} is not scored{why}",
        "some": "{scored} of {published} {unit} {is_are} scored{why}",
        "why": "; commonest loss: {reason} ({n})",
        "subtitle": "From publication to score; n = {published} {unit} published",
        "note": "Solid: what came so far. Dashed: what was lost at the step, with the reasons.",
        "row": "{step}: {n}",
        "count": "{n} of {before}",
        "lost": "−{lost}: {reasons}",
        "lost_one": "−{lost} {reason}",
        "reason": "{n} {reason}",
        "more": "{n} for other reasons",
        "axis": "number of {unit}",
        "claims": "claims",
        "claim": "claim",
        "rows": "rows",
        "row of": "row",
        "joined": ", ",
        "stop": "; ",
    },
    "zh": {
        "published": "已发表",
        "scoreable": "可评分",
        "matured": "已到期",
        "resolved": "已有结论",
        "scored": "已评分",
        "none": "{published} {unit}均未评分{why}",
        "all": "{published} {unit}全部评分",
        "one": "唯一的 1 {unit}已评分",
        "none of one": "唯一的 1 {unit}未评分{why}",
        "some": "{published} {unit}中有 {scored} {counter}得到评分{why}",
        "why": "；其余最常见的原因：{reason}（{n}）",
        "subtitle": "从发表到评分；n = {published} {unit}",
        "note": "实心：到此为止的数目。虚线：该步失去的数目，附原因。",
        "row": "{step}：{n}",
        "count": "{n}（共 {before}）",
        "lost": "−{lost}：{reasons}",
        "lost_one": "−{lost} {reason}",
        "reason": "{n} {reason}",
        "more": "{n} 其他原因",
        "axis": "数目（{unit}）",
        "claims": "条论断",
        "claim": "条论断",
        "rows": "行",
        "row of": "行",
        "joined": "，",
        "stop": "；",
    },
}  # fmt: skip
_REASONS_ZH = {
    "cannot be resolved": "无法判定",
    "no forecast": "并非预测",
    "withdrawn": "已撤回",
    "not yet due": "尚未到期",
    "resolved early": "提前有结论",
    "open, without a due date": "无到期日",
    "overdue": "逾期未判",
    "void": "作废",
    "ambiguous": "有歧义",
    "disputed": "有争议",
    "made too late": "作出太晚",
    "no outcome yet": "尚无结果",
    "retrospective": "事后所记",
    "logged_late": "迟记",
    "prospective": "事前所记",
}


def funnel(counted: Funnel | Scorecard, *, language: str = "en") -> Chart:
    """Draw what became of all that was published: bars with counts, losses with reasons.

    Parameters
    ----------
    counted
        A funnel, or any summary that has one, such as a scorecard.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If nothing was published.
    """
    found = _funnel_of(counted)
    if not found.published:
        raise UsageError("there is no funnel to draw: nothing was published")
    texts = TEXTS[language]
    steps = funnel_steps(found)
    records = [_record(step, before, language) for step, before in _with_before(steps)]
    unit = _unit(found, texts)
    return Chart(
        title=_finding(found, language),
        subtitle=texts["subtitle"].format(published=f"{found.published:,}", unit=unit),
        description=". ".join(
            texts["row"].format(step=record["step"], n=record["count"])
            + (f" ({record['lost']})" if record["lost"] else "")
            for record in records
        ),
        body=lambda alt, palette: _body(
            alt, palette, records, texts["axis"].format(unit=unit.removeprefix("条"))
        ),
        rows=_text(records, found, texts),
        note=texts["note"],
        language=language,
    )


def _funnel_of(counted: Any) -> Funnel:  # noqa: ANN401 - a funnel, or what has one
    for given in (counted, getattr(counted, "summary", None)):
        found = getattr(given, "funnel", given)
        if isinstance(found, Funnel):
            return found
    return summary_of(counted, Funnel)


def _with_before(steps: tuple[FunnelStep, ...]) -> list[tuple[FunnelStep, int]]:
    return [(step, step.n + step.lost) for step in steps]


def _record(step: FunnelStep, before: int, language: str) -> dict[str, Any]:
    texts = TEXTS[language]
    came = f"{step.n:,}"
    if step.lost:
        came = texts["count"].format(n=came, before=f"{before:,}")
    return {
        "step": texts[step.name],
        "n": step.n,
        "before": before,
        "count": came,
        "lost": _lost(step, language) if step.lost else "",
    }


def _lost(step: FunnelStep, language: str) -> str:
    texts = TEXTS[language]
    named = list(step.reasons.items())[:_REASONS]
    if [n for _, n in named] == [step.lost]:
        return texts["lost_one"].format(lost=f"{step.lost:,}", reason=_said(named[0][0], language))
    said = [texts["reason"].format(n=f"{n:,}", reason=_said(why, language)) for why, n in named]
    rest = step.lost - sum(n for _, n in named)
    said += [texts["more"].format(n=f"{rest:,}")] if rest > 0 else []
    return texts["lost"].format(lost=f"{step.lost:,}", reasons=texts["joined"].join(said))


def _said(reason: str, language: str) -> str:
    reason = cut(one_line(reason), 60)
    return _REASONS_ZH.get(reason, reason) if language == "zh" else reason


def _unit(found: Funnel, texts: Mapping[str, str]) -> str:
    unit = {"claims": "claim", "rows": "row of"}.get(found.unit, found.unit)
    return texts.get(unit if found.published == 1 else found.unit, found.unit)


def _finding(found: Funnel, language: str) -> str:
    texts = TEXTS[language]
    kept = "none" if not found.scored else "all" if found.scored == found.published else "some"
    if found.published == 1:  # "all" would make many of it
        kept = "one" if found.scored else "none of one"
    reason, n = next(iter(found.reasons.items()), ("", 0))
    why = texts["why"].format(reason=_said(reason, language), n=f"{n:,}") if n else ""
    return texts[kept].format(
        published=f"{found.published:,}",
        scored=f"{found.scored:,}",
        unit=_unit(found, texts),
        counter="条" if found.unit == "claims" else "行",
        is_are="is" if 1 in (found.published, found.scored) else "are",
        why=why,
    )


def _body(alt: Any, palette: Palette, records: list[dict[str, Any]], axis: str) -> Any:  # noqa: ANN401
    order = [record["step"] for record in records]
    base = alt.Chart(alt.Data(values=records))
    y = alt.Y(
        "step:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False, labelOffset=-9)
    )
    most = max(record["before"] for record in records)
    # Room for the count behind the longest bar.
    scale = alt.Scale(domain=[0, most * 1.18], nice=False)
    # Vega halves a step of one where only 0 and 1 are to be marked.
    marked = {"values": list(range(most + 1))} if most < _FEW else {"tickCount": 6}
    ticks = alt.Axis(grid=False, tickMinStep=1, format=",d", **marked)
    x = alt.X("n:Q", scale=scale, title=axis, axis=ticks)
    place = {"yOffset": -9, "height": 16, "cornerRadius": 2}
    solid = base.mark_bar(color=palette.main, **place).encode(y=y, x=x)
    lost = (
        base.transform_filter("datum.before > datum.n")
        .mark_bar(
            fill=palette.paper, stroke=palette.third, strokeDash=[3, 3], strokeWidth=1.2, **place
        )
        .encode(y=y, x=x, x2="before:Q")
    )
    count = base.mark_text(
        align="left", dx=6, dy=-9, fontWeight=600, fontSize=12.5, color=palette.ink
    ).encode(y=y, x=alt.X("before:Q", scale=scale), text="count:N")
    reasons = base.mark_text(
        align="left", dy=11, limit=WIDTH, color=palette.quiet
    ).encode(y=y, x=alt.value(2), text="lost:N")  # fmt: skip
    return alt.layer(lost, solid, count, reasons).properties(width=WIDTH, height=alt.Step(46))


def _text(records: list[dict[str, Any]], found: Funnel, texts: Mapping[str, str]) -> TextRows:
    drawn = tuple(
        TextRow(record["step"], inner=(0, record["n"]), told=record["count"]) for record in records
    )
    lost = (f"{record['step']} {record['lost']}" for record in records if record["lost"])
    return TextRows(
        drawn,
        scale=(0, found.published),
        written="{:,.0f}".format,
        legend=texts["stop"].join(lost),
        note="",
    )
