"""A digest fits where it is shown, and says the same in both languages."""

from __future__ import annotations

import datetime as dt
import pathlib
import re
import string

import cmarkgfm
import pytest

import predtrack.reports.digest
from predtrack.errors import UsageError
from predtrack.records import Ledger
from predtrack.reports import Column, Page, Paragraph, Table
from predtrack.reports.digest import changes_page, digest_page, render_within
from predtrack.reports.digest.claim_tables import TABLES
from predtrack.reports.digest.words import LANGUAGES
from predtrack.reports.json_form import render_json
from predtrack.reports.metadata import Metadata
from predtrack.summaries.changes import EVENTS, Side, changes
from predtrack.summaries.digest import digest

NOW = dt.date(2026, 11, 21)
ME = Metadata("1", ".", NOW)


def page_of(*lengths, head="Said first."):
    columns = (Column("a", "a"), Column("b", "b"))
    tables = []
    for number, length in enumerate(lengths, 1):
        rows = tuple({"a": f"row {row}", "b": "x" * 50} for row in range(length))
        tables.append(Table(f"Section {number}", columns, rows, "A note."))
        tables.append(Paragraph(f"Said of {number}.", "aside"))
    return Page(None, blocks=(Paragraph("Title", "heading"), Paragraph(head), *tables))


ALLOWED = {
    "p", "br", "h2", "strong", "blockquote",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def size(text):
    return len(text.encode())


def test_what_fits_is_shown_whole():
    text = render_within(page_of(3, 2), max_bytes=10_000)
    assert text.count("row ") == 5
    assert "Left out" not in text
    assert text.endswith("> Said of 2.\n")


@pytest.mark.parametrize("limit", range(400, 3000, 100))
def test_the_last_sections_are_left_out_whole_and_named(limit):
    text = render_within(page_of(3, 3, 3, 3, 3), max_bytes=limit)
    assert size(text) <= limit
    kept = [number for number in range(1, 6) if f"**Section {number}**" in text]
    assert kept == list(range(1, len(kept) + 1))
    assert [number for number in range(1, 6) if f"> Said of {number}." in text] == kept
    if len(kept) < 5:
        gone = ", ".join(f"Section {number}" for number in range(len(kept) + 1, 6))
        assert text.endswith(f"> Left out to stay below {limit:,} bytes: {gone}.\n")


def test_a_table_that_is_too_long_by_itself_loses_whole_rows():
    text = render_within(page_of(90, 1), max_bytes=6000)
    rows = re.findall(r"^\| row (\d+) \| x{50} \|$", text, re.MULTILINE)
    assert 0 < len(rows) - 1 < 90
    assert f"And {90 - len(rows) + 1} more. A note." in text
    assert "**Section 2**" in text
    assert size(text) <= 6000


def test_no_table_has_more_rows_than_anybody_reads():
    text = render_within(page_of(1000), max_bytes=1_000_000)
    assert text.count("| row ") == 100
    assert "And 900 more." in text


def test_a_row_is_never_cut_even_if_it_is_enormous():
    columns = (Column("a", "a"),)
    table = Table("Section", columns, ({"a": "y" * 90_000},))
    text = render_within(Page(None, blocks=(Paragraph("Title", "heading"), table)), max_bytes=9000)
    assert "yy" not in text
    assert "And 1 more." in text


def test_bytes_are_counted_and_not_letters():
    page = page_of(20, head="预测" * 300)
    assert size(render_within(page, max_bytes=4000, language="zh")) <= 4000


def test_a_head_that_does_not_fit_is_an_error():
    with pytest.raises(UsageError, match="takes more than 1,000 bytes; allow more"):
        render_within(page_of(1, head="x" * 2000), max_bytes=1000)


def fields(phrase):
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_both_languages_have_the_same_phrases_with_the_same_parts():
    english, chinese = (LANGUAGES[name] for name in ("en", "zh"))
    said = {key for key in english if not key.startswith("nouns ")}
    assert said == {key for key in chinese if not key.startswith("word ")}
    assert [key for key in said if fields(english[key]) != fields(chinese[key])] == []


def test_every_phrase_is_said_somewhere():
    folder = pathlib.Path(predtrack.reports.digest.__file__).parent
    modules = [path for path in folder.glob("*.py") if path.stem not in {"english", "chinese"}]
    source = "".join(path.read_text(encoding="utf-8") for path in modules)
    named = [key for key in LANGUAGES["en"] if not re.match("nouns? |did ", key)]
    assert [key for key in named if not re.search(f"[\"']{re.escape(key)}[\"']", source)] == []


def test_every_event_is_counted_and_listed():
    for event in EVENTS:
        assert f"did {event}" in LANGUAGES["en"], event
        assert event in TABLES, event


STRANGE = "<b>@x | [l](http://e.org)\n# h `c` #1 {0} {title}"


@pytest.fixture
def hostile(book, claim, verdict):
    """Ledgers whose every text tries to be more than a text."""
    stated = {"probability": 0.6}

    def make(*outcomes):
        claims = [
            claim(1, title=STRANGE, notes=STRANGE),
            claim(2, title=STRANGE, forecast=stated, topic=STRANGE),
            claim(3, title=STRANGE, question={"kind": "binary", "criteria": "x", "due": "2027"}),
            claim(4, title=STRANGE, withdrawn={"on": "2026-01-01", "reason": STRANGE}),
            claim(5, title=STRANGE),
        ]
        said = [
            verdict(outcome, 1 + number, who=STRANGE, reason=STRANGE, evidence=[{"title": STRANGE}])
            for number, outcome in enumerate(outcomes)
        ]
        target = {
            "id": "book/cars",
            "title": STRANGE,
            "metric": STRANGE,
            "unit": STRANGE,
            "level": 3,
            "revisions": [{"on": "2026-06-01", "change": "dropped", "note": STRANGE}],
        }
        return book(claims, said, [target], title=STRANGE, publisher=STRANGE)

    return make


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_ledger_stays_text(language, hostile):
    old, new = hostile("yes", "no"), hostile("no", "void")
    sides = (Side(old, dt.date(2026, 10, 20), language, "0" * 40), Side(new, NOW, language))
    pages = (
        digest_page(digest(new, as_of=NOW, language=language), metadata=ME, language=language),
        changes_page(changes(*sides), since=STRANGE, metadata=ME, language=language),
        changes_page(
            changes(Side(old, dt.date(2025, 10, 9)), sides[1]),
            since="x",
            metadata=ME,
            language=language,
        ),
    )
    for page in pages:
        text = render_within(page, max_bytes=60_000, language=language)
        made = cmarkgfm.github_flavored_markdown_to_html(text)
        active = set(re.findall(r"<([a-z0-9]+)", made))
        assert active <= ALLOWED
        assert not re.search(r"@\w|#\d", re.sub("<[^>]*>|&[^;]*;", "", made))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_ledger_says_that_it_is_empty(language, book):
    found = digest(book(), as_of=NOW, language=language)
    text = render_within(digest_page(found, metadata=ME, language=language), max_bytes=9000)
    assert LANGUAGES[language]["empty ledger"] in text
    nothing = changes(Side(book(), NOW, language, "0" * 40), Side(book(), NOW, language))
    page = changes_page(nothing, since="v1", metadata=ME, language=language)
    assert LANGUAGES[language]["nothing changed"] in render_within(page, max_bytes=9000)


def test_a_single_hit_is_a_rate_without_a_range(book, claim, verdict):
    found = digest(book([claim()], [verdict("yes")]), as_of=NOW)
    text = render_within(digest_page(found, metadata=ME), max_bytes=9000)
    assert "Of 1 scored claim 1 came true and 0 did not: a hit rate of 100 %" in text


def test_claims_of_several_forecasters_are_said_to_be_taken_together(book, claim, verdict):
    other = book(
        [claim(1, id="other/01", forecaster="b")],
        [verdict("no", prediction="other/01")],
        id="other",
    )
    first = book([claim()], [verdict("yes")])
    both = (first.files + other.files, (), first.resolutions + other.resolutions)
    ledger = Ledger(*both)
    text = render_within(digest_page(digest(ledger, as_of=NOW), metadata=ME), max_bytes=9000)
    assert "Of 2 scored claims by 2 forecasters together 1 came true and 1 did not" in text


def test_claims_beside_probabilities_are_named_apart(book, claim, verdict):
    claims = [claim(1), claim(2, forecast={"probability": 0.8})]
    ledger = book(claims, [verdict("yes", 1), verdict("no", 2)])
    text = render_within(digest_page(digest(ledger, as_of=NOW), metadata=ME), max_bytes=9000)
    assert "Of 1 scored claim that simply comes true or not 1 came true" in text


def test_scores_of_all_are_not_repeated_where_one_forecaster_is_all(book, claim, verdict):
    ledger = book([claim()], [verdict("yes")])
    found = changes(Side(ledger, dt.date(2026, 10, 1)), Side(ledger, NOW))
    text = render_within(changes_page(found, since="x", metadata=ME), max_bytes=9000)
    assert "| The author | hit rate" in text
    assert "| all |" not in text


def test_a_stated_probability_has_a_brier_score_with_its_number(book, claim, verdict):
    ledger = book([claim(forecast={"probability": 0.8})], [verdict("yes")])
    text = render_within(digest_page(digest(ledger, as_of=NOW), metadata=ME), max_bytes=9000)
    assert "Brier score (one probability, 0 to 1): 0.040 (n = 1; lower is better)." in text
    assert "no Brier score" not in text


def test_the_payload_has_the_same_keys_whatever_happened(book, claim, verdict, hostile):
    def keys(page):
        import json

        return list(json.loads(render_json(page)))

    empty, full = book(), hostile("yes", "no")
    assert keys(digest_page(digest(empty, as_of=NOW), metadata=ME)) == keys(
        digest_page(digest(full, as_of=NOW), metadata=ME)
    )
    first = changes_page(changes(Side(empty, NOW), Side(empty, NOW)), since="a", metadata=ME)
    second = changes_page(changes(Side(empty, NOW), Side(full, NOW)), since="b", metadata=ME)
    assert keys(first) == keys(second)
    assert keys(first) == [
        "metadata", "since", "funnel", "published", "due", "overdue", "resolved", "re_resolved",
        "counted_otherwise", "withdrawn", "removed", "edited", "scores", "targets",
    ]  # fmt: skip
