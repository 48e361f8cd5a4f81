"""Differences around 0: panels, each on a scale of its own, with who is better on each side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from predtrack.charts.chart import WIDTH
from predtrack.charts.sentences import cut
from predtrack.charts.text_form import TextRow, TextRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.charts.palette import Palette

__all__ = ["Panel", "difference_rows", "draw_differences"]

_ENDS = ("low", "high", "value")
_HEADING = 26


@dataclass(frozen=True, slots=True)
class Panel:
    """One rule, or the words of both.

    Parameters
    ----------
    heading, name
        What is compared, and its short name.
    lines
        What is drawn: ``label, kind, value, low, high, told``; the kind is ``interval``,
        ``always`` or ``words``, and what is missing is ``None``.
    told
        The panel in words.
    left, right
        What lies left and right of 0.
    """

    heading: str
    name: str
    lines: tuple[dict[str, Any], ...]
    told: str
    left: str
    right: str

    @property
    def reach(self) -> float:
        """Give the largest distance from 0, so that 0 stands in the middle."""
        ends = [abs(line[key]) for line in self.lines for key in _ENDS if line[key] is not None]
        return max(ends, default=0.0) * 1.08 or 1.0


def draw_differences(
    alt: Any,  # noqa: ANN401 - the module has no types
    palette: Palette,
    panels: Sequence[Panel],
    *,
    axis: str,
) -> Any:  # noqa: ANN401 - any chart of Altair
    """Draw the panels below each other."""
    drawn = [
        _drawn(alt, palette, panel, axis if panel is panels[-1] else "").properties(
            title=alt.TitleParams(panel.heading, fontSize=12.5, offset=6)
        )
        for panel in panels
    ]
    return alt.vconcat(*drawn, spacing=22)


def _drawn(alt: Any, palette: Palette, panel: Panel, axis: str) -> Any:  # noqa: ANN401
    base = alt.Chart(alt.Data(values=[dict(line) for line in panel.lines]))
    order = [line["label"] for line in panel.lines]
    y = alt.Y("label:N", sort=order, title=None, axis=alt.Axis(grid=False, ticks=False))
    scale = alt.Scale(domain=[-panel.reach, panel.reach], nice=False)
    x = {"scale": scale, "title": axis or None, "axis": alt.Axis(labelFlush=False, tickCount=7)}
    known = base.transform_filter("datum.low != null")
    parts = [
        alt.Chart(alt.Data(values=[{"at": 0}]))
        .mark_rule(color=palette.ink, strokeWidth=1.2)
        .encode(x=alt.X("at:Q", **x)),
        known.transform_filter("datum.kind == 'interval'")
        .mark_bar(color=palette.band, height=8)
        .encode(y=y, x=alt.X("low:Q", **x), x2="high:Q"),
        known.transform_filter("datum.kind == 'words'")
        .mark_bar(color=palette.main, height=8, cornerRadius=2)
        .encode(y=y, x=alt.X("low:Q", **x), x2="high:Q"),
        known.transform_filter("datum.kind == 'always'")
        .mark_rule(color=palette.third, strokeWidth=2, strokeDash=[5, 3])
        .encode(y=y, x=alt.X("low:Q", **x), x2="high:Q"),
        base.transform_filter("datum.value != null")
        .mark_point(color=palette.main, filled=True, size=85, opacity=1)
        .encode(y=y, x=alt.X("value:Q", **x)),
        base.mark_text(align="left", dx=8, color=palette.quiet).encode(
            y=y, x=alt.value(WIDTH), text="told:N"
        ),
        *_sides(alt, palette, panel),
    ]
    return alt.layer(*parts).properties(width=WIDTH, height=alt.Step(26))


def _sides(alt: Any, palette: Palette, panel: Panel) -> list[Any]:  # noqa: ANN401
    """Write on each side of 0 who is better there."""
    sides = (("right", -8, panel.left), ("left", 8, panel.right))
    return [
        alt.Chart(alt.Data(values=[{"said": said}]))
        .mark_text(align=align, baseline="bottom", color=palette.ink, limit=WIDTH // 2 - 10)
        .encode(x=alt.value(WIDTH / 2 + away), y=alt.value(-4), text="said:N")
        for align, away, said in sides
    ]


def difference_rows(panels: Sequence[Panel], legend: str) -> TextRows:
    """Give the same as lines for a terminal; each panel fills the scale, as far as it reaches."""
    rows = []
    for panel in panels:
        rows.append(TextRow(label=cut(panel.heading, _HEADING)))
        rows += [_row(line, panel.reach) for line in panel.lines]
    ends = {panel.reach for panel in panels}
    return TextRows(
        tuple(rows),
        scale=(-1.0, 1.0),
        written=lambda end: f"{end * min(ends):+.2g}" if len(ends) == 1 else f"{end:+g}"[:1],
        reference=0.0,
        legend=legend.format(sides=_told_sides(panels)),
    )


def _told_sides(panels: Sequence[Panel]) -> str:
    """Say who is better on which side; of each panel, where a higher score is better in some."""
    said = {panel.name: f"{panel.left} · {panel.right}" for panel in panels}
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return "; ".join(f"{name}: {sides}" for name, sides in said.items())


def _row(line: dict[str, Any], reach: float) -> TextRow:
    low, high = line["low"], line["high"]
    ends = None if low is None else (low / reach, high / reach)
    spoken = line["kind"] == "words"
    return TextRow(
        label=line["label"],
        value=None if line["value"] is None else line["value"] / reach,
        inner=ends if spoken else None,
        outer=None if spoken else ends,
        told=line["told"],
    )
