"""A chart: a finding, what it shows, and one specification for every form of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from predtrack.charts.drawing import MISSING, can_draw, to_html, to_png, to_svg
from predtrack.charts.palette import SCHEMES
from predtrack.charts.sentences import folded
from predtrack.charts.text_form import draw_rows
from predtrack.charts.theme import config
from predtrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from predtrack.charts.palette import Palette, Scheme
    from predtrack.charts.text_form import TextRows

__all__ = ["WIDTH", "Chart"]

WIDTH = 560
"""Width of the plotted area in pixels, where a chart has no width of its own."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture that says what it shows.

    Parameters
    ----------
    title
        The finding, in one sentence.
    subtitle
        What is plotted, of how many: rule, range, direction, n.
    description
        The picture in words, for those who cannot see it.
    body
        Draws it with Altair in the colours of a palette, without title: ``body(altair,
        palette)``.
    rows
        The same, small, for a terminal.
    note
        How to read it; stands below.
    language
        Language of its texts.
    """

    title: str
    subtitle: str
    description: str
    body: Callable[[Any, Palette], Any]
    rows: TextRows
    note: str = ""
    language: str = "en"

    def to_altair(self, scheme: Scheme = "light") -> Any:  # noqa: ANN401 - any chart of Altair
        """Give the Altair chart, to go on with.

        Raises
        ------
        UsageError
            If Altair is not installed.
        """
        try:
            import altair as alt  # noqa: PLC0415 - only a picture needs it
        except ImportError as error:
            raise UsageError(MISSING) from error
        palette = SCHEMES[scheme]
        said = [*folded(self.subtitle, 92), *folded(self.note, 92)]
        title = alt.TitleParams(folded(self.title, 70), subtitle=said)
        drawn = self.body(alt, palette).properties(title=title, description=self.description)
        return drawn.configure(**config(palette, self.language))

    def to_dict(self, scheme: Scheme = "light") -> dict[str, Any]:
        """Give the specification in Vega-Lite."""
        found: dict[str, Any] = self.to_altair(scheme).to_dict()
        return found

    def svg(self, scheme: Scheme = "light") -> str:
        """Draw it as SVG, with its title and its description as text alternative."""
        return to_svg(self.to_dict(scheme), title=self.title, description=self.description)

    def png(self, scheme: Scheme = "light", *, scale: float = 2) -> bytes:
        """Draw it as PNG, ``scale`` pixels for each of the chart's."""
        return to_png(
            self.to_dict(scheme), title=self.title, description=self.description, scale=scale
        )

    def html(self, scheme: Scheme = "light") -> str:
        """Give a page that holds all that it needs and works without a network."""
        return to_html(
            self.to_dict(scheme),
            title=self.title,
            description=self.description,
            language=self.language,
        )

    def text(self, width: int = 80) -> str:
        """Draw it with letters, for a terminal of so many columns."""
        return draw_rows(self.title, self.subtitle, self.rows, self.note, width=width)

    def __str__(self) -> str:
        return self.text()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:  # noqa: ANN401
        """Show it in a notebook: as a picture, and as text where none can be drawn."""
        del include, exclude
        text = {"text/plain": self.text()}
        if not can_draw():
            return text
        return {"image/svg+xml": self.svg(), **text}
