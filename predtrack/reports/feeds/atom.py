"""``feed.atom``: what was put on record and what was resolved, newest first (RFC 4287).

Identifiers are UUIDs made from the names of records: they stay when the site moves, and claim
no domain. All text is plain text; the reader's program finds no markup in it to run.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from predtrack.reports.feeds.addresses import base_of, page_address, web_address
from predtrack.reports.feeds.wording import outcome_word, plain, word
from predtrack.reports.numbers import count

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from predtrack.reports.feeds.addresses import PageOf
    from predtrack.summaries.ledger_events import LedgerEvent

__all__ = ["atom_feed"]

_NAMESPACE = uuid.UUID("0d6ffe52-6ad4-5d52-a9b1-3d2ac3f0b2b3")


def atom_feed(
    events: Sequence[LedgerEvent],
    *,
    as_of: dt.date,
    title: str = "",
    base_url: str = "",
    page_of: PageOf | None = None,
    language: str = "en",
    path: str = "feed.atom",
    home: str = "index.html",
) -> str:
    """Write a feed with one entry for each event.

    Parameters
    ----------
    events
        The events, newest first.
    as_of
        The day whose knowledge is used; a feed without entries was updated then.
    title
        Name of the ledger; by default a plain word. It is the feed's author too.
    base_url
        Address of the site. Without it links are relative to the feed.
    page_of
        Path of a page from the root of the site, by kind and identifier.
    language
        Language of the words around the titles.
    path, home
        Paths of the feed itself and of the page that it belongs to, from the root of the site.

    Raises
    ------
    UsageError
        If ``base_url`` is no address of the web.
    """
    base = base_of(base_url)
    root = base or "../" * path.count("/")
    title = title or word("feed", language)
    feed = ET.Element(
        "feed",
        {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language}
        | ({"xml:base": base} if base else {}),
    )
    _add(feed, "id", page_address(base, path) if base else _identifier(f"{path}\n{title}"))
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max((event.on for event in events), default=as_of)))
    _author(feed, title)
    _link(feed, "self", page_address(root, path), "application/atom+xml")
    _link(feed, "alternate", page_address(root, home), "text/html")
    _add(feed, "generator", "predtrack")
    for event in events:
        page = page_of(_subject(event), event.id) if page_of else ""
        feed.append(_entry(event, page and page_address(root, page), language))
    ET.indent(feed)
    text = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _entry(event: LedgerEvent, page: str, language: str) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "id", _identifier(event.key))
    _add(entry, "title", " ".join(_title(event, language).split()))
    _add(entry, "updated", _moment(event.on))
    _author(entry, event.by)
    if page:
        _link(entry, "alternate", page, "text/html")
    for address in dict.fromkeys(filter(None, map(web_address, event.links))):
        _link(entry, "related", address)
    ET.SubElement(entry, "category", {"term": event.kind})
    _add(entry, "content", "\n".join(_content(event, language)), type="text")
    return entry


def _subject(event: LedgerEvent) -> str:
    return "publication" if event.kind == "publication" else "prediction"


def _title(event: LedgerEvent, language: str) -> str:
    if event.kind == "publication":
        return word("published", language, title=event.title)
    outcome = outcome_word(event.outcome, language)
    if event.before and event.before != event.outcome:
        before = outcome_word(event.before, language)
        return word("resolved anew", language, outcome=outcome, before=before, title=event.title)
    return word("resolved", language, outcome=outcome, title=event.title)


def _content(event: LedgerEvent, language: str) -> Iterator[str]:
    yield word("by", language, name=event.forecaster)
    day = event.since.isoformat()
    if event.kind == "publication":
        yield word("published on", language, day=day, name=event.by)
        yield _states(event, language)
    else:
        yield word("known", language, day=day, name=event.by)
    if event.text:
        yield word("reason", language, text=event.text)
    yield word("id", language, id=event.id)


def _states(event: LedgerEvent, language: str) -> str:
    said, aimed = count(event.predictions, "prediction"), count(event.targets, "target")
    if language == "zh":
        said, aimed = f"{event.predictions:,} 条预测", f"{event.targets:,} 个目标"
    return word("states", language, predictions=said, targets=aimed)


def _identifier(key: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, key)}"


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = plain(text)


def _author(parent: ET.Element, name: str) -> None:
    author = ET.SubElement(parent, "author")
    _add(author, "name", " ".join(name.split()))


def _link(parent: ET.Element, rel: str, href: str, media: str = "") -> None:
    given = {"rel": rel} | ({"type": media} if media else {}) | {"href": href}
    ET.SubElement(parent, "link", given)
