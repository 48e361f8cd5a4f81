"""Feeds and badges beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.reports.feeds import (
    atom_feed,
    due_calendar,
    overdue_badge,
    score_badge,
    score_badges,
)
from predtrack.reports.site.names import LANGUAGES, file_name, local
from predtrack.reports.site.texts import Texts
from predtrack.summaries.ledger_events import ledger_events
from predtrack.summaries.open_dates import open_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predtrack.reports.site.material import Material

__all__ = ["feed_files"]

_FOLDERS = {"prediction": "predictions", "target": "targets", "publication": "publications"}
_MOST_BADGES = 500
"""Badges of single forecasters and publications; nobody links to thousands."""


def feed_files(material: Material) -> dict[str, bytes]:
    """Give path and content of each feed, calendar and badge."""
    found = dict(_badges(material))
    for language in LANGUAGES:
        found |= dict(_feeds(material, language))
    return {path: text.encode("utf-8", "replace") for path, text in found.items()}


def _feeds(material: Material, language: str) -> Iterator[tuple[str, str]]:
    def page_of(kind: str, identifier: str) -> str:
        return local(f"{_FOLDERS[kind]}/{file_name(identifier)}.html", language)

    ledger, as_of = material.ledger, material.as_of
    title = material.title or Texts(language)("site_title")
    calendar, feed = local("due.ics", language), local("feed.atom", language)
    yield (
        calendar,
        due_calendar(
            open_dates(ledger, as_of=as_of, language=language),
            as_of=as_of,
            base_url=material.base_url,
            page_of=page_of,
            language=language,
        ),
    )
    yield (
        feed,
        atom_feed(
            ledger_events(ledger, as_of=as_of, language=language),
            as_of=as_of,
            title=title,
            base_url=material.base_url,
            page_of=page_of,
            language=language,
            path=feed,
            home=local("index.html", language),
        ),
    )


def _badges(material: Material) -> Iterator[tuple[str, str]]:
    yield "badges/score.json", score_badge(material.cards["all"].rows)
    yield "badges/overdue.json", overdue_badge(open_dates(material.ledger, as_of=material.as_of))
    for column in ("forecaster", "publication"):
        badges = score_badges(material.cards[column].rows)
        for (name,), badge in sorted(badges.items())[:_MOST_BADGES]:
            yield f"badges/{column}~{file_name(name)}.json", badge
