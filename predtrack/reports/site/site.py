"""All files of a site, one after the other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from predtrack.reports.site.comparison_pages import calibration_page, leaderboard_page
from predtrack.reports.site.data_page import data_page
from predtrack.reports.site.downloads import downloads
from predtrack.reports.site.feed_files import feed_files
from predtrack.reports.site.forecaster_page import forecaster_pages, forecasters_page
from predtrack.reports.site.frame import Frame
from predtrack.reports.site.json_ld import dataset
from predtrack.reports.site.lines import lines_of
from predtrack.reports.site.list_pages import due_page, prediction_lists, search_index
from predtrack.reports.site.method_page import method_page
from predtrack.reports.site.names import LANGUAGES
from predtrack.reports.site.overview_page import overview_page
from predtrack.reports.site.pictures import draw_pictures
from predtrack.reports.site.prediction_page import prediction_page
from predtrack.reports.site.publication_page import publication_pages, publications_page
from predtrack.reports.site.series_page import series_page
from predtrack.reports.site.target_page import target_page, targets_page
from predtrack.reports.site.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from predtrack.reports.site.downloads import Download
    from predtrack.reports.site.frame import Page
    from predtrack.reports.site.material import Material
    from predtrack.reports.site.pictures import Picture

__all__ = ["count_files", "site_files"]

_STATIC = Path(__file__).parent / "static"


def count_files(material: Material) -> int:
    """Say about how many files the site has, for somebody who watches."""
    of_records = (
        material.claimed, material.targets, material.ledger.series, material.publications,
        material.forecasters,
    )  # fmt: skip
    return len(LANGUAGES) * (sum(map(len, of_records)) + 15) + 30


def site_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Give path and content of every file."""
    for path in sorted(_STATIC.iterdir()):
        yield f"static/{path.name}", path.read_bytes()
    yield ".nojekyll", b""
    files = list(downloads(material))
    yield from ((one.path, one.content) for one in files)
    extras = feed_files(material)
    yield from extras.items()
    for language in LANGUAGES:
        yield from _in_language(material, Texts(language), files, frozenset(extras))


def _in_language(
    material: Material,
    texts: Texts,
    files: Sequence[Download],
    extras: frozenset[str],
) -> Iterator[tuple[str, bytes]]:
    frame, lines = Frame(material, texts, extras), lines_of(material, texts)
    pictures, drawn = draw_pictures(material, texts.language)
    yield from drawn.items()
    described = dataset(material, texts, [(one.path, one.media) for one in files])
    pages: tuple[Page, ...] = (
        overview_page(material, texts, described),
        due_page(material, texts),
        publications_page(material, texts),
        forecasters_page(material, texts),
        targets_page(material, texts),
        calibration_page(material, texts),
        leaderboard_page(material, texts),
        method_page(material, texts),
        data_page(material, files, extras, texts, described),
        *prediction_lists(lines, texts),
    )
    yield f"static/search-{texts.tag}.js", search_index(material, lines).encode("utf-8", "replace")
    for page in pages:
        yield frame.render(_with(page, pictures, page.path.removesuffix(".html")))
    for found in (publication_pages, forecaster_pages):
        for page in found(material, lines, texts):
            yield frame.render(page)
    for target in material.shown_targets:
        page = target_page(material, target, texts)
        yield frame.render(_with(page, pictures, f"target/{target.id}"))
    for series in material.ledger.series:
        yield frame.render(series_page(material, series, texts))
    for one in material.claimed.values():
        yield frame.render(prediction_page(material, one, lines, texts))


def _with(page: Page, pictures: Mapping[str, Picture], own: str) -> Page:
    """Give a page its picture, and those that it may choose from."""
    return replace(page, values={**page.values, "pictures": pictures, "chart": pictures.get(own)})
