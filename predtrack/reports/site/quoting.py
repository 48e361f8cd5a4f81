"""Quotes with their language and credit, and the same statement in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.records import Publication, Retelling
    from predtrack.reports.site.material import Material
    from predtrack.reports.site.texts import Texts

__all__ = ["attribution_of", "retellings_of", "tag_of"]


def tag_of(publication: Publication) -> str:
    """Give the language of a publication as pages name it.

    A language is a name of the ledger; as a tag it is taken where it can be one.
    """
    language = publication.language
    if language == "zh":
        return "zh-Hans"
    return language if language.replace("-", "").isalnum() and language[:2].isalpha() else "und"


def attribution_of(publication: Publication) -> str:
    """Give the credit that a publication asks for."""
    return publication.attribution or publication.licence or ""


def retellings_of(
    material: Material, retellings: Sequence[Retelling], texts: Texts
) -> list[dict[str, Any]]:
    """Set out where others retold a statement, as far as that had appeared."""
    known = {publication.id: publication for publication in material.publications}
    late = {publication.id for publication in material.ledger.publications} - set(known)
    return [
        {
            "id": one.id,
            "quote": one.quote,
            "locator": one.locator,
            "differs": one.differs,
            **_where(known.get(one.publication), one.publication, texts),
        }
        for one in retellings
        if one.publication not in late
    ]


def _where(publication: Publication | None, name: str, texts: Texts) -> dict[str, str]:
    if publication is None:
        return {"where": name, "where_id": "", "tag": "und"}
    return {
        "where": publication.title.say(texts.language),
        "where_id": publication.id,
        "tag": tag_of(publication),
    }
