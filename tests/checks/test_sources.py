"""What is quoted stands in the document that it names, on the line that it names."""

import hashlib

import pytest

from predtrack.checks.sources.transcript import transcript

DOCUMENT = (
    "第一行\n到2030年\n由于AI的需求和电网的不可靠\n"
    "停电频率可能会增加100倍\nIt will rain, they say.\n"
)
BEHIND = {"file": "talk.txt", "sha256": hashlib.sha256(DOCUMENT.encode()).hexdigest()}
SAID = "到2030年\n由于AI的需求"


@pytest.fixture
def reader(keeper):
    """A keeper with one document at hand."""
    keeper.publishes("talk", introduces=None, document=BEHIND)
    keeper.settings["read_document"] = {"talk.txt": DOCUMENT.encode()}.get
    return keeper


def test_without_sources_no_quote_is_verified(keeper):
    keeper.publishes("talk", introduces=None, document=BEHIND)
    keeper.says("talk/01", quote="never said", locator="line 1")
    keeper.hears_nothing("PT7")


def test_a_quote_on_its_line_is_sound(reader):
    reader.says("talk/01", quote="It will rain", locator="line 5")
    reader.hears_nothing("PT7")


def test_a_quote_may_run_over_the_lines_of_a_transcript(reader):
    reader.says("talk/01", quote=SAID, locator="lines 2-3")
    reader.hears_nothing("PT7")


def test_full_width_forms_count_as_their_narrow_twins(reader):
    reader.says("talk/01", quote="停电频率可能会增加１００倍", locator="line 4")
    reader.says("talk/02", quote="It will rain，they say.", locator="line 5")
    reader.hears_nothing("PT7")


@pytest.mark.parametrize("words", ["it will rain", "It will rain they", "停电频率可能增加100倍"])
def test_nothing_else_may_differ(reader, words):
    reader.says("talk/01", quote=words, locator="line 5")
    reader.hears("PT703", "the quote does not stand in 'talk'", at=words[:4])


def test_the_nearest_line_is_shown(reader):
    reader.says("talk/01", quote="停电频率可能增加100倍", locator="line 4")
    found = reader.hears("PT703", "the quote does not stand in 'talk'", at="停电")
    assert found.hint == "nearest is line 4: 停电频率可能会增加100倍"


def test_where_nothing_is_alike_that_is_said(reader):
    reader.says("talk/01", quote="Robots sing", locator="line 4")
    found = reader.hears("PT703", "the quote does not stand in 'talk'", at="Robots")
    assert found.hint == "nothing in the document is like it"


def test_a_quote_on_another_line_is_found(reader):
    reader.says("talk/01", quote="It will rain", locator="line 4")
    reader.hears("PT704", "the quote stands on line 5, and its locator names line 4", at="line 4")


def test_a_quote_that_names_no_line_is_found(reader):
    reader.says("talk/01", quote=SAID, locator="at the start")
    message = "the quote stands on lines 2-3, and its locator names no line"
    reader.hears("PT704", message, at="at the start")


def test_a_retelling_is_verified_in_the_publication_that_retells(reader):
    told = {"publication": "talk", "quote": "It will snow", "locator": "line 5"}
    reader.publishes("origin", introduces=None)
    reader.says("origin/01", quote="not in the talk", retellings=[told])
    reader.hears("PT703", "the quote does not stand in 'talk'", at="It will snow")


def test_a_document_that_is_not_there_is_an_error(reader):
    reader.settings["read_document"] = {}.get
    reader.says("talk/01", quote="never said", locator="line 1")
    reader.hears("PT701", "there is no document 'talk.txt' among the sources", at="talk.txt")


def test_a_changed_edition_is_noticed(reader):
    reader.settings["read_document"] = {"talk.txt": b"It will rain"}.get
    reader.says("talk/01", quote="It will rain", locator="line 1")
    actual = hashlib.sha256(b"It will rain").hexdigest()
    reader.hears("PT702", f"'talk.txt' has the sha256 {actual}", at=BEHIND["sha256"])


def test_every_place_of_a_quote_is_known():
    document = transcript("a b\nab\n\nba\nb")
    assert document.places("ab") == [(1, 1), (2, 2), (4, 5)]
    assert document.places("a\nb b") == [(2, 4)]
    assert document.places("bbb") == []
    assert document.places(" ") == []


def test_a_corpus_counts_what_is_retold_of_others(reader):
    told = {"id": "talk/02", "publication": "talk", "quote": "It will rain", "locator": "line 5"}
    reader.publishes("talk", introduces=None, corpus={"complete": True, "size": 2})
    reader.says("talk/01")
    reader.publishes("origin", introduces=None)
    reader.says("origin/01", retellings=[told])
    reader.hears_nothing("PT611")
