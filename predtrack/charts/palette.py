"""Colours that the colour-blind tell apart, and that stay apart in grey.

After the palette of Okabe and Ito (2008); no chart says anything by colour alone: what
differs in colour differs in shape, dash or place as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SCHEMES", "Palette", "Scheme"]

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one scheme.

    Parameters
    ----------
    ink, quiet, faint
        Text, secondary text, lines of the grid.
    paper
        Background.
    main, band
        What a chart is about, and its interval or area.
    other
        A second thing beside it: what was required, the other forecaster.
    third
        A third thing.
    series
        Colours of several series, in order of use.
    """

    ink: str
    quiet: str
    faint: str
    paper: str
    main: str
    band: str
    other: str
    third: str
    series: tuple[str, ...]


SCHEMES: Mapping[Scheme, Palette] = {
    "light": Palette(
        ink="#1b1f24",
        quiet="#57606a",
        faint="#e3e7eb",
        paper="#ffffff",
        main="#0072b2",
        band="#9ecae1",
        other="#d55e00",
        third="#6e7781",
        series=("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"),
    ),
    "dark": Palette(
        ink="#e6edf3",
        quiet="#a3adb8",
        faint="#30363d",
        paper="#14181d",
        main="#56b4e9",
        band="#1f4e6b",
        other="#f0883e",
        third="#8b949e",
        series=("#56b4e9", "#f0883e", "#2fbf94", "#d9a0c2", "#9fd3f2", "#e6b84d"),
    ),
}
"""Every scheme by its name."""
