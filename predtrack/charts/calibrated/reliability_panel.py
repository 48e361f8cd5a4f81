"""One reliability diagram: curve or bins with both bands, and below how often each was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.charts.calibrated.groups import count, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.charts.palette import Palette
    from predtrack.summaries.calibration import BinaryCalibration, CalibrationRow

__all__ = ["DISCRETE", "curve_records", "reliability_panel"]

DISCRETE = 15
"""Up to so many different forecasts each has its own interval; beyond, they join to bands."""
_HALF_BAR = 0.008
_LABEL = 26
"""Room in pixels that a number above a point needs."""


def curve_records(rows: Sequence[CalibrationRow], most: int) -> list[dict[str, Any]]:
    """Give at most so many rows as the picture needs them."""
    return [
        {
            "forecast": row.forecast,
            "frequency": row.frequency,
            "low": row.consistency[0] if row.consistency else None,
            "high": row.consistency[1] if row.consistency else None,
            "least": row.confidence[0] if row.confidence else None,
            "most": row.confidence[1] if row.confidence else None,
            "n": row.n,
            "written": count(row.n),
        }
        for row in spread(rows, most)
    ]


def reliability_panel(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    group: BinaryCalibration,
    *,
    texts: dict[str, str],
    size: int,
    most: int,
    title: Any = None,  # noqa: ANN401 - of Altair
) -> Any:  # noqa: ANN401 - any chart of Altair
    """Draw one group, square, so that the diagonal lies at 45 degrees."""
    rows = curve_records(group.bins or group.curve, most)
    base = alt.Chart()  # layers share the rows, so that they are written once
    scale, format_ = alt.Scale(domain=[0, 1], nice=False), {"format": ".1f", "tickCount": 6}
    x = alt.X("forecast:Q", scale=scale, title=None, axis=alt.Axis(labels=False, **format_))
    y = alt.Y("frequency:Q", scale=scale, title=texts["frequency"], axis=alt.Axis(**format_))
    drawn = _intervals if len(rows) <= DISCRETE else _bands
    layers = [*drawn(base, palette, x, scale), _diagonal(alt, palette)]
    if not group.bins:  # between bins nothing is known
        layers.append(base.mark_line(color=palette.main, strokeWidth=1.8).encode(x=x, y=y))
    if len(rows) <= DISCRETE:
        points = base.mark_point(color=palette.main, filled=True, size=55, opacity=1)
        layers.append(points.encode(x=x, y=y))
    if group.bins and size / len(rows) >= _LABEL:
        layers.append(_numbers(alt, base, palette, x))
    upper = alt.layer(*layers, data=alt.Data(values=rows)).properties(width=size, height=size)
    upper = upper.properties(title=title) if title is not None else upper
    return alt.vconcat(upper, _histogram(alt, palette, group, texts, size), spacing=6)


def _bands(base: Any, palette: Palette, x: Any, scale: Any) -> list[Any]:  # noqa: ANN401
    """Draw the consistency band as an area, and the ends of the confidence band as lines."""
    del scale
    area = base.mark_area(color=palette.band, opacity=0.55).encode(x=x, y="low:Q", y2="high:Q")
    dashed = {"color": palette.quiet, "strokeDash": [5, 3], "strokeWidth": 1.1}
    return [
        area,
        *(base.mark_line(**dashed).encode(x=x, y=f"{end}:Q") for end in ("least", "most")),
    ]


def _intervals(base: Any, palette: Palette, x: Any, scale: Any) -> list[Any]:  # noqa: ANN401
    """Draw both intervals of each forecast: consistency broad, confidence thin and dashed."""
    del scale
    known = base.transform_filter("isValid(datum.low)")
    broad = known.mark_rule(color=palette.band, strokeWidth=13, opacity=0.75)
    thin = known.mark_rule(color=palette.quiet, strokeWidth=1.3, strokeDash=[4, 2])
    ends = known.mark_tick(color=palette.quiet, orient="horizontal", size=8, thickness=1.3)
    return [
        broad.encode(x=x, y="low:Q", y2="high:Q"),
        thin.encode(x=x, y="least:Q", y2="most:Q"),
        *(ends.encode(x=x, y=f"{end}:Q") for end in ("least", "most")),
    ]


def _diagonal(alt: Any, palette: Palette) -> Any:  # noqa: ANN401
    ends = alt.Chart(alt.Data(values=[{"at": 0}, {"at": 1}]))
    dotted = ends.mark_line(color=palette.ink, strokeDash=[1, 3], strokeWidth=1.3)
    return dotted.encode(x="at:Q", y="at:Q")


def _numbers(alt: Any, base: Any, palette: Palette, x: Any) -> Any:  # noqa: ANN401
    """Write n above each interval, or below where it ends at the top."""
    del alt
    top = "datum.most == null ? datum.frequency : max(datum.most, datum.high)"
    placed = base.transform_calculate(top=top, written="'n=' + datum.written")
    said = {"color": palette.quiet, "fontSize": 10, "baseline": "bottom", "dy": -3}
    return placed.mark_text(**said).encode(x=x, y="top:Q", text="written:N")


def _histogram(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    group: BinaryCalibration,
    texts: dict[str, str],
    size: int,
) -> Any:  # noqa: ANN401
    pad = _HALF_BAR
    rows = [
        {
            "low": max(one.low - (pad if one.low == one.high else 0), 0),
            "high": min(one.high + (pad if one.low == one.high else 0), 1),
            "n": one.n,
            "none": 0,
        }
        for one in group.histogram
    ]
    base = alt.Chart(alt.Data(values=rows))
    bars = base.mark_rect(color=palette.third, stroke=palette.paper, strokeWidth=0.6).encode(
        x=alt.X(
            "low:Q",
            scale=alt.Scale(domain=[0, 1], nice=False),
            title=texts["forecast"],
            axis=alt.Axis(format=".1f", tickCount=6, grid=False),
        ),
        x2="high:Q",
        y=alt.Y(
            "none:Q", title="n", axis=alt.Axis(tickCount=2, grid=False, format=",d", tickMinStep=1)
        ),
        y2="n:Q",
    )
    n = (
        alt.Chart(alt.Data(values=[{"said": f"n = {count(group.n)}"}]))
        .mark_text(align="right", baseline="bottom", dy=-2, color=palette.quiet)
        .encode(x=alt.value(size), y=alt.value(0), text="said:N")
    )
    return alt.layer(bars, n).properties(width=size, height=round(size * 0.15) + 10)
