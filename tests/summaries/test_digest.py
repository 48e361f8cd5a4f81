"""A digest holds what a reader wants to know first."""

from __future__ import annotations

import datetime as dt

from predtrack.summaries.digest import digest

NOW = dt.date(2026, 11, 21)


def test_a_digest_of_nothing_is_empty(book):
    found = digest(book(), as_of=NOW)
    assert (found.overall.rows, found.editions, found.due, found.targets) == ((), (), (), ())
    assert found.overall.funnel.published == 0


def test_the_record_is_told_by_publication_in_the_order_of_their_days(book, claim, verdict, shelf):
    first = book([claim(1)], [verdict("yes", 1)])
    old = book(
        [claim(2, id="old/02")],
        [verdict("no", prediction="old/02")],
        id="old",
        title={"en": "An old book", "zh": "旧书"},
        published="2019",
    )
    unscored = book([claim(3, id="new/03")], id="new", published="2026-01-01")
    found = digest(shelf(first, old, unscored), as_of=NOW, language="zh")
    assert [(one.title, one.claims, bool(one.rows)) for one in found.editions] == [
        ("旧书", 1, True),
        ("A book", 1, True),
        ("A book", 1, False),
    ]
    rates = [row for row in found.overall.rows if row.rule == "hit_rate"]
    assert [(row.n, row.bounds) for row in rates] == [(2, (0.5, 0.5))]


def test_new_verdicts_are_those_of_the_last_90_days(book, claim, verdict):
    said = [
        verdict("yes", 1, known="2026-08-23"),
        verdict("yes", 2, known="2026-08-24"),
        verdict("yes", 3, known="2026-07-01"),
        verdict("no", 3, known="2026-09-01", reason="x"),
    ]
    found = digest(book([claim(number) for number in (1, 2, 3)], said), as_of=NOW)
    assert [one.id for one in found.resolved] == ["book/02"]
    assert [one.id for one in found.re_resolved] == ["book/03"]


def test_the_first_days_of_the_calendar_have_no_days_before(book, claim):
    assert digest(book([claim()]), as_of=dt.date.min).overall.funnel.published == 0
