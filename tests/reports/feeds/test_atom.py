"""``feed.atom`` fulfils the grammar of RFC 4287, and a reader finds in it what was written."""

import datetime as dt
from pathlib import Path

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from predtrack.errors import UsageError
from predtrack.reports.feeds import atom_feed
from predtrack.reports.feeds.wording import plain
from predtrack.summaries.ledger_events import LedgerEvent

NOW = dt.date(2026, 11, 22)
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
SITE = {"base_url": "https://x.example/l", "page_of": lambda kind, name: f"{kind}/{name}.html"}


def read(text):
    GRAMMAR.assertValid(etree.fromstring(text.encode()))
    found = feedparser.parse(
        text.encode(), response_headers={"content-type": "application/atom+xml"}
    )
    assert not found.bozo
    assert found.version == "atom10"
    return found


def test_a_resolution_is_an_entry(event):
    found = read(atom_feed([event(text="Seen.")], as_of=NOW, title="A ledger", **SITE))
    assert (found.feed.title, found.feed.author) == ("A ledger", "A ledger")
    assert found.feed.id == "https://x.example/l/feed.atom"
    (one,) = found.entries
    assert one.title == "Resolved, yes: Rain"
    assert (one.author, one.updated) == ("Referee", "2026-10-09T00:00:00Z")
    assert one.link == "https://x.example/l/prediction/book/01.html"
    assert one.content[0].type == "text/plain"
    assert "Reason: Seen." in one.content[0].value


def test_a_verdict_that_replaces_another_says_so(event):
    changed = event(outcome="no", before="yes")
    for language, title in (
        ("en", "Resolved anew, no instead of yes: Rain"),
        ("zh", "重新判定（否，原为是）：Rain"),
    ):
        assert read(atom_feed([changed], as_of=NOW, language=language)).entries[0].title == title


def test_a_publication_is_an_entry(event):
    came = event(
        kind="publication", key="publication/book", id="book", predictions=1, targets=2,
        outcome="", links=("https://house.example/市?a=1&b=2", "javascript:alert(1)"),
    )  # fmt: skip
    (one,) = read(atom_feed([came], as_of=NOW, **SITE)).entries
    assert one.title == "Recorded: Rain"
    assert "1 prediction and 2 targets on record." in one.content[0].value
    assert [link.href for link in one.links] == [
        "https://x.example/l/publication/book.html",
        "https://house.example/%E5%B8%82?a=1&b=2",
    ]


def test_a_name_stays_when_the_site_moves(event):
    here, there = (
        read(atom_feed([event()], as_of=NOW, base_url=base)).entries[0].id
        for base in ("", "https://x.example")
    )
    assert here == there == "urn:uuid:" + here.removeprefix("urn:uuid:")


def test_events_have_names_of_their_own(event):
    events = [event(key=f"resolution/book/01/{number}") for number in range(50)]
    assert len({one.id for one in read(atom_feed(events, as_of=NOW)).entries}) == 50


def test_a_feed_without_a_site_has_links_from_where_it_lies(event):
    page_of = SITE["page_of"]
    text = atom_feed([event()], as_of=NOW, page_of=page_of, path="zh/feed.atom", language="zh")
    read(text)
    assert 'href="../prediction/book/01.html"' in text
    assert 'href="../zh/feed.atom"' in text


def test_a_feed_was_updated_with_its_newest_entry(event):
    events = [event(on=dt.date(2026, 1, 2), key="b"), event(on=dt.date(2026, 10, 9), key="a")]
    assert read(atom_feed(events, as_of=NOW)).feed.updated == "2026-10-09T00:00:00Z"


def test_an_empty_feed_is_a_feed():
    assert read(atom_feed([], as_of=NOW)).feed.updated == "2026-11-22T00:00:00Z"


def test_any_text_comes_through(event, text):
    written = atom_feed([event(text, by=text, text=text)], as_of=NOW, title=text, **SITE)
    read(written)
    root = etree.fromstring(written.encode())
    where = {"a": "http://www.w3.org/2005/Atom"}
    assert root.findtext("a:entry/a:content", namespaces=where).count("\n") >= 2
    title = " ".join(f"Resolved, yes: {plain(text)}".split())
    assert root.findtext("a:entry/a:title", namespaces=where) == title
    assert not root.xpath("//*[local-name()='script' or local-name()='b']")


@given(st.text(max_size=200))
def test_whatever_is_written_can_be_read(text):
    one = LedgerEvent("resolution", text, NOW, text, f"x{text}", f"x{text}", text, NOW, text)
    GRAMMAR.assertValid(etree.fromstring(atom_feed([one], as_of=NOW).encode()))


def test_no_feed_leads_out_of_the_web():
    with pytest.raises(UsageError, match="no address of a site"):
        atom_feed([], as_of=NOW, base_url="file:///etc")
