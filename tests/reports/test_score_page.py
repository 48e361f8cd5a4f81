"""The score page shows any score, also one that it has never heard of."""

import datetime as dt

import pytest

from predtrack.reports import FORMATS
from predtrack.reports.metadata import Metadata
from predtrack.reports.score import score_page
from predtrack.summaries import Excluded, Funnel, Scorecard, ScoreRow

METADATA = Metadata("1.0", ".", dt.date(2026, 11, 21))
FUNNEL = Funnel(
    3, 3, 2, 2, 1, (Excluded("a/2", "void: nobody measured"), Excluded("a/3", "overdue"))
)
NEW = ScoreRow(
    "novel", "Novel score", (0, float("inf")), "lower", "stated", 1, value=0.25, family="novel"
)


@pytest.fixture
def show():
    """Print a scorecard of some rows."""

    def showing(*rows, by=(), form="table", **options):
        card = Scorecard(rows, FUNNEL, self_resolved=0, questioned=0)
        page = score_page(card, by=by, metadata=METADATA, **options)
        return FORMATS[form](page, width=80, colour=False)

    return showing


def test_a_new_score_needs_no_section_of_its_own(show):
    said = show(NEW.grouped({"year": "2025"}, "novel"), by=["year"])
    row = next(line.split() for line in said.splitlines() if line.startswith("2025"))
    assert row == ["2025", "Novel", "score", "stated", "1", "0.250", "0", "to", "∞", "lower"]


def test_a_score_that_is_only_bounded_shows_its_ends(show):
    row = ScoreRow("novel", "N", (0, 1), "higher", "policy", 1, bounds=(0.1, 0.4), family="novel")
    assert "0.100–0.400" in show(row)
    assert '"value": null,\n      "bounds": [\n        0.1,\n        0.4\n      ]' in show(
        row, form="json"
    )


def test_without_scores_the_page_says_why(show):
    said = show()
    assert "3 published → 3 scoreable → 2 matured → 2 resolved → 1 scored" in said
    assert "Not scored: 1 void, 1 overdue." in said
    assert "Nothing is scored yet: no matured claim has a resolution." in said


def test_the_excluded_are_listed_when_asked_for(show):
    assert "a/2: void: nobody measured" not in show(NEW)
    assert "a/2: void: nobody measured" in show(NEW, show_excluded=True)
    assert "void: nobody measured" in show(NEW, form="json")


@pytest.mark.parametrize(("source", "name"), [(".", "this ledger"), ("over/there", "over/there")])
def test_people_are_told_which_ledger_it_is(source, name):
    assert Metadata("1.0", source, dt.date(2026, 11, 21)).ledger == name
