"""The page of a series: every observation with its source and grade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.site.frame import Page
from predtrack.reports.site.names import file_name
from predtrack.reports.site.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.records import Series
    from predtrack.reports.site.material import Material
    from predtrack.reports.site.texts import Texts

__all__ = ["series_page"]


def series_page(material: Material, series: Series, texts: Texts) -> Page:
    """Set out one series, the latest observation first."""
    title = series.title.say(texts.language)
    values = {
        "trail": [(texts("nav_targets"), "targets.html")],
        "title": title,
        "metric": series.metric,
        "unit": series.unit,
        "cumulative": series.cumulative,
        "source": series.source,
        "licence": series.licence,
        "notes": series.notes,
        "used": list(_used(material, series, texts)),
        "points": _points(material, series),
    }
    path = f"series/{file_name(series.id)}.html"
    return Page(path, "series", title, f"{title}, {series.unit}", values, "targets.html")


def _used(material: Material, series: Series, texts: Texts) -> Iterator[dict[str, str]]:
    for target in material.shown_targets:
        if target.series == series.id:
            title = target.title.say(texts.language)
            yield {"folder": "targets", "id": target.id, "title": title}
    for key in material.decided_by.get(series.id, ()):
        title = material.ledger.prediction(key).title.say(texts.language)
        yield {"folder": "predictions", "id": key, "title": title}


def _points(material: Material, series: Series) -> list[dict[str, Any]]:
    in_force = set(map(id, series.as_known(material.as_of)))
    known = [point for point in series.points if point.known_on <= material.as_of]
    known.sort(key=lambda point: (point.day, point.known_on), reverse=True)
    return [
        {
            "date": str(point.date),
            "day": point.day,
            "value": _exact(point.value),
            "raw": point.value,
            "known": point.known_on,
            "grade": point.grade,
            "replaced": id(point) not in in_force,
            "source": point.source or series.source or "",
            "url": point.url,
            "derived": point.derived,
            "note": point.note,
        }
        for point in known
    ]


def _exact(value: float) -> str:
    """Write an observation with all its digits, while they can be read."""
    if abs(value) >= 1e15 or (value and abs(value) < 1e-4):
        return number(value)
    return f"{value:,.6f}".rstrip("0").rstrip(".")
