"""How a page is rendered: templates that escape everything, and what frames each page."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from predtrack.reports.site.addresses import address
from predtrack.reports.site.markup import pieces
from predtrack.reports.site.names import LANGUAGES, Links, local
from predtrack.reports.site.texts import Texts, tongue
from predtrack.reports.site.wording import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from predtrack.reports.site.material import Material

__all__ = ["Frame", "Page"]

_NAVIGATION = (
    ("index.html", "nav_overview"),
    ("predictions.html", "nav_predictions"),
    ("due.html", "nav_due"),
    ("publications.html", "nav_publications"),
    ("forecasters.html", "nav_forecasters"),
    ("targets.html", "nav_targets"),
    ("calibration.html", "nav_calibration"),
    ("leaderboard.html", "nav_leaderboard"),
    ("method.html", "nav_method"),
    ("data.html", "nav_data"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is rendered.

    Parameters
    ----------
    path
        Where it lies, without its language.
    template
        Name of its template, without the ending.
    title, description
        What it is called, and what it tells.
    values
        What the template shows.
    section
        Entry of the navigation that it belongs to.
    json_ld
        What machines read of it, ready to stand in a page; empty for nothing.
    """

    path: str
    template: str
    title: str
    description: str
    values: Mapping[str, Any] = field(default_factory=dict)
    section: str = ""
    json_ld: str = ""


class Frame:
    """What all pages of a language share.

    Parameters
    ----------
    material
        The ledger and what is said of it.
    texts
        The language.
    extras
        Files beside the pages that exist, such as ``feed.atom``.
    """

    def __init__(self, material: Material, texts: Texts, extras: frozenset[str]) -> None:
        self.texts = texts
        self.site = {
            "title": plain_text(material.title) or texts("site_title"),
            "as_of": material.as_of.isoformat(),
            "built": material.built,
            "version": material.version,
            "commit": material.commit[:12],
            "base_url": address(material.base_url) or "",
            "nav": [{"path": path, "key": key} for path, key in _NAVIGATION],
            "languages": [_language(code) for code in LANGUAGES],
            "feed": local("feed.atom", texts.language) in extras,
            "calendar": local("due.ics", texts.language) in extras,
        }
        self._environment = _environment()
        self._environment.globals.update({"t": texts, "site": self.site, **pieces(texts)})
        self._templates: dict[str, Any] = {}

    def render(self, page: Page) -> tuple[str, bytes]:
        """Give the path of a page, and its bytes."""
        from markupsafe import Markup  # noqa: PLC0415 - comes with the templates

        if page.template not in self._templates:
            found = self._environment.get_template(f"{page.template}.html")
            self._templates[page.template] = found
        here = local(page.path, self.texts.language)
        text = self._templates[page.template].render(
            {
                **page.values,
                "page_title": page.title,
                "description": page.description,
                "section": page.section or page.path,
                "json_ld": Markup(page.json_ld),  # noqa: S704 - escaped by as_script
                "links": Links(page.path, self.texts.language),
                "here": "" if page.path == "index.html" and here == page.path else here,
                "script_sort": "data-sortable" in page.values.get("uses", "data-sortable"),
            }
        )
        return here, text.encode("utf-8", "replace")


def _language(code: str) -> dict[str, str]:
    texts = Texts(code)
    return {
        "code": code,
        "tag": texts.tag,
        "name": texts("language_name"),
        "switch": texts("switch_language"),
    }


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - a site alone

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters |= {"address": address, "tongue": tongue, "plain": plain_text}
    return environment
