"""Charts for the pages, as files for both schemes of colour; without Altair there are none.

A page refers to a chart as an image: nothing in it can run, and its own rules of style do
not need those of the page.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from predtrack.errors import UsageError
from predtrack.reports.site.names import file_name
from predtrack.summaries.target_path import target_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from predtrack.charts import Chart
    from predtrack.reports.site.material import Material

__all__ = ["Picture", "draw_pictures"]

Picture = dict[str, Any]
"""Paths of the two images, their size, and the chart in words."""

_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)[^"]*"[^>]*? height="([\d.]+)')
_MOST_TARGETS = 100
"""Targets whose progress is drawn; an image takes a tenth of a second."""


def draw_pictures(
    material: Material, language: str
) -> tuple[Mapping[str, Picture], dict[str, bytes]]:
    """Draw every chart that has something to show.

    Parameters
    ----------
    material
        The ledger and what is said of it.
    language
        Language of the words in the charts.

    Returns
    -------
    tuple
        The pictures by the name of the page's place for them, and the files that they need.
    """
    pictures: dict[str, Picture] = {}
    files: dict[str, bytes] = {}
    for name, draw in _wanted(material, language):
        try:
            chart = draw()
            drawn = {scheme: chart.svg(scheme) for scheme in ("light", "dark")}
        except (UsageError, ImportError):  # nothing to draw, or nothing to draw it with
            continue
        paths = {scheme: f"charts/{file_name(name)}~{language}~{scheme}.svg" for scheme in drawn}
        files |= {paths[scheme]: svg.encode() for scheme, svg in drawn.items()}
        pictures[name] = _picture(chart, drawn["light"], paths)
    return pictures, files


def _picture(chart: Chart, svg: str, paths: Mapping[str, str]) -> Picture:
    size = _SIZE.search(svg)
    width, height = (round(float(side)) for side in size.groups()) if size else (600, 400)
    return {**paths, "alt": chart.description, "width": width, "height": height}


def _wanted(material: Material, language: str) -> Iterator[tuple[str, Callable[[], Chart]]]:
    """Name the charts, each with how it is drawn."""
    try:
        from predtrack import charts  # noqa: PLC0415 - a site without pictures does without
    except ImportError:
        return
    cards = material.cards
    said: dict[str, Any] = {"language": language}
    if any(row.rule == "hit_rate" for row in cards["publication"].rows):
        yield "hit_rates", lambda: charts.hit_rates(cards["publication"], **said)
    yield "funnel", lambda: charts.funnel(cards["all"], **said)
    if any(row.family == "readings" for row in cards["all"].rows):
        yield "word_bounds", lambda: charts.word_bounds(cards["all"], **said)
    if material.due:
        yield (
            "due_calendar",
            lambda: charts.due_calendar(material.due, as_of=material.as_of, **said),
        )
    if material.calibration.groups:
        yield "calibration", lambda: charts.reliability(material.calibration, **said)
    if material.leaderboard.places:
        yield "leaderboard", lambda: charts.leaderboard(material.leaderboard, **said)
    observed = [path for path in _paths(material, language) if len(path.points) > 1]
    for path in observed[:_MOST_TARGETS]:
        yield f"target/{path.progress.id}", partial(charts.target_progress, path, **said)


def _paths(material: Material, language: str) -> Any:  # noqa: ANN401 - paths of targets
    return target_paths(material.ledger, as_of=material.as_of, language=language)
