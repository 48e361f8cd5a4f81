"""The page of data: downloads, feeds, how to cite, and whose words are quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.site.frame import Page
from predtrack.reports.site.json_ld import LICENCES
from predtrack.reports.site.names import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from predtrack.reports.site.downloads import Download
    from predtrack.reports.site.material import Material
    from predtrack.reports.site.texts import Texts

__all__ = ["data_page"]

_FEEDS = (("feed.atom", "feed_atom"), ("due.ics", "feed_ics"))


def data_page(
    material: Material,
    files: Sequence[Download],
    extras: Iterable[str],
    texts: Texts,
    json_ld: str,
) -> Page:
    """List what can be downloaded."""
    found = frozenset(extras)
    badges = sorted(path for path in found if path.startswith("badges/"))
    values: dict[str, Any] = {
        "files": [
            {
                "path": one.path,
                "holds": texts(one.holds),
                "rows": "–" if one.rows is None else f"{one.rows:,}",
                "size": _size(len(one.content)),
            }
            for one in files
        ],
        "feeds": [
            *(
                (here, texts(key))
                for here, key in ((local(path, texts.language), key) for path, key in _FEEDS)
                if here in found
            ),
            *(
                (path, texts("feed_badge", name=path.removeprefix("badges/").removesuffix(".json")))
                for path in badges[:20]
            ),
        ],
        "citation": _citation(material, texts),
        "licences": list(_licences(material)),
    }
    return Page("data.html", "data", texts("nav_data"), texts("data_lede"), values, json_ld=json_ld)


def _size(bytes_: int) -> str:
    """Write a size.

    Examples
    --------
    >>> _size(900), _size(12_345)
    ('900 B', '12 kB')
    """
    return f"{bytes_} B" if bytes_ < 1000 else f"{bytes_ / 1000:,.0f} kB"


def _citation(material: Material, texts: Texts) -> str:
    commit = f" ({texts('commit', commit=material.commit[:12])})" if material.commit else ""
    url = f" {material.base_url}" if material.base_url else ""
    return texts(
        "citation_line",
        title=material.title or texts("site_title"),
        day=material.as_of,
        commit=commit,
        version=material.version,
        url=url,
    )


def _licences(material: Material) -> Iterable[dict[str, str]]:
    found = {}
    for one in material.publications:
        if one.licence or one.attribution:
            credit = one.attribution or one.title.say("en")
            licence = one.licence or ""
            found[credit] = {
                "attribution": credit, "licence": licence, "url": LICENCES.get(licence, "")
            }  # fmt: skip
    return [found[credit] for credit in sorted(found)]
