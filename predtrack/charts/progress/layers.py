"""The layers of the picture of a target: lines, fan, points, rules, and their labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from predtrack.charts.amounts import amount_labels, log_ticks
from predtrack.charts.chart import WIDTH
from predtrack.charts.moments import place, time_axis, time_scale
from predtrack.charts.places import with_room
from predtrack.charts.progress.frame import HEIGHT, Frame, frame_of
from predtrack.charts.sentences import cut
from predtrack.summaries.amounts import amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from predtrack.charts.palette import Palette
    from predtrack.summaries.target_path import Observation, TargetPath
    from predtrack.summaries.targets import RungProgress

__all__ = ["GRADES", "target_layers"]

GRADES = ("high", "medium", "low")
_SHAPES = ("circle", "diamond", "triangle-up")
_LABEL = 13
_MOST_POINTS = 400
_REVISION = 125
_HALF = 0.5


def target_layers(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    path: TargetPath,
    texts: Mapping[str, str],
    language: str,
) -> Any:  # noqa: ANN401 - a chart of Altair
    """Draw all layers, the quiet ones first."""
    pen = _Pen(alt, palette, path, frame_of(path), texts, language)
    layers = [
        *_fan(pen),
        *_rungs(pen),
        *_level(pen),
        *_deadline(pen),
        *_revisions(pen),
        *_lines(pen),
        *_points(pen),
    ]
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)


@dataclass(frozen=True, slots=True)
class _Pen:
    """What every layer is drawn with."""

    alt: Any
    palette: Palette
    path: TargetPath
    frame: Frame
    texts: Mapping[str, str]
    language: str

    def base(self, values: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401
        return self.alt.Chart(self.alt.Data(values=list(values)))

    @property
    def x(self) -> Any:  # noqa: ANN401
        first, last = self.frame.days
        return self.alt.X(
            "day:T",
            scale=time_scale(self.alt, first, last),
            axis=time_axis(self.alt, first, last),
        )

    @property
    def y(self) -> Any:  # noqa: ANN401
        kind = "log" if self.frame.is_log else "linear"
        axis = self.alt.Axis(
            title=cut(self.path.progress.unit, 60),
            labelExpr=amount_labels(self.language),
            tickCount=6,
            **({"values": log_ticks(*self.frame.values)} if self.frame.is_log else {}),
        )
        scale = self.alt.Scale(type=kind, domain=list(self.frame.values), nice=False, zero=False)
        return self.alt.Y("value:Q", scale=scale, axis=axis)

    def amount(self, value: float) -> str:
        return amount(value, self.language)


def _fan(pen: _Pen) -> Iterator[Any]:
    """Draw the wide interval first, and the narrow one upon it."""
    fan = pen.path.fan
    if fan is None:
        return
    low, high = pen.frame.values
    for place_of, level in reversed(list(enumerate(fan.levels))):
        values = [
            # A logarithm of nought, or a number beyond all scales, would tear the band.
            {
                "day": one.day.isoformat(),
                "value": min(max(one.intervals[place_of][0], low), high),
                "upper": min(max(one.intervals[place_of][1], low), high),
            }
            for one in fan.slices
        ]
        opacity = 0.35 if level > _HALF else 0.75
        yield (
            pen.base(values)
            .mark_area(color=pen.palette.band, opacity=opacity, clip=True)
            .encode(x=pen.x, y=pen.y, y2="upper:Q")
        )


def _level(pen: _Pen) -> Iterator[Any]:
    told = pen.path.progress
    said = pen.texts[f"level {told.comparator}"].format(
        level=pen.amount(told.level), unit=cut(told.unit, 40)
    )
    base = pen.base([{"value": told.level, "text": said}])
    yield base.mark_rule(color=pen.palette.ink, strokeWidth=1.2).encode(y=pen.y)
    yield base.mark_text(
        align="left", baseline="bottom", dx=4, dy=-4, color=pen.palette.ink, fontWeight=600
    ).encode(x=pen.alt.value(0), y=pen.y, text="text:N")


def _rungs(pen: _Pen) -> Iterator[Any]:
    """Draw the rungs that have room for their names: the next one to be reached first."""
    rungs = [rung for rung in pen.path.progress.ladder if rung.level != pen.path.progress.level]
    if not rungs:
        return
    named = pen.frame
    awaited = [rung for rung in rungs if rung.reached is None]
    reached = [rung for rung in rungs if rung.reached is not None]
    ranked = [*awaited[:1], *reversed(reached), *awaited[1:]]
    kept = with_room([named.height_of(rung.level) for rung in ranked], _LABEL)
    labels = [
        {"value": ranked[index].level, "text": _rung_text(pen, ranked[index])} for index in kept
    ]
    yield (
        pen.base(labels)
        .mark_rule(color=pen.palette.third, strokeWidth=0.7, strokeDash=[1, 3])
        .encode(y=pen.y)
    )
    yield (
        pen.base(labels)
        .mark_text(align="left", dx=6, color=pen.palette.quiet)
        .encode(x=pen.alt.value(WIDTH), y=pen.y, text="text:N")
    )


def _rung_text(pen: _Pen, rung: RungProgress) -> str:
    level = pen.amount(rung.level)
    if rung.reached is None:
        return level
    return pen.texts["rung reached"].format(level=level, day=f"{rung.reached:%Y-%m}")


def _deadline(pen: _Pen) -> Iterator[Any]:
    deadline = pen.path.progress.deadline
    if deadline is None:
        return
    said = pen.texts["deadline"].format(day=deadline)
    base = pen.base([{"day": deadline.isoformat(), "text": said}])
    yield base.mark_rule(color=pen.palette.ink, strokeWidth=1.2, strokeDash=[2, 2]).encode(x=pen.x)
    yield base.mark_text(
        align="right", baseline="bottom", dx=-4, dy=-4, color=pen.palette.ink
    ).encode(x=pen.x, y=pen.alt.value(HEIGHT), text="text:N")


def _revisions(pen: _Pen) -> Iterator[Any]:
    again = pen.path.revisions
    if not again:
        return
    first, last = (place(day) for day in pen.frame.days)
    wide = WIDTH / (last - first or 1.0)
    kept = with_room([(place(one.on) - first) * wide for one in reversed(again)], _REVISION)
    base = pen.base([{"day": one.on.isoformat()} for one in again])
    yield base.mark_rule(color=pen.palette.third, strokeDash=[1, 2]).encode(x=pen.x)
    said = [list(reversed(again))[index] for index in kept]
    labels = [
        {"day": one.on.isoformat(), "text": f"{pen.texts[one.change]} {one.on}"} for one in said
    ]
    yield (
        pen.base(labels)
        .mark_text(align="left", baseline="bottom", dx=4, dy=-20, color=pen.palette.quiet)
        .encode(x=pen.x, y=pen.alt.value(HEIGHT), text="text:N")
    )


def _lines(pen: _Pen) -> Iterator[Any]:
    path, texts = pen.path, pen.texts
    drawn = {
        "observed": ([(point.day, point.value) for point in path.points], [1, 0], pen.palette.main),
        f"required {path.required_from}".strip(): (
            [(way.day, way.value) for way in path.required], [7, 4], pen.palette.other
        ),
        "pace": ([(way.day, way.value) for way in path.pace_line], [2, 3], pen.palette.main),
    }  # fmt: skip
    kinds = {texts[kind]: line for kind, line in drawn.items() if line[0]}
    if not kinds:
        return
    values = [
        {"line": kind, "day": day.isoformat(), "value": value}
        for kind, (points, _, _) in kinds.items()
        for day, value in points
    ]
    legend = pen.alt.Legend(title=None, symbolSize=500, symbolStrokeWidth=2, labelLimit=260)
    names = list(kinds)
    dashes = pen.alt.Scale(domain=names, range=[dash for _, dash, _ in kinds.values()])
    colours = pen.alt.Scale(domain=names, range=[colour for _, _, colour in kinds.values()])
    yield (
        pen.base(values)
        .mark_line(strokeWidth=2, clip=True)
        .encode(
            x=pen.x,
            y=pen.y,
            color=pen.alt.Color("line:N", scale=colours, legend=legend, sort=names),
            strokeDash=pen.alt.StrokeDash("line:N", scale=dashes, legend=legend, sort=names),
        )
    )


def _points(pen: _Pen) -> Iterator[Any]:
    """Draw the observations; the better the evidence, the fuller the mark."""
    points = _thinned(pen.path.points)
    values = [
        {
            "day": point.day.isoformat(),
            "value": point.value,
            "grade": pen.texts[point.grade],
            "said": f"{point.day}: {pen.amount(point.value)}",
        }
        for point in points
    ]
    names = [pen.texts[grade] for grade in GRADES]
    used = len({point.grade for point in points}) > 1
    said = f"'{pen.texts['grade']}: ' + datum.label"
    legend = pen.alt.Legend(title=None, labelExpr=said) if used else None
    shapes = pen.alt.Scale(domain=names, range=list(_SHAPES))
    fills = pen.alt.Scale(
        domain=names, range=[pen.palette.main, pen.palette.band, pen.palette.paper]
    )
    yield (
        pen.base(values)
        .mark_point(stroke=pen.palette.main, strokeWidth=1.4, size=46, opacity=1)
        .encode(
            x=pen.x,
            y=pen.y,
            shape=pen.alt.Shape("grade:N", scale=shapes, legend=legend, sort=names),
            fill=pen.alt.Fill("grade:N", scale=fills, legend=legend, sort=names),
            tooltip=["said:N", "grade:N"],
        )
    )


def _thinned(points: Sequence[Observation]) -> list[Observation]:
    """Keep so many points as can be told apart; the line has them all that it needs."""
    if len(points) <= _MOST_POINTS:
        return list(points)
    step = (len(points) - 1) / (_MOST_POINTS - 1)
    return [points[round(index * step)] for index in range(_MOST_POINTS)]
