"""The pages of publications: what each of them said, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from predtrack.reports.site.frame import Page
from predtrack.reports.site.hits import by_group, counts_of, findings
from predtrack.reports.site.lines import paginated
from predtrack.reports.site.names import file_name
from predtrack.reports.site.quoting import tag_of
from predtrack.reports.site.samples import sample_sentences
from predtrack.reports.site.target_lines import target_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from predtrack.records import Publication
    from predtrack.reports.site.lines import Line
    from predtrack.reports.site.material import Material
    from predtrack.reports.site.texts import Texts

__all__ = ["publication_pages", "publications_page"]

_LANGUAGES = {"en": "English", "zh-Hans": "中文"}


def publications_page(material: Material, texts: Texts) -> Page:
    """List all publications, newest first."""
    rates = by_group(material.cards["publication"], "publication")
    order = sorted(material.publications, key=lambda one: one.id)
    order.sort(key=lambda one: one.published.last(), reverse=True)
    rows = [
        {
            "id": one.id,
            "title": one.title.say(texts.language),
            "who": _name(material, one.forecaster, texts),
            "who_id": one.forecaster,
            "published": str(one.published),
            "day": one.published.last(),
            "predictions": len(material.by_publication.get(one.id, ())),
            "targets": len(material.targets_by_publication.get(one.id, ())),
            "counts": counts_of(rates[one.id]) if one.id in rates else None,
        }
        for one in order
    ]
    title = texts("publications")
    return Page("publications.html", "publications", title, texts("publications_note"),
                {"rows": rows})  # fmt: skip


def publication_pages(
    material: Material, lines: Mapping[str, Line], texts: Texts
) -> Iterator[Page]:
    """Set out every publication, on as many pages as its predictions take."""
    rates = by_group(material.cards["publication"], "publication")
    limits = {row.by["publication"]: row for row in material.cards["publication"].limits}
    for one in material.publications:
        keys = material.by_publication.get(one.id, ())
        shared = _facts(material, one, texts) | {
            "hits": _hits(rates.get(one.id), texts),
            "sentences": sample_sentences(limits.get(one.id), texts),
            "total": len(keys),
            "several": len({lines[key].who_id for key in keys}) > 1,
            "targets": target_lines(
                material, material.targets_by_publication.get(one.id, ()), texts
            ),
            "retold": list(_retold(material, one, texts)),
        }
        first = f"publications/{file_name(one.id)}.html"
        for path, part, pages in paginated((lines[key] for key in keys), first):
            title = one.title.say(texts.language)
            yield Page(path, "publication", title, title,
                       shared | {"lines": part, "pages": pages}, "publications.html")  # fmt: skip


def _hits(row: Any, texts: Texts) -> dict[str, Any] | None:  # noqa: ANN401 - a row, or none
    if row is None:
        return None
    return {"sentences": findings(row, texts), "counts": counts_of(row)}


def _name(material: Material, forecaster: str, texts: Texts) -> str:
    known = material.ledger.forecasters.get(forecaster)
    return known.name.say(texts.language) if known else forecaster


def _facts(material: Material, one: Publication, texts: Texts) -> dict[str, Any]:
    size = one.corpus.size if one.corpus else 0
    key = "corpus_complete" if one.corpus and one.corpus.complete else "corpus_part"
    tag = tag_of(one)
    return {
        "trail": [(texts("nav_publications"), "publications.html")],
        "title": one.title.say(texts.language),
        "publisher": one.publisher,
        "who": _name(material, one.forecaster, texts),
        "who_id": one.forecaster,
        "published": str(one.published),
        "url": one.url,
        "language_name": _LANGUAGES.get(tag, tag),
        "licence": one.licence,
        "attribution": one.attribution,
        "corpus": texts(key, size=size) if one.corpus else "",
        "corpus_note": one.corpus.note if one.corpus else None,
        "notes": one.notes,
    }


def _retold(material: Material, one: Publication, texts: Texts) -> Iterator[dict[str, str]]:
    for key, retelling in material.retold_by.get(one.id, ()):
        folder = "targets" if key in material.targets else "predictions"
        of = material.ledger.target if folder == "targets" else material.ledger.prediction
        title = of(key).title.say(texts.language)
        yield {"folder": folder, "id": key, "title": title, "code": retelling.id or ""}
