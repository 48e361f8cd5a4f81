"""A calendar shows every date that nobody has decided, however far away."""

import datetime as dt

import pytest

from predtrack.summaries.open_dates import open_dates

NOW = dt.date(2026, 10, 9)
TARGET = {
    "id": "book/robots",
    "title": {"en": "Robots", "zh": "机器人"},
    "metric": "robots",
    "unit": "units",
    "level": 1_000_000,
    "deadline": "2030",
    "series": "robots",
}
SERIES = {"id": "robots", "title": "Robots", "metric": "robots", "unit": "units"}


def question(day):
    return {"kind": "binary", "criteria": "It happens."} | ({"due": day} if day else {})


@pytest.fixture
def ledger(book, claim, verdict):
    days = {1: "2026-01-01", 2: "2099", 3: "2030", 4: None, 5: "2026-01-01"}
    claims = [claim(number, question=question(day)) for number, day in days.items()]
    given = [verdict("yes", 3, known="2026-05-01"), verdict("void", 5, known="2026-05-01")]
    later = claim(6, made="2026-10-10", question=question("2027"))
    return book([*claims, later], given, targets=[TARGET], series=[SERIES])


def test_open_and_overdue_predictions_and_targets_stand_in_order(ledger):
    found = [(one.kind, one.id, str(one.due), one.overdue) for one in open_dates(ledger, as_of=NOW)]
    assert found == [
        ("prediction", "book/01", "2026-01-01", True),
        ("target", "book/robots", "2030-12-31", False),
        ("prediction", "book/02", "2099-12-31", False),
    ]


def test_a_date_says_what_decides_it(ledger):
    one, aim, _ = open_dates(ledger, as_of=NOW, language="zh")
    assert (one.title, one.forecaster, one.asks) == ("Claim 1", "作者", "It happens.")
    assert (aim.title, aim.asks) == ("机器人", "robots: at least 1,000,000 units")


def test_a_target_that_was_reached_has_no_date_any_more(book):
    point = {"date": "2026-06-30", "value": 2_000_000}
    ledger = book(targets=[TARGET], series=[SERIES | {"points": [point]}])
    assert open_dates(ledger, as_of=NOW) == ()
    assert len(open_dates(ledger, as_of=dt.date(2026, 6, 1))) == 1


def test_a_target_whose_deadline_passed_is_overdue(book):
    (one,) = open_dates(book(targets=[TARGET]), as_of=dt.date(2031, 1, 1))
    assert one.overdue


def test_an_empty_ledger_has_no_dates(book):
    assert open_dates(book(), as_of=NOW) == ()
