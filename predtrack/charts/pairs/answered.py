"""What two forecasters answered, and both of them: bars of counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.charts.chart import WIDTH
from predtrack.charts.text_form import TextRow, TextRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.charts.palette import Palette

__all__ = ["answered_rows", "draw_answered"]

Counted = tuple[str, int]

_FEW = 6


def draw_answered(
    alt: Any,  # noqa: ANN401 - the module has no types
    palette: Palette,
    counted: Sequence[Counted],
    *,
    axis: str,
) -> Any:  # noqa: ANN401 - any chart of Altair
    """Draw a calm bar for each name, with its count."""
    y = alt.Y("who:N", sort=[who for who, _ in counted], title=None, axis=alt.Axis(labelLimit=240))
    scale = alt.Scale(domain=[0, _most(counted)])
    ticks = alt.Axis(format=",d", **_ticks(_most(counted)))
    values = [{"who": who, "n": n} for who, n in counted]
    base = alt.Chart(alt.Data(values=values)).encode(
        y=y, x=alt.X("n:Q", title=axis, scale=scale, axis=ticks)
    )
    told = base.mark_text(align="left", dx=5, color=palette.quiet)
    bars = base.mark_bar(color=palette.third, height=12)
    layers = alt.layer(bars, told.encode(text=alt.Text("n:Q", format=",d")))
    return layers.properties(width=WIDTH, height=alt.Step(28))


def answered_rows(counted: Sequence[Counted]) -> TextRows:
    """Give the same as lines for a terminal."""
    rows = tuple(
        TextRow(label=who, inner=(0, n) if n else None, told=f"{n:,}") for who, n in counted
    )
    return TextRows(rows, scale=(0.0, float(_most(counted))), written="{:,.0f}".format)


def _ticks(most: int) -> dict[str, Any]:
    """Keep ticks on whole numbers, also where there are few."""
    return {"values": list(range(most + 1))} if most < _FEW else {"tickCount": _FEW}


def _most(counted: Sequence[Counted]) -> int:
    return max(1, *(n for _, n in counted))
