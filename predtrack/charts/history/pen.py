"""What every panel of a score over time is drawn with: axes, colours, dashes, corners."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from predtrack.charts.history.frame import enough
from predtrack.charts.moments import moment, time_axis, time_scale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.charts.history.frame import Span
    from predtrack.charts.palette import Palette
    from predtrack.summaries.score_history import HistoryLine, ScoreHistory

__all__ = ["CORNERS", "HistoryPen", "corners_of"]

CORNERS = "corners"
"""Name of the data that several panels share."""

_DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [1, 4], [5, 5])


@dataclass(frozen=True, slots=True)
class HistoryPen:
    """The module that draws, the colours, the history, its words, and its frame."""

    alt: Any
    palette: Palette
    history: ScoreHistory
    texts: Mapping[str, str]
    span: Span
    names: tuple[str, ...]

    def base(self, values: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401
        """Give an empty chart of its own data."""
        return self.alt.Chart(self.alt.Data(values=list(values)))

    @property
    def corners(self) -> Any:  # noqa: ANN401
        """Give an empty chart of the corners of all lines."""
        return self.alt.Chart(self.alt.NamedData(CORNERS))

    @property
    def kind(self) -> str:
        """Tell times from numbers on a clock of their own."""
        return "Q" if isinstance(self.span.first, (int, float)) else "T"

    def x(self, *, labels: bool = True) -> Any:  # noqa: ANN401
        """Give the axis of time that all panels share."""
        axis = time_axis(self.alt, self.span.first, self.span.last)
        if not labels:
            axis = self.alt.Axis(title=None, grid=False, labels=False, ticks=False, domain=False)
        return self.alt.X(
            f"at:{self.kind}",
            scale=time_scale(self.alt, self.span.first, self.span.last),
            axis=axis,
        )

    def y(self, field: str = "value") -> Any:  # noqa: ANN401
        """Give the axis of the score."""
        return self.alt.Y(
            f"{field}:Q",
            scale=self.alt.Scale(domain=list(self.span.values), nice=False),
            axis=self.axis(self.texts["axis"], tickCount=6),
        )

    def axis(self, title: str, **more: Any) -> Any:  # noqa: ANN401
        """Give an axis on the left."""
        # The panels stand under each other only if their axes take the same room.
        return self.alt.Axis(title=title, minExtent=38, maxExtent=38, **more)

    def by_line(self, *, legend: bool) -> dict[str, Any]:
        """Tell lines apart by dash and colour."""
        names, alt = list(self.names), self.alt
        several = legend and len(names) > 1
        drawn = (
            alt.Legend(title=None, symbolType="stroke", symbolSize=500, symbolStrokeWidth=2,
                       symbolOpacity=1, labelLimit=200, columns=3)
            if several
            else None
        )  # fmt: skip
        colours = alt.Scale(domain=names, range=list(self.palette.series[: len(names)]))
        dashes = alt.Scale(domain=names, range=[list(dash) for dash in _DASHES[: len(names)]])
        return {
            "color": alt.Color("line:N", scale=colours, legend=drawn, sort=names),
            "strokeDash": alt.StrokeDash("line:N", scale=dashes, legend=drawn, sort=names),
        }


def corners_of(
    history: ScoreHistory, drawn: Sequence[tuple[str, HistoryLine]]
) -> list[dict[str, Any]]:
    """Give the corners of all lines; before a gap the last value goes on until the gap."""
    records: list[dict[str, Any]] = []
    for name, line in drawn:
        least, before = enough(history, line), None
        for point in line.points:
            finite = point.value is not None and math.isfinite(point.value)
            value = point.value if finite else None
            firm = value if point.n >= least else None
            now = {"line": name, "at": moment(point.at), "value": value, "firm": firm, "n": point.n}
            if before and (before["value"] is None) + (before["firm"] is None) < (
                (value is None) + (firm is None)
            ):
                records.append({**before, "at": now["at"]})
            records.append(now)
            before = now
        if history.until is not None and before:
            records.append({**before, "at": moment(history.until)})
    return records
