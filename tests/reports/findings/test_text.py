"""Findings for people."""

import click
import pytest

from predtrack.errors import Severity
from predtrack.reports.findings import FINDING_FORMATS, Listing
from predtrack.reports.findings.caret import pointed

render = FINDING_FORMATS["text"]


def test_a_finding_shows_its_place_its_line_and_what_to_do(make_listing):
    assert render(make_listing()) == (
        "predictions/x/rain.yaml:6:18: error[PT301]: probability must be at most 1\n"
        "  6 |     probability: 70\n"
        "    |                  ^^\n"
        "  hint: write 70 % as 0.7\n"
        "predictions/x/气候.yaml:12:16: warning[PT601]: overdue by 3 days\n"
        "  12 | - {title: 降水量, due: 2026-10-09}\n"
        f"     | {18 * ' '}^^^\n"
        "\n"
        "1 error, 1 warning (1 note not shown)\n"
    )


def test_notes_are_shown_where_they_are_asked_for(make_listing):
    text = render(make_listing(), notes=True)
    assert text.startswith("predictions/x/rain.yaml:2:1: note[PT612]: publication declares")
    assert text.endswith("1 error, 1 warning, 1 note\n")


def test_success_is_silent(make_listing):
    listing = make_listing()
    note = [one for one in listing.findings if one.problem.severity is Severity.NOTE]
    assert render(make_listing(*note)) == ""
    assert render(Listing(findings=(), tool_version="1", as_of=listing.as_of)) == ""


def test_findings_come_in_the_order_of_their_places(make_listing, make_finding):
    places = [("b.yaml", 1, 1), ("a.yaml", 10, 2), ("a.yaml", 2, 9), ("a.yaml", 10, 1)]
    text = render(make_listing(*(make_finding("wrong", *place) for place in places)))
    stated = [line.split(": error")[0] for line in text.splitlines() if "error[" in line]
    assert stated == ["a.yaml:2:9", "a.yaml:10:1", "a.yaml:10:2", "b.yaml:1:1"]


def test_several_are_counted_in_the_plural(make_listing, make_finding):
    text = render(make_listing(make_finding(line=1), make_finding(line=2)))
    assert text.endswith("\n\n2 errors\n")


def test_colour_changes_nothing_but_colour(make_listing):
    plain, coloured = render(make_listing()), render(make_listing(), colour=True)
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert click.unstyle(coloured) == plain


def test_the_way_from_the_repository_to_the_ledger_is_shown(make_listing):
    assert render(make_listing(folder="data/")).startswith("data/predictions/x/rain.yaml:6:18:")


@pytest.mark.parametrize(
    ("excerpt", "column", "caret"),
    [
        ("outcome: yes", 10, "         ^^^"),
        ("标题: 降水", 5, "      ^^^^"),
        ("\toutcome: yes", 11, "\t         ^^^"),
        ("question:", 1, "^^^^^^^^"),
        ('title: "two words", due: 2', 8, "       ^^^^^^^^^^^"),
        ("{a: 1}", 5, "    ^"),
        ("short", 99, "     ^"),
        ("e\u0301: 1", 5, "   ^"),
    ],
    ids=["latin", "Chinese", "tab", "key", "quoted", "flow", "beyond the end", "combining"],
)
def test_the_caret_stands_under_the_word(excerpt, column, caret):
    assert pointed(excerpt, column)[1] == caret


@pytest.mark.parametrize("filling", ["word ", "降水量 "], ids=["latin", "Chinese"])
def test_a_long_line_is_cut_around_the_word(filling):
    before = filling * 60
    line, caret = pointed(f"{before}HERE {filling * 60}", len(before) + 1)
    assert line.startswith("…")
    assert line.endswith("…")
    assert "HERE" in line
    assert caret.endswith("^^^^")
    assert len(line) <= 102


def test_a_terminal_gets_no_commands_from_a_file(make_listing, make_finding):
    listing = make_listing(make_finding("bad \x1b[2J", excerpt="a: \x1b]0;x\x07"))
    text = render(listing)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "a.yaml:1:1: error[PT203]: bad �[2J\n  1 | a: �]0;x�\n" in text
