"""How every chart is set: type, lines, space."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predtrack.charts.palette import Palette

__all__ = ["FONTS", "config"]

FONTS: Mapping[str, str] = {
    "en": "Arial, Helvetica, 'Liberation Sans', 'Noto Sans', 'Noto Sans CJK SC', sans-serif",
    "zh": "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', Arial, sans-serif",
}
"""Type of one width on nearly every machine: a label is as wide where it is read as here."""

PADDING = {"left": 24, "right": 40, "top": 14, "bottom": 14}
"""Room for the machines on which it is wider after all."""


def config(palette: Palette, language: str = "en") -> dict[str, Any]:
    """Give the configuration of Vega-Lite for a palette, with type for the language."""
    return {
        "background": palette.paper,
        "font": FONTS[language],
        "padding": PADDING,
        "view": {"stroke": None},
        "title": {
            "anchor": "start",
            "frame": "group",
            "align": "left",
            "color": palette.ink,
            "fontSize": 15,
            "fontWeight": 600,
            "lineHeight": 20,
            "subtitleColor": palette.quiet,
            "subtitleFontSize": 11.5,
            "subtitleLineHeight": 16,
            "subtitlePadding": 6,
            "offset": 14,
        },
        "axis": {
            "domainColor": palette.third,
            "gridColor": palette.faint,
            "tickColor": palette.third,
            "labelColor": palette.ink,
            "titleColor": palette.quiet,
            "labelFontSize": 11.5,
            "titleFontSize": 11.5,
            "titleFontWeight": 400,
            "titlePadding": 8,
        },
        "legend": {
            "labelColor": palette.ink,
            "titleColor": palette.quiet,
            "titleFontWeight": 400,
            "labelFontSize": 11.5,
            "titleFontSize": 11.5,
            "orient": "top",
        },
        "header": {"labelColor": palette.ink, "titleColor": palette.quiet, "labelFontSize": 12},
        "text": {"color": palette.ink, "fontSize": 11.5},
        "range": {"category": list(palette.series)},
    }
