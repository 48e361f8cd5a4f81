"""One panel of mean scores: points, intervals and bounds of groups on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.charts.chart import WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.charts.palette import Palette

__all__ = ["panel"]


def panel(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    records: Sequence[dict[str, Any]],
    scale: tuple[float, float],
    half: float | None,
    heading: str,
) -> Any:  # noqa: ANN401 - any chart of Altair
    """Draw the groups of one rule, and always one half where that is one number."""
    base = alt.Chart(alt.Data(values=list(records)))
    order = [record["group"] for record in records]
    y = alt.Y("group:N", sort=order, title=None, axis=alt.Axis(labelLimit=240, grid=False))
    fixed = alt.Scale(domain=list(scale), nice=False)

    def x(name: str) -> Any:  # noqa: ANN401 - a channel of Altair
        return alt.X(f"{name}:Q", scale=fixed, title=None, axis=alt.Axis(tickCount=7))

    def with_(name: str) -> Any:  # noqa: ANN401 - a chart of Altair
        return base.transform_filter(f"isValid(datum.{name})").encode(y=y)

    thin = with_("low").mark_rule(color=palette.third, strokeWidth=1.5)
    bar = with_("least").mark_bar(color=palette.main, height=9, cornerRadius=2)
    point = with_("value").mark_point(color=palette.main, filled=True, size=65, opacity=1)
    tick = {"color": palette.third, "size": 9, "thickness": 1.5}
    told = base.mark_text(align="left", dx=8, color=palette.quiet)
    layers = [
        *_half(alt, palette, half, fixed),
        thin.encode(x=x("low"), x2="high:Q"),
        *(with_(end).mark_tick(**tick).encode(x=x(end)) for end in ("low", "high")),
        bar.encode(x=x("least"), x2="most:Q"),
        point.encode(x=x("value")),
        told.encode(y=y, x=alt.value(WIDTH), text="told:N"),
    ]
    title = {"title": _heading(alt, palette, heading)} if heading else {}
    return alt.layer(*layers).properties(width=WIDTH, height=alt.Step(26), **title)


def _half(alt: Any, palette: Palette, half: float | None, scale: Any) -> list[Any]:  # noqa: ANN401
    if half is None:
        return []
    data = alt.Chart(alt.Data(values=[{"at": half}]))
    rule = data.mark_rule(strokeDash=[2, 3], color=palette.ink)
    return [rule.encode(x=alt.X("at:Q", scale=scale))]


def _heading(alt: Any, palette: Palette, heading: str) -> Any:  # noqa: ANN401 - a title of Altair
    return alt.TitleParams(
        heading, fontSize=11.5, fontWeight=400, color=palette.quiet, offset=8, anchor="start"
    )
