"""Every record can be read in Chinese, in wording that is our own."""

from __future__ import annotations

import pytest


def unspaced(text):
    """A transcript breaks its lines anywhere: compare without them."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def titles(ledger):
    """What is read as a title, by kind and name."""
    return {
        (kind, one.id): one.title
        for kind, records in (
            ("prediction", ledger.predictions),
            ("target", ledger.targets),
            ("series", ledger.series),
            ("publication", ledger.publications),
        )
        for one in records
    }


@pytest.fixture(scope="module")
def ours(ledger, titles):
    """The Chinese that we wrote: a publication in Chinese has a name of its own."""
    named = {("publication", one.id) for one in ledger.publications if one.language == "zh"}
    return {key: unspaced(title.zh or "") for key, title in titles.items() if key not in named}


def test_every_title_is_given_in_both_languages(titles):
    assert {kind for kind, _name in titles} == {"prediction", "target", "series", "publication"}
    assert [key for key, title in titles.items() if not (title.en and title.zh)] == []


def test_every_chinese_title_has_chinese_characters(titles):
    def is_chinese(text):
        return any("\u4e00" <= character <= "\u9fff" for character in text)

    assert [key for key, title in titles.items() if not is_chinese(title.zh or "")] == []


def test_every_chinese_title_is_short(titles):
    assert [title.zh for title in titles.values() if len(title.zh or "") > 50] == []


def test_no_chinese_title_is_taken_from_a_quote(ledger):
    for claim in (*ledger.predictions, *ledger.targets):
        cited = (claim.quote, *(retelling.quote for retelling in claim.retellings))
        title = unspaced(claim.title.zh or "")
        assert not any(title in unspaced(quote) for quote in cited if quote), claim.id


def test_no_chinese_title_is_taken_from_a_document_where_these_are_at_hand(root, ours):
    documents = (root.parent / "shared" / "seeds").glob("*.txt")
    text = "\0".join(unspaced(one.read_text(encoding="utf-8")) for one in documents)
    assert [key for key, title in ours.items() if title in text] == []
