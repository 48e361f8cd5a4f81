"""Hit rates by edition, forecaster or any other group, each with what it leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.charts.chart import WIDTH, Chart
from predtrack.charts.labels import distinct
from predtrack.charts.sentences import one_line
from predtrack.charts.shown import summary_of
from predtrack.charts.tags import counted_by_tag
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.errors import UsageError
from predtrack.summaries import Scorecard

if TYPE_CHECKING:
    from predtrack.charts.palette import Palette
    from predtrack.summaries import ScoreRow

__all__ = ["hit_rates"]

_HALF = 0.5
_GROUPS = 40
"""Groups that are drawn; those with most predictions."""

TEXTS = {
    "en": {
        "one": "{hits} of {n} came true{partly}: a hit rate of {bounds}",
        "partly": ", {partials} more in part",
        "cannot": "Hit rates from {low} to {high}; the intervals of all {groups} groups overlap",
        "can": "Hit rates from {low} to {high}; not all intervals of the {groups} groups overlap",
        "left_out": " The {shown} groups with most predictions of {all}.",
        "subtitle": "Hit rate, 0 to 1, higher is better; n = {n} resolved predictions",
        "note": "Thick: whatever partial verdicts count. Thin: {level} % interval around both"
        " ends ({method}). Dotted: one half.{no_test}{left_out}",
        "no_test": " Overlap is no test, and of many groups some lie apart by luck.",
        "all": "all",
        "axis": "hit rate",
        "row": "{by}: {bounds}, {level} % interval {low} to {high}, n = {n}",
    },
    "zh": {
        "one": "{n} 条中有 {hits} 条应验{partly}：命中率 {bounds}",
        "partly": "，另有 {partials} 条部分应验",
        "cannot": "命中率从 {low} 至 {high}；{groups} 组的区间全部重叠",
        "can": "命中率从 {low} 至 {high}；{groups} 组的区间并非全部重叠",
        "subtitle": "命中率，0 至 1，越高越好；n = {n} 条已有结论的预测",
        "note": "粗线：部分应验按零到一计。细线：{level} % 区间（{method}）。点线：一半。"
        "{no_test}{left_out}",
        "no_test": "区间是否重叠并非检验；组数多时，偶然也会分开。",
        "left_out": "只画 {all} 组中预测最多的 {shown} 组。",
        "all": "全部",
        "axis": "命中率",
        "row": "{by}：{bounds}，{level} % 区间 {low} 至 {high}，n = {n}",
    },
}  # fmt: skip


def hit_rates(card: Scorecard, *, language: str = "en") -> Chart:
    """Draw the hit rate of each group: its span over partial verdicts, and its interval.

    Parameters
    ----------
    card
        A scorecard of a ledger, such as ``pt.score(ledger, by="publication")``.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If no claim in it came true or failed.
    """
    card = summary_of(card, Scorecard)
    rows = [row for row in card.rows if row.rule == "hit_rate"]
    if not rows:
        raise UsageError("there is no hit rate to draw: nothing scored came true or failed")
    texts = TEXTS[language]
    drawn = _most(rows)
    records = _records(drawn, texts)
    method = rows[0].interval.method if rows[0].interval else ""
    level = f"{100 * rows[0].interval.level:g}" if rows[0].interval else ""
    left_out = texts["left_out"].format(shown=len(drawn), all=len(rows))
    return Chart(
        title=_finding(rows, texts),
        subtitle=texts["subtitle"].format(n=f"{sum(row.n for row in rows):,}")
        + counted_by_tag(rows[0].by, language),
        description=". ".join(
            texts["row"].format(
                by=record["group"], bounds=_bounds(row), level=level, n=row.n,
                low=f"{record['low']:.2f}", high=f"{record['high']:.2f}",
            )
            for row, record in zip(drawn, records, strict=True)
        ),
        body=lambda alt, palette: _body(alt, palette, records, texts),
        rows=_text(records, drawn),
        note=texts["note"].format(
            level=level,
            method=method,
            no_test=texts["no_test"] if len(rows) > 1 else "",
            left_out=left_out if len(drawn) < len(rows) else "",
        ),
        language=language,
    )  # fmt: skip


def _most(rows: list[ScoreRow]) -> list[ScoreRow]:
    """Keep the groups with most predictions, in the order in which they were asked for."""
    most = sorted(range(len(rows)), key=lambda index: -rows[index].n)[:_GROUPS]
    return [rows[index] for index in sorted(most)]


def _records(rows: list[ScoreRow], texts: dict[str, str]) -> list[dict[str, Any]]:
    names = [one_line(", ".join(map(str, row.by.values()))) or texts["all"] for row in rows]
    labels = distinct(names, columns=40)
    return [_record(row, label) for row, label in zip(rows, labels, strict=True)]


def _record(row: ScoreRow, label: str) -> dict[str, Any]:
    least, most = row.bounds or (row.value, row.value)
    ends = row.interval
    return {
        "group": label,
        "least": least,
        "most": most,
        "low": ends.low if ends else least,
        "high": ends.high if ends else most,
        "n": f"n={row.n:,}",
    }


def _bounds(row: ScoreRow) -> str:
    least, most = row.bounds or (row.value or 0.0, row.value or 0.0)
    return f"{least:.2f}" if least == most else f"{least:.2f}–{most:.2f}"


def _finding(rows: list[ScoreRow], texts: dict[str, str]) -> str:
    """Say what the picture shows; groups whose intervals all meet are not told apart."""
    if len(rows) == 1:
        counts = rows[0].detail
        partly = texts["partly"].format(**counts) if counts["partials"] else ""
        return texts["one"].format(
            hits=counts["hits"], n=rows[0].n, partly=partly, bounds=_bounds(rows[0])
        )
    ends = [row.interval for row in rows if row.interval]
    least = [row.bounds[0] if row.bounds else row.value or 0.0 for row in rows]
    most = [row.bounds[1] if row.bounds else row.value or 0.0 for row in rows]
    together = max(end.low for end in ends) <= min(end.high for end in ends)
    said = texts["cannot"] if together else texts["can"]
    low, high = f"{min(least):.2f}", f"{max(most):.2f}"
    return said.format(low=low, high=high, groups=len(rows))


def _body(alt: Any, palette: Palette, records: list[dict[str, Any]], texts: dict[str, str]) -> Any:  # noqa: ANN401
    # Vega-Lite sorts names; the order of the groups is the one that was asked for.
    order = [record["group"] for record in records]
    base = alt.Chart(alt.Data(values=records))
    y = alt.Y("group:N", sort=order, title=None, axis=alt.Axis(labelLimit=240, grid=False))
    x = {"scale": alt.Scale(domain=[0, 1]), "title": texts["axis"]}
    half = (
        alt.Chart(alt.Data(values=[{"at": _HALF}]))
        .mark_rule(strokeDash=[2, 3], color=palette.third)
        .encode(x="at:Q")
    )
    thin = base.mark_rule(color=palette.third, strokeWidth=1.5).encode(
        y=y, x=alt.X("low:Q", **x), x2="high:Q"
    )
    ends = [
        base.mark_tick(color=palette.third, size=9, thickness=1.5).encode(y=y, x=alt.X(f"{end}:Q"))
        for end in ("low", "high")
    ]
    thick = base.mark_bar(color=palette.main, height=9, cornerRadius=2).encode(
        y=y, x="least:Q", x2="most:Q"
    )
    point = (  # a span of no width would not be seen
        base.transform_filter("datum.least == datum.most")
        .mark_point(color=palette.main, filled=True, size=60, opacity=1)
        .encode(y=y, x="least:Q")
    )
    n = base.mark_text(align="left", dx=6, color=palette.quiet).encode(
        y=y, x=alt.value(WIDTH), text="n:N"
    )
    layers = alt.layer(half, thin, *ends, thick, point, n)
    return layers.properties(width=WIDTH, height=alt.Step(26))


def _text(records: list[dict[str, Any]], rows: list[ScoreRow]) -> TextRows:
    drawn = tuple(
        TextRow(
            label=record["group"],
            inner=(record["least"], record["most"]),
            outer=(record["low"], record["high"]),
            told=f"{_bounds(row)} {record['n']}",
        )
        for record, row in zip(records, rows, strict=True)
    )
    return TextRows(drawn, reference=_HALF)
