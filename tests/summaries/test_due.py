"""What wants attention is listed, the most urgent first."""

from __future__ import annotations

import datetime as dt

import pytest

from predtrack.summaries import due

NOW = dt.date(2026, 10, 9)


def question(day):
    return {"kind": "binary", "criteria": "x"} | ({"due": day} if day else {})


@pytest.fixture
def ledger(book, claim, verdict):
    said = {
        1: "2026-12-31",
        2: "2026-10-10",
        3: "2026-10-09",
        4: "2026-01-01",
        5: "2030",
        6: "2030",
        7: None,
        8: "2026-10-10",
        9: "2027-06-30",
    }
    given = [
        verdict("yes", 5, known="2026-05-01"),
        verdict("void", 8, known="2026-05-01"),
        verdict("no", 9, known="2026-10-10"),
    ]
    claims = [claim(number, question=question(day)) for number, day in said.items()]
    late = claim(10, made="2026-10-10", question=question("2026-10-12"))
    return book([*claims, late], given)


def listed(ledger, **more):
    return [(item.group, item.id, item.days) for item in due(ledger, as_of=NOW, **more)]


def test_overdue_comes_before_due_and_due_before_early(ledger):
    assert listed(ledger) == [
        ("overdue", "book/04", -281),
        ("overdue", "book/03", 0),
        ("due", "book/02", 1),
        ("due", "book/01", 83),
        ("resolved early", "book/05", 1544),
    ]


def test_the_window_ends_with_its_last_day(ledger):
    assert ("due", "book/01", 83) in listed(ledger, within=83)
    assert ("due", "book/01", 83) not in listed(ledger, within=82)
    assert ("due", "book/09", 264) in listed(ledger, within=10**9)


def test_an_item_says_what_and_whose(ledger):
    item = due(ledger, as_of=NOW, language="zh")[0]
    assert (item.title, item.forecaster, item.due) == ("Claim 4", "作者", dt.date(2026, 1, 1))


def test_the_last_day_of_the_calendar_is_a_day(ledger):
    assert {item.group for item in due(ledger, as_of=dt.date.max)} == {"overdue"}
