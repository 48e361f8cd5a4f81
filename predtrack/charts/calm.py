"""A panel with sentences, where a picture would say more than there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.charts.sentences import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.charts.palette import Palette

__all__ = ["calm_panel"]

_SIGN = 6.2
"""Width of a letter of running text in pixels, on average."""
_LINE = 18


def calm_panel(
    alt: Any,  # noqa: ANN401 - the module
    palette: Palette,
    sentences: Sequence[str],
    *,
    width: int,
    height: int | None = None,
) -> Any:  # noqa: ANN401 - any chart of Altair
    """Set sentences on a quiet ground; without a height, it is as high as they need."""
    columns = int((width - 32) / _SIGN)
    lines = [line for said in sentences for line in [*folded(said, columns), ""]][:-1]
    rows = [{"line": line, "at": 20 + _LINE * number} for number, line in enumerate(lines)]
    ground = (
        alt.Chart(alt.Data(values=[{}]))
        .mark_rect(color=palette.faint, opacity=0.45, cornerRadius=4)
        .encode(x=alt.value(0), x2=alt.value(width), y=alt.value(0), y2=alt.value("height"))
    )
    said = (
        alt.Chart(alt.Data(values=rows))
        .mark_text(align="left", baseline="middle", fontSize=12, color=palette.ink, limit=width)
        .encode(
            x=alt.value(16),
            y=alt.Y("at:Q", scale=None, axis=None),
            text="line:N",
        )
    )
    needed = 24 + _LINE * len(lines)
    return alt.layer(ground, said).properties(width=width, height=max(needed, height or 0))
