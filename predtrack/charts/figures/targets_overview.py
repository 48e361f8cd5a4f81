"""All targets: the share of the way that is gone, against the share of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.charts.chart import WIDTH, Chart
from predtrack.charts.labels import distinct
from predtrack.charts.sentences import cut
from predtrack.charts.shown import summaries_of
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.errors import UsageError
from predtrack.summaries import TargetProgress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.charts.palette import Palette

__all__ = ["targets_overview"]

_MOST = 40
_LABEL = 44
_WIDEST = (-0.5, 1.5)
"""Shares beyond these stand at the edge, with their number."""
_REACHED = ("reached", "level seen")

TEXTS = {
    "en": {
        "finding": "{ahead} of {measured} measured {targets} on pace or reached; {rest} of {all}"
        " cannot be measured",
        "finding all": "{ahead} of {measured} measured {targets} on pace or reached",
        "finding none": "None of {all} targets can be measured yet",
        "one": "target is",
        "many": "targets are",
        "subtitle": "Share of the way from baseline to level, and share of the time from baseline"
        " to original deadline; progress, no score; n = {n} targets",
        "note": "Filled circle: way gone, in steps or in growth as the target has it. Open"
        " diamond: time gone by the latest observation. A circle left of its diamond is behind;"
        " of a total that only adds up, the pace of the last twelve months decides the status."
        "{beyond}{left}",
        "beyond": " At an edge: beyond it; the number says where.",
        "left": " Left out: {n} more targets.",
        "axis": "share",
        "way": "way {way}",
        "time": ", time {time}",
        "row": "{title}: {beside}",
        "beside": "{told}, {status}",
        "reached": "reached",
        "level seen": "level seen",
        "overdue": "overdue",
        "on pace": "on pace",
        "behind": "behind",
        "open": "observed, no way measured",
        "not observed": "not observed",
        "gone way": "way",
        "gone time": "time",
        "legend": "● way gone, ┊ time gone",
    },
    "zh": {
        "finding": "{measured} 个可度量的目标中 {ahead} 个进度正常或已达成；"
        "另有 {rest} 个（共 {all} 个）无法度量",
        "finding all": "{measured} 个可度量的目标中 {ahead} 个进度正常或已达成",
        "finding none": "{all} 个目标均尚无法度量",
        "one": "",
        "many": "",
        "subtitle": "从基线到目标水平的路程占比，与从基线到原定期限的时间占比；只是进展，不计分；"
        "n = {n} 个目标",
        "note": "实心圆：已走路程（按目标的等步或等比增长计）。空心菱形：到最近观测为止已用时间。"
        "圆在菱形左侧即为落后；只增不减的累计量以最近十二个月的速度定状态。{beyond}{left}",
        "beyond": "位于边缘者在图外，数字说明其位置。",
        "left": "另有 {n} 个目标未列出。",
        "axis": "占比",
        "way": "路程 {way}",
        "time": "，时间 {time}",
        "row": "{title}：{beside}",
        "beside": "{told}，{status}",
        "reached": "已达成",
        "level seen": "已见该水平",
        "overdue": "已逾期",
        "on pace": "进度正常",
        "behind": "落后",
        "open": "已有观测，路程无从计",
        "not observed": "尚无观测",
        "gone way": "路程",
        "gone time": "时间",
        "legend": "● 已走路程，┊ 已用时间",
    },
}  # fmt: skip


def targets_overview(progress: Sequence[TargetProgress], *, language: str = "en") -> Chart:
    """Draw how far each target came, beside how much of its time is gone.

    Parameters
    ----------
    progress
        Where the targets stand, such as ``target_progress(ledger, as_of=day)`` of the
        summaries; those that cannot be measured are listed below the others.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If there is no target.
    """
    given = _targets(progress)
    texts = TEXTS[language]
    measured = [told for told in given if told.attainment is not None]
    others = [told for told in given if told.attainment is None]
    shown = [*measured[:_MOST], *others[: max(_MOST - len(measured), _MOST // 2)]]
    records = _records(shown, texts)
    beyond = any(record["way"] != record["drawn"] for record in records)
    left = len(given) - len(shown)
    return Chart(
        title=_finding(measured, others, texts),
        subtitle=texts["subtitle"].format(n=len(given)),
        description=". ".join(
            texts["row"].format(title=record["target"], beside=record["beside"])
            for record in records
        ),
        body=lambda alt, palette: _body(alt, palette, records, texts),
        rows=_text(records, texts),
        note=texts["note"].format(
            beyond=texts["beyond"] if beyond else "",
            left=texts["left"].format(n=left) if left else "",
        ),
        language=language,
    )


def _targets(progress: Sequence[TargetProgress]) -> list[TargetProgress]:
    given = summaries_of(progress)
    if any(not isinstance(told, TargetProgress) for told in given):
        raise UsageError("this chart shows a list of TargetProgress, and was given something else")
    if not given:
        raise UsageError("there is no target to draw")
    return given


def _finding(
    measured: Sequence[TargetProgress], others: Sequence[TargetProgress], texts: Mapping[str, str]
) -> str:
    every = len(measured) + len(others)
    ahead = sum(told.status in ("on pace", *_REACHED) for told in measured)
    said = "finding" if measured and others else "finding all" if measured else "finding none"
    targets = texts["one"] if len(measured) == 1 else texts["many"]
    return texts[said].format(
        ahead=ahead, measured=len(measured), rest=len(others), all=every, targets=targets
    )


def _records(shown: Sequence[TargetProgress], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    names = distinct([told.title for told in shown], columns=_LABEL)
    return [_record(name, told, texts) for name, told in zip(names, shown, strict=True)]


def _record(name: str, told: TargetProgress, texts: Mapping[str, str]) -> dict[str, Any]:
    status = texts[told.status]
    return {
        "target": name,
        "way": told.attainment,
        "drawn": _within(told.attainment),
        "time": _within(told.time_gone),
        "beside": texts["beside"].format(told=_told(told, texts), status=status)
        if told.attainment is not None
        else status,
    }


def _told(told: TargetProgress, texts: Mapping[str, str]) -> str:
    if told.attainment is None:
        return ""
    time = texts["time"].format(time=_percent(told.time_gone)) if told.time_gone is not None else ""
    return texts["way"].format(way=_percent(told.attainment)) + time


def _within(share: float | None) -> float | None:
    return None if share is None else min(max(share, _WIDEST[0]), _WIDEST[1])


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %" if abs(share) < 1 else f"{100 * share:.0f} %"


def _scale(records: Sequence[Mapping[str, Any]]) -> tuple[float, float]:
    shares = [record[name] for record in records for name in ("drawn", "time")]
    known = [share for share in shares if share is not None]
    return min(0.0, *known, 0.0), max(1.0, *known, 1.0)


def _body(
    alt: Any,  # noqa: ANN401
    palette: Palette,
    records: list[dict[str, Any]],
    texts: Mapping[str, str],
) -> Any:  # noqa: ANN401
    order = [record["target"] for record in records]
    known = [record for record in records if record["way"] is not None]
    timed = [record for record in known if record["time"] is not None]
    y = alt.Y("target:N", sort=order, title=None,
              axis=alt.Axis(labelLimit=260, grid=False), scale=alt.Scale(domain=order))  # fmt: skip
    scale = alt.Scale(domain=list(_scale(records)), nice=False)
    x = alt.X("drawn:Q", scale=scale, axis=alt.Axis(title=texts["axis"], format="%", tickCount=6))
    ends = alt.Chart(alt.Data(values=[{"at": 0}, {"at": 1}])).mark_rule(
        color=palette.third, strokeDash=[2, 3]
    ).encode(x=alt.X("at:Q", scale=scale))  # fmt: skip
    between = alt.Chart(alt.Data(values=timed)).mark_rule(
        color=palette.third, strokeWidth=2
    ).encode(y=y, x=x, x2="time:Q")  # fmt: skip
    way = alt.Chart(alt.Data(values=known)).mark_point(
        shape="circle", filled=True, size=95, opacity=1, color=palette.main
    ).encode(y=y, x=x)  # fmt: skip
    time = alt.Chart(alt.Data(values=timed)).mark_point(
        shape="diamond", size=80, opacity=1, fill=palette.paper, stroke=palette.other,
        strokeWidth=1.8,
    ).encode(y=y, x=alt.X("time:Q", scale=scale))  # fmt: skip
    said = alt.Chart(alt.Data(values=records)).mark_text(
        align="left", dx=8, color=palette.quiet
    ).encode(y=y, x=alt.value(_PLOT), text="beside:N")  # fmt: skip
    drawn = [ends, between, time, way, said] if known else [said]
    return alt.layer(*drawn).properties(width=_PLOT, height=alt.Step(22))


_PLOT = WIDTH - 180
"""The words beside the marks need room."""


def _text(records: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> TextRows:
    drawn = tuple(
        TextRow(
            cut(record["target"], 40), value=record["drawn"], told=record["beside"],
            reference=record["time"],
        )
        for record in records
    )  # fmt: skip
    return TextRows(drawn, scale=_scale(records), written="{:.0%}".format, legend=texts["legend"])
