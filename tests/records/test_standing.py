"""Where a prediction stands depends on the day, and on nothing that came later."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.records import Status, has_passed, standing

DUE = dt.date(2026, 10, 9)
DAY = dt.timedelta(days=1)
LATER = dt.date(2027, 1, 1)
SILENT = {"id": "book/01", "title": "x", "unresolvable": {"reason": "no date", "detail": "None."}}


@pytest.fixture
def stand(book, claim):
    """Where the first claim stands."""

    def find(*resolutions, as_of=LATER, **more):
        ledger = book([claim(**more)], resolutions)
        return standing(ledger, ledger.predictions[0], as_of)

    return find


def question(**more):
    return {"kind": "binary", "criteria": "It happens."} | more


def test_a_prediction_is_open_until_the_day_has_ended(stand):
    assert stand(as_of=DUE - DAY).status is Status.OPEN
    overdue = stand(as_of=DUE)
    assert (overdue.status, overdue.due, overdue.is_due) == (Status.OVERDUE, DUE, True)
    assert overdue.outcome is None


def test_without_a_date_it_stays_open(stand):
    found = stand(as_of=dt.date(2999, 1, 1), question=question())
    assert (found.status, found.due, found.is_due) == (Status.OPEN, None, False)


def test_the_end_of_a_vague_deadline_counts(stand):
    assert stand(question=question(due="2026")).due == dt.date(2026, 12, 31)


def test_a_relative_deadline_counts_from_when_it_was_said(stand):
    assert stand(question=question(due="next 12 months")).due == DUE
    assert stand(question=question(due="next 12 months"), made="2025-11-01").due == dt.date(
        2026, 11, 1
    )


def test_a_relative_deadline_of_another_question_counts_from_when_that_was_asked(book, claim):
    asked = claim(question=question(due="next 12 months"))
    answered = claim(2, question="book/01", made="2026-06-01")
    ledger = book([asked, answered])
    assert [standing(ledger, one, LATER).due for one in ledger.predictions] == [DUE, DUE]


@pytest.mark.parametrize("outcome", ["yes", "no", "partial", 0.4])
def test_an_answer_resolves(stand, verdict, outcome):
    found = stand(verdict(outcome))
    assert (found.status, found.outcome) == (Status.RESOLVED, outcome)
    assert not found.resolved_early


@pytest.mark.parametrize(("outcome", "status"), [("void", Status.VOID),
                                                 ("ambiguous", Status.AMBIGUOUS)])  # fmt: skip
def test_an_end_without_an_answer_is_no_outcome(stand, verdict, outcome, status):
    found = stand(verdict(outcome))
    assert (found.status, found.outcome) == (status, None)


def test_an_answer_is_not_seen_before_it_was_known(stand, verdict):
    late = verdict("no", known="2026-12-01")
    assert stand(late, as_of=dt.date(2026, 11, 30)).status is Status.OVERDUE
    assert stand(late, as_of=dt.date(2026, 12, 1)).status is Status.RESOLVED


def test_an_answer_may_come_early(stand, verdict):
    early = verdict("yes", known="2026-03-01")
    found = stand(early, as_of=dt.date(2026, 3, 1))
    assert (found.status, found.resolved_early) == (Status.RESOLVED, True)
    assert not stand(early).resolved_early


def test_resolvers_who_disagree_dispute(stand, verdict):
    found = stand(verdict("yes"), verdict("no", who="Another"))
    assert (found.status, found.outcome) == (Status.DISPUTED, None)
    assert len(found.resolutions) == 2


@pytest.mark.parametrize(("one", "two"), [("yes", "yes"), ("yes", 1), ("no", 0.0), (0.4, 0.4)])
def test_resolvers_who_say_the_same_agree_however_they_write_it(stand, verdict, one, two):
    assert stand(verdict(one), verdict(two, who="Another")).status is Status.RESOLVED


@pytest.mark.parametrize("order", [1, -1])
def test_an_answer_weighs_more_than_a_void(stand, verdict, order):
    found = stand(*[verdict("void"), verdict("yes", who="Another")][::order])
    assert (found.status, found.outcome) == (Status.RESOLVED, "yes")


def test_a_resolver_may_change_the_verdict(stand, verdict):
    first, second = verdict("no"), verdict("yes", known="2026-12-01", reason="New figures.")
    assert stand(first, second, as_of=dt.date(2026, 11, 1)).outcome == "no"
    assert stand(first, second).outcome == "yes"
    assert stand(first, verdict("void", known="2026-12-01")).status is Status.VOID


def test_of_two_verdicts_by_one_resolver_the_one_recorded_last_counts(stand, verdict):
    first = verdict("no", known="2026-12-01")
    corrected = verdict("yes", known="2026-10-20", reason="It was known before.")
    assert stand(first, corrected, as_of=dt.date(2026, 11, 1)).outcome == "yes"
    assert stand(first, corrected).outcome == "yes"


def test_a_verdict_changed_back_and_forth_settles_a_dispute(stand, verdict):
    disputed = [verdict("yes"), verdict("no", who="Another")]
    assert stand(*disputed, verdict("no", reason="I was wrong.")).outcome == "no"


def test_a_prediction_can_be_taken_back_while_it_is_open(stand, verdict):
    withdrawn = {"on": "2026-03-01", "reason": "New facts."}
    assert stand(withdrawn=withdrawn, as_of=dt.date(2026, 2, 28)).status is Status.OPEN
    assert stand(withdrawn=withdrawn, as_of=dt.date(2026, 3, 1)).status is Status.WITHDRAWN
    assert stand(verdict("no"), withdrawn=withdrawn).status is Status.WITHDRAWN


def test_nobody_takes_back_what_has_failed(stand, verdict):
    late = {"on": "2026-12-01", "reason": "Never mind."}
    assert stand(withdrawn=late).status is Status.OVERDUE
    assert stand(verdict("no"), withdrawn=late).outcome == "no"
    early = verdict("no", known="2026-02-01")
    assert stand(early, withdrawn={"on": "2026-03-01", "reason": "x"}).outcome == "no"


def test_without_a_date_a_prediction_can_be_taken_back_at_any_time(stand):
    withdrawn = {"on": "2026-12-01", "reason": "Never mind."}
    assert stand(question=question(), withdrawn=withdrawn).status is Status.WITHDRAWN


def test_what_cannot_be_resolved_stands_nowhere(book, claim):
    ledger = book([SILENT, claim(2, question="book/01"), claim(3, question="book/09")])
    for prediction in ledger.predictions:
        found = standing(ledger, prediction, LATER)
        assert (found.status, found.due, found.is_due) == (Status.UNRESOLVABLE, None, False)


@pytest.mark.parametrize(
    ("zone", "passed"),
    [("UTC", True), ("Asia/Shanghai", True), ("America/New_York", False)],
)
def test_a_day_ends_where_the_question_lives(stand, zone, passed):
    assert stand(as_of=DUE, question=question(due="2026-10-09", zone=zone)).is_due is passed
    assert stand(as_of=DUE + DAY, question=question(due="2026-10-09", zone=zone)).is_due


@given(st.dates(), st.dates(), st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"]))
def test_a_day_has_passed_a_day_later_everywhere_and_never_two_days_before(day, as_of, zone):
    if as_of >= day and (as_of - day).days >= 1:
        assert has_passed(day, zone, as_of)
    if (day - as_of).days >= 2:
        assert not has_passed(day, zone, as_of)


@pytest.mark.parametrize("day", [dt.date.min, dt.date(9998, 12, 31), dt.date.max])
def test_the_ends_of_the_calendar_do_not_break_the_clock(day):
    assert has_passed(day, "Asia/Tokyo", dt.date.max)
    assert has_passed(day, "Asia/Tokyo", dt.date.min) is (day == dt.date.min)
    assert not has_passed(None, "UTC", dt.date.max)
