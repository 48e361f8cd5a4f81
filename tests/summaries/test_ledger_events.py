"""What came in and what was resolved is listed, the newest first."""

import datetime as dt

import pytest

from predtrack.summaries.ledger_events import ledger_events

NOW = dt.date(2026, 11, 22)


@pytest.fixture
def ledger(book, claim, verdict):
    said = [claim(1, recorded="2025-11-01"), claim(2)]
    given = [
        verdict("yes", 1, recorded="2026-10-12", evidence=[{"url": "https://x.example"}]),
        verdict("no", 1, recorded="2026-11-01", reason="A mistake."),
        verdict(0.5, 2, "Another"),
        verdict("yes", 1, "Another", recorded="2026-12-01"),
    ]
    return book(said, given, targets=(), url="https://house.example")


def test_the_newest_comes_first(ledger):
    found = [(one.key, str(one.on), one.outcome) for one in ledger_events(ledger, as_of=NOW)]
    assert found == [
        ("resolution/book/01/2", "2026-11-01", "no"),
        ("resolution/book/01/1", "2026-10-12", "yes"),
        ("resolution/book/02/1", "2026-10-09", "0.5"),
        ("publication/book", "2025-11-01", ""),
    ]


def test_a_verdict_remembers_the_one_that_it_replaces(ledger):
    again, first, *_ = ledger_events(ledger, as_of=NOW)
    assert (again.before, again.text, first.before) == ("yes", "A mistake.", "")
    assert first.links == ("https://x.example",)


def test_another_resolver_replaces_nothing(ledger):
    assert ledger_events(ledger, as_of=dt.date(2026, 12, 1))[0].before == ""


def test_a_publication_says_what_it_brought(ledger):
    came = ledger_events(ledger, as_of=NOW, language="zh")[-1]
    assert (came.predictions, came.targets, came.forecaster) == (2, 0, "作者")
    assert (came.links, str(came.since)) == (("https://house.example",), "2025-10-09")


def test_what_lies_after_the_day_is_not_seen(ledger):
    assert ledger_events(ledger, as_of=dt.date(2025, 10, 31)) == ()
    assert len(ledger_events(ledger, as_of=dt.date(2026, 10, 9))) == 2


def test_the_number_of_events_is_bounded(ledger):
    assert [one.outcome for one in ledger_events(ledger, as_of=NOW, limit=1)] == ["no"]


def test_a_verdict_on_nothing_is_passed_over(book, verdict):
    assert len(ledger_events(book((), [verdict("yes", 9)]), as_of=NOW)) == 1


def test_names_stay_when_a_verdict_is_added(book, claim, verdict):
    before = ledger_events(book([claim()], [verdict("yes")]), as_of=NOW)
    after = ledger_events(book([claim()], [verdict("yes"), verdict("no")]), as_of=NOW)
    assert {one.key for one in before} < {one.key for one in after}
