"""Titles in two languages, and names by which records find each other."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from predtrack.values import Identifier, LocalText, PlainScalar, Slug, Title

TITLE = TypeAdapter(Title)
SLUG = TypeAdapter(Slug)
IDENTIFIER = TypeAdapter(Identifier)


def test_plain_text_is_english():
    title = TITLE.validate_python(PlainScalar("Market size"))
    assert title == LocalText(en="Market size")
    assert str(title) == title.say("en") == title.say("zh") == "Market size"


def test_a_title_speaks_the_language_that_is_asked_for():
    title = TITLE.validate_python({"en": "Market size", "zh": "市场规模"})
    assert (title.say("en"), title.say("zh"), title.say("de")) == (
        "Market size",
        "市场规模",
        "Market size",
    )


@pytest.mark.parametrize("language", ["say", "model_config", "__class__", ""])
def test_a_language_is_not_just_any_name(language):
    assert LocalText(zh="市场规模").say(language) == "市场规模"


@pytest.mark.parametrize("written", ["One", {"zh": "一"}, {"en": "One", "zh": "一"}])
def test_a_title_survives_being_written_and_read(written):
    title = TITLE.validate_python(written)
    assert TITLE.dump_python(title) == written
    assert TITLE.validate_json(TITLE.dump_json(title)) == title


@pytest.mark.parametrize("written", [{}, {"en": " "}, {"de": "Eins"}, 7, None, "", ["One"]])
def test_a_title_says_something_in_a_known_language(written):
    with pytest.raises(ValidationError):
        TITLE.validate_python(written)


def test_records_are_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        LocalText(en="One").en = "Two"


@pytest.mark.parametrize("name", ["a", "0", "state-of-ai-2025", "a.b_c-d", "a" * 100])
def test_a_slug_is_one_segment(name):
    assert SLUG.validate_python(PlainScalar(name)) == name


@pytest.mark.parametrize("name", ["a", "state-of-ai-2025/01", "a/b/c"])
def test_an_identifier_is_segments_joined_by_slashes(name):
    assert IDENTIFIER.validate_python(name) == name


@pytest.mark.parametrize(
    "name",
    ["", "A", "-a", ".a", "_a", "a b", "a\n", "é", "一", "..", "a/", "a//b", "/a", "a/..", 7],
)
def test_other_names_are_refused(name):
    with pytest.raises(ValidationError):
        IDENTIFIER.validate_python(name)
    with pytest.raises(ValidationError):
        SLUG.validate_python(name)


def test_names_have_an_end():
    with pytest.raises(ValidationError, match="at most 100"):
        SLUG.validate_python("a" * 101)
    with pytest.raises(ValidationError, match="at most 200"):
        IDENTIFIER.validate_python("a" * 201)
    with pytest.raises(ValidationError):
        SLUG.validate_python("a/b")
