"""The panels of a score over time: the score, what was revised, and how many stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.charts.chart import WIDTH
from predtrack.charts.history.frame import shown_lines, span_of
from predtrack.charts.history.pen import CORNERS, HistoryPen, corners_of
from predtrack.charts.history.score import HISTORY_HEIGHT, score_layers
from predtrack.charts.labels import distinct
from predtrack.charts.moments import moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.charts.palette import Palette
    from predtrack.summaries.score_history import HistoryLine, Moment, ScoreHistory

__all__ = ["history_panels"]

_ROW, _COUNTS = 15, 70
_NAME = 26
_MOST_TICKS = 150


def history_panels(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    history: ScoreHistory,
    texts: Mapping[str, str],
) -> Any:  # noqa: ANN401 - a chart of Altair
    """Draw the panels under each other, on one axis of time."""
    lines = shown_lines(history)
    names = tuple(distinct([line.name or texts["all"] for line in lines], columns=_NAME))
    pen = HistoryPen(alt, palette, history, texts, span_of(history), names)
    drawn = list(zip(names, lines, strict=True))
    top = alt.layer(*score_layers(pen, drawn)).properties(width=WIDTH, height=HISTORY_HEIGHT)
    panels = [top]
    marks = _marks(pen, drawn)
    if marks is not None:
        panels.append(marks)
    if history.subject != "question":
        panels.append(_counts(pen, drawn))
    # One copy of the corners for all panels.
    held = {CORNERS: corners_of(history, drawn)}
    whole = alt.vconcat(*panels, spacing=10, datasets=held)
    return whole.resolve_scale(color="shared", strokeDash="shared")


def _marks(pen: HistoryPen, drawn: Sequence[tuple[str, HistoryLine]]) -> Any:  # noqa: ANN401
    """Draw a row of ticks for the revisions of each line, for outcomes, for changed verdicts."""
    texts, history = pen.texts, pen.history
    rows: dict[str, list[Moment]] = {}
    if history.subject != "question":
        for name, line in drawn:
            if line.revisions:
                rows[
                    texts["revised"].format(name=name) if len(drawn) > 1 else texts["revisions"]
                ] = [mark.at for mark in line.revisions]
        rows[texts["outcomes"]] = [mark.at for mark in history.outcomes]
    rows[texts["changes"]] = [mark.at for mark in history.changes]
    rows = {name: moments for name, moments in rows.items() if moments}
    if not rows:
        return None
    values = [
        {"row": name, "at": moment(at)} for name, moments in rows.items() for at in _some(moments)
    ]
    y = pen.alt.Y(
        "row:N",
        sort=list(rows),
        axis=pen.alt.Axis(title=None, orient="right", labelLimit=170, domain=False, ticks=False),
    )
    return (
        pen.base(values)
        .mark_tick(thickness=1.3, size=10, opacity=0.6, color=pen.palette.ink)
        .encode(x=pen.x(labels=False), y=y)
        .properties(width=WIDTH, height=_ROW * len(rows))
    )


def _some(moments: Sequence[Moment]) -> list[Moment]:
    """Take as many as can be told apart, evenly among them."""
    step = -(-len(moments) // _MOST_TICKS)
    return list(moments[::step])


def _counts(pen: HistoryPen, drawn: Sequence[tuple[str, HistoryLine]]) -> Any:  # noqa: ANN401
    highest = max((point.n for _, line in drawn for point in line.points), default=1)
    y = pen.alt.Y(
        "n:Q",
        scale=pen.alt.Scale(domain=[0, max(highest, 1)], nice=True),
        axis=pen.axis(pen.texts["n"], tickCount=3, format="d"),
    )
    return (
        pen.corners.mark_line(interpolate="step-after", strokeWidth=1.5)
        .encode(x=pen.x(labels=False), y=y, **pen.by_line(legend=True))
        .properties(width=WIDTH, height=_COUNTS)
    )
