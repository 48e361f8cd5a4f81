"""The panel of the score itself: bands, lines, dots, the outcome, and names beside lines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from predtrack.charts.chart import WIDTH
from predtrack.charts.history.frame import enough
from predtrack.charts.moments import moment
from predtrack.charts.places import apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from predtrack.charts.history.pen import HistoryPen
    from predtrack.summaries.score_history import HistoryLine, HistoryPoint, Moment, ScoreHistory

__all__ = ["HISTORY_HEIGHT", "score_layers"]

HISTORY_HEIGHT = 250
_LABEL = 14
_MOST_POINTS = 300
_HALF = 0.5


def score_layers(pen: HistoryPen, drawn: Sequence[tuple[str, HistoryLine]]) -> Iterator[Any]:
    """Draw the score, or the probabilities of one question, the quiet layers first."""
    yield from _bands(pen, drawn)
    base = pen.corners
    for field, width in (("value", 0.8), ("firm", 2.2)):  # a mean of few is drawn thin
        yield base.mark_line(
            interpolate="step-after", strokeWidth=width, invalid="break-paths-show-path-domains"
        ).encode(x=pen.x(), y=pen.y(field), **pen.by_line(legend=True))
    if pen.history.subject == "question":
        yield from _revised_on_lines(pen, drawn)
        yield from _outcome(pen)
    yield from _names(pen, drawn)


def _bands(
    pen: HistoryPen,
    drawn: Sequence[tuple[str, HistoryLine]],
) -> Iterator[Any]:
    """Draw what partial verdicts leave open, and around it, for a lone line, its interval."""
    colour = pen.by_line(legend=True)
    alone = len(drawn) == 1
    if alone:
        wide = [
            {"line": name, "at": moment(at)}
            | {"value": point.interval.low, "upper": point.interval.high}
            for name, line in drawn
            for at, point in _held(pen.history, line)
            if point.interval
        ]  # fmt: skip
        yield (
            pen.base(wide)
            .mark_area(interpolate="step-after", color=pen.palette.band, opacity=0.35)
            .encode(x=pen.x(), y=pen.y(), y2="upper:Q")
        )
    open_ = [
        {"line": name, "at": moment(at), "value": point.bounds[0], "upper": point.bounds[1]}
        for name, line in drawn
        for at, point in _held(pen.history, line)
        if point.bounds
    ]
    if not open_:
        return
    yield (
        pen.base(open_)
        .mark_area(interpolate="step-after", opacity=0.75 if alone else 0.2, color=pen.palette.main)
        .encode(x=pen.x(), y=pen.y(), y2="upper:Q", color=colour["color"])
    )
    for end in ("value", "upper"):
        yield (
            pen.base(open_)
            .mark_line(interpolate="step-after", strokeWidth=1.6)
            .encode(x=pen.x(), y=pen.y(end), **colour)
        )


def _held(history: ScoreHistory, line: HistoryLine) -> Iterator[tuple[Moment, HistoryPoint]]:
    """Give the points with their moments, and the last one again where it ends."""
    for point in line.points:
        yield point.at, point
    if history.until is not None and line.points:
        yield history.until, line.points[-1]


def _revised_on_lines(
    pen: HistoryPen,
    drawn: Sequence[tuple[str, HistoryLine]],
) -> Iterator[Any]:
    values = [
        {"line": name, "at": moment(point.at), "value": point.value}
        for name, line in drawn
        for point in line.points[:_MOST_POINTS]
        if point.value is not None
    ]
    yield (
        pen.base(values)
        .mark_point(filled=True, size=34, opacity=1)
        .encode(x=pen.x(), y=pen.y(), color=pen.by_line(legend=True)["color"])
    )


def _outcome(pen: HistoryPen) -> Iterator[Any]:
    """Mark when the outcome became known, and what it was."""
    history = pen.history
    if not history.outcomes or history.outcome is None:
        return
    at = history.outcomes[-1].at
    said = pen.texts["happened"].format(outcome=history.outcome)
    if history.outcome in (0.0, 1.0):
        said = pen.texts["yes" if history.outcome else "no"]
    base = pen.base([{"at": moment(at), "value": history.outcome, "text": said}])
    yield base.mark_rule(color=pen.palette.ink, strokeDash=[2, 2]).encode(x=pen.x())
    yield base.mark_point(
        shape="square", filled=True, size=110, color=pen.palette.ink, opacity=1
    ).encode(x=pen.x(), y=pen.y())
    yield base.mark_text(
        align="right", dx=-10, color=pen.palette.ink, fontWeight=600,
        baseline="top" if history.outcome > _HALF else "bottom",
        dy=4 if history.outcome > _HALF else -4,
    ).encode(x=pen.x(), y=pen.y(), text="text:N")  # fmt: skip


def _names(pen: HistoryPen, drawn: Sequence[tuple[str, HistoryLine]]) -> Iterator[Any]:
    """Write each name beside the end of its line, as far apart as names need."""
    if len(drawn) < 2:
        return
    ends = [(name, _last_value(pen.history, line)) for name, line in drawn]
    told = [(name, value) for name, value in ends if value is not None]
    low, high = pen.span.values
    unit = (high - low) / HISTORY_HEIGHT
    places = apart([value for _, value in told], _LABEL * unit)
    values = [
        {"line": name, "value": min(max(at, low), high)}
        for (name, _), at in zip(told, places, strict=True)
    ]
    yield (
        pen.base(values)
        .mark_text(align="left", dx=8, limit=150)
        .encode(
            x=pen.alt.value(WIDTH),
            y=pen.y(),
            text="line:N",
            color=pen.by_line(legend=True)["color"],
        )
    )


def _last_value(history: ScoreHistory, line: HistoryLine) -> float | None:
    """Give the last value that rests on enough."""
    least = enough(history, line)
    for point in reversed(line.points):
        ends = _ends_told(point) if point.n >= least else []
        if ends:
            return sum(ends) / len(ends)
    return None


def _ends_told(point: HistoryPoint) -> list[float]:
    told = [point.value, *(point.bounds or ())]
    return [end for end in told if end is not None and math.isfinite(end)]
