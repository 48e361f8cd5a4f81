"""Lists of everything: all predictions with their search, and what falls due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.site.frame import Page
from predtrack.reports.site.json_ld import as_script
from predtrack.reports.site.lines import PER_PAGE, paginated
from predtrack.reports.site.names import file_name
from predtrack.reports.site.overview_page import due_line
from predtrack.reports.site.wording import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from predtrack.reports.site.lines import Line
    from predtrack.reports.site.material import Material
    from predtrack.reports.site.texts import Texts

__all__ = ["due_page", "prediction_lists", "search_index"]

_GROUPS = (("overdue", "overdue"), ("due", "due"), ("resolved early", "early"))
_LONGEST_QUOTE = 240


def prediction_lists(lines: Mapping[str, Line], texts: Texts) -> Iterator[Page]:
    """List all predictions, the newest first, on as many pages as they take."""
    newest = sorted(lines.values(), key=lambda line: (-line.made.toordinal(), line.id))
    for path, part, pages in paginated(newest, "predictions.html"):
        values = {
            "lines": part,
            "pages": pages,
            "total": f"{len(lines):,}",
            "first": path == pages[0],
        }
        title = texts("predictions")
        yield Page(path, "predictions", title, title, values, "predictions.html")


def search_index(material: Material, lines: Mapping[str, Line]) -> str:
    """Write what is searched, as a script: a page that was opened from a file may read it.

    Each prediction is a list: page, title, quote, place of its forecaster and of its
    publication in the lists of names, and verdict.
    """
    who = {name: place for place, name in enumerate(dict.fromkeys(x.who for x in lines.values()))}
    where = {
        name: place for place, name in enumerate(dict.fromkeys(x.where for x in lines.values()))
    }
    rows = [
        [
            file_name(line.id),
            plain_text(line.title),
            plain_text(material.claimed[key].prediction.quote or "")[:_LONGEST_QUOTE],
            who[line.who],
            where[line.where],
            line.verdict,
        ]
        for key, line in lines.items()
    ]
    names = {"who": list(map(plain_text, who)), "where": list(map(plain_text, where))}
    return f"window.predtrackIndex={as_script(names | {'rows': rows})};\n"


def due_page(material: Material, texts: Texts) -> Page:
    """List what is overdue, what falls due within a year, and what was resolved early."""
    groups: list[dict[str, Any]] = []
    for name, key in _GROUPS:
        items = [item for item in material.due if item.group == name]
        rows = [due_line(material, item, texts) for item in items[:PER_PAGE]]
        more = max(len(items) - PER_PAGE, 0)
        groups.append({"key": key, "rows": rows, "total": len(items), "more": more})
    return Page(
        "due.html",
        "due",
        texts("due_title"),
        texts("due_note", day=material.as_of),
        {"groups": groups},
    )
