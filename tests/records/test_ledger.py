"""A ledger finds its records."""

from __future__ import annotations

import datetime as dt

import pytest

from predtrack.errors import (
    FaultyLedgerError,
    Location,
    Problem,
    Severity,
    UnknownNameError,
)
from predtrack.records import Ledger

PLAN = {"id": "book/plan", "title": "Cars", "metric": "cars", "unit": "cars", "level": 3}
CARS = {"id": "cars", "title": "Cars", "metric": "cars", "unit": "cars"}


def test_an_empty_ledger_is_a_ledger():
    ledger = Ledger()
    assert ledger.predictions == ledger.targets == ledger.publications == ledger.errors == ()
    assert ledger.insist_on_sound_files() is ledger
    with pytest.raises(UnknownNameError, match="there is none yet"):
        ledger.prediction("book/01")


def test_an_unknown_name_is_met_with_the_nearest_one(book, claim):
    ledger = book([claim()], targets=[PLAN])
    assert ledger.prediction("book/01").title.say() == "Claim 1"
    assert ledger.target("book/plan").level == 3
    with pytest.raises(UnknownNameError, match="no prediction is called 'bok/01'; did you mean"):
        ledger.prediction("bok/01")
    with pytest.raises(UnknownNameError, match="no target is called 'x'; known: book/plan"):
        ledger.target("x")


def test_who_speaks_is_the_author_unless_somebody_else_is_named(book, claim):
    ledger = book([claim(), claim(2, forecaster="guest")], targets=[PLAN])
    own, other = ledger.predictions
    assert ledger.forecaster_id(own) == ledger.forecaster_id(ledger.targets[0]) == "author"
    assert ledger.forecaster_name(own) == "The author"
    assert ledger.forecaster_name(own, "zh") == "作者"
    assert ledger.forecaster_name(other) == ledger.forecaster_id(other) == "guest"


def test_what_is_said_is_said_when_it_was_published_unless_it_has_a_day(book, claim):
    ledger = book([claim(), claim(2, made="2025-11")], targets=[PLAN], published="2025-10")
    days = [ledger.made(one) for one in (*ledger.predictions, *ledger.targets)]
    assert days == [dt.date(2025, 10, 31), dt.date(2025, 11, 30), dt.date(2025, 10, 31)]


def test_a_reference_leads_to_the_question_and_its_resolutions(book, claim, verdict):
    ledger = book([claim(), claim(2, question="book/01")], [verdict("yes"), verdict("no", 2)])
    own, other = ledger.predictions
    assert ledger.question_of(other) is ledger.question_of(own)
    assert ledger.holder_of(other) is ledger.holder_of(own) is own
    assert ledger.question_id(other) == "book/01"
    assert [one.outcome for one in ledger.resolutions_of(other)] == ["yes"]


@pytest.mark.parametrize("name", ["book/09", "book/02", "book/03"])
def test_a_reference_that_leads_nowhere_finds_no_question(book, claim, name):
    lost = claim(2, question=name)
    silent = {"id": "book/03", "title": "x",
              "unresolvable": {"reason": "no date", "detail": "No date."}}  # fmt: skip
    ledger = book([lost, silent])
    assert ledger.question_of(ledger.prediction("book/02")) is None


def test_a_series_is_found_by_the_name_that_a_claim_gives(book):
    ledger = book(targets=[PLAN, PLAN | {"id": "book/b", "series": "cars"}], series=[CARS])
    assert [ledger.series_of(target) for target in ledger.targets] == [None, ledger.series[0]]


def test_a_record_in_memory_has_its_place_in_memory(book, claim):
    ledger = book([claim()])
    assert str(ledger.at(ledger.predictions[0], "title")) == "(memory):1:1"
    assert ledger.publication_of(ledger.predictions[0]).id == "book"


def test_a_ledger_with_errors_is_not_counted():
    fault = Problem("PT301", "probability must be at most 1", Location("a.yaml", 6, 18))
    note = Problem("PT632", "withdrawn", Location("a.yaml"), Severity.NOTE)
    assert Ledger(problems=(note,)).insist_on_sound_files()
    with pytest.raises(FaultyLedgerError, match=r"1 error; first: a.yaml:6:18: error\[PT301\]"):
        Ledger(problems=(note, fault)).insist_on_sound_files()
