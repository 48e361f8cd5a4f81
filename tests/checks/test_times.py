"""What is stated of days fits together."""

import datetime as dt

import pytest

from predtrack.checks.days import first_day, last_day, lies_after
from predtrack.values import PartialDate


def test_what_has_happened_did_so_on_a_day_of_its_own(keeper):
    keeper.says(made="next 12 months")
    message = "made counts from another day: 'next 12 months'"
    keeper.hears("PT401", message, at="next 12 months")


def test_a_publication_without_a_day_of_its_own_gives_one_message(keeper):
    keeper.publishes("second", introduces=None, published="next 12 months")
    keeper.says("second/01")
    keeper.resolves("second/01")
    problems = [problem.code for problem in keeper.problems() if problem.severity.value != "note"]
    assert problems == ["PT401"]


def test_a_date_that_no_calendar_holds_is_passed_over():
    span, late = PartialDate.parse("within 500 years"), dt.date(9900, 1, 1)
    assert first_day(span, late) is None
    assert last_day(span, late) is None
    assert not lies_after(span, PartialDate.on(late), late)


@pytest.mark.parametrize("zone", ["Europe/Berlim", "Europe", "../UTC"])
def test_an_unknown_time_zone_is_found(keeper, zone):
    keeper.says(question={"zone": zone})
    keeper.hears("PT402", f"there is no time zone '{zone}'", at=zone)


def test_a_misspelt_time_zone_gets_a_hint(keeper):
    keeper.says(question={"zone": "Europe/Berlim"})
    (found,) = keeper.problems("PT402")
    assert found.hint == "did you mean 'Europe/Berlin'?"


def test_nobody_answers_after_closing(keeper):
    keeper.says(made="2025-01-02", question={"closes": "2025-01-01"})
    message = "made 2025-01-02, after its question closed (2025-01-01)"
    keeper.hears("PT403", message, at="2025-01-02")


def test_nobody_answers_what_was_not_yet_asked(keeper):
    keeper.says(made="2025-01-01", question={"opens": "2025-01-02"})
    message = "made 2025-01-01, before its question opened (2025-01-02)"
    keeper.hears("PT404", message, at="2025-01-01")


def test_nobody_forecasts_after_the_deadline(keeper):
    keeper.says(question={"due": "2024-12-31"})
    message = "made 2025-01-02, after its question fell due (2024-12-31)"
    keeper.hears("PT405", message, at="id: report/01")


def test_a_month_that_holds_the_deadline_contradicts_nothing(keeper):
    keeper.says(made="2025-01", question={"due": "2025-01-15", "closes": "2025-01-10"})
    for code in ("PT403", "PT404", "PT405"):
        keeper.hears_nothing(code)


def test_a_relative_deadline_counts_from_the_day_of_the_claim(keeper):
    keeper.says(question={"due": "next 12 months", "closes": "next 6 months"})
    for code in ("PT403", "PT405", "PT407"):
        keeper.hears_nothing(code)


def test_a_question_opens_before_it_closes(keeper):
    keeper.says(question={"opens": "2025-01-02", "closes": "2025-01-01"})
    message = "closes 2025-01-01, before it opens (2025-01-02)"
    keeper.hears("PT406", message, at="2025-01-01")


def test_a_question_closes_before_it_falls_due(keeper):
    keeper.says(question={"closes": "2026-01-01"})
    message = "closes 2026-01-01, after it falls due (2025-12-31)"
    keeper.hears("PT407", message, at="2026-01-01")


def test_nothing_is_said_after_it_was_published(keeper):
    keeper.says(made="2025-01-03")
    message = "made 2025-01-03, after its publication appeared (2025-01-02)"
    keeper.hears("PT408", message, at="2025-01-03")


def test_a_forecast_of_what_is_known_is_listed(keeper):
    keeper.says("report/01")
    keeper.resolves("report/01", known="2025-06-01")
    keeper.publishes("second", introduces=None, published="2025-07-01")
    keeper.says("second/01", question="report/01", recorded=None)
    message = "made 2025-07-01, after the outcome was known (2025-06-01): cannot be scored"
    keeper.hears("PT409", message, at="id: second/01")


def test_a_void_question_has_no_known_outcome(keeper):
    keeper.says()
    keeper.resolves(outcome="void", reason="The office closed.", known="2024-06-01")
    keeper.hears_nothing("PT409")


def test_nobody_records_what_nobody_knows_yet(keeper):
    keeper.says()
    keeper.resolves(known="2026-01-07")
    message = "known 2026-01-07, after it was recorded (2026-01-06)"
    keeper.hears("PT410", message, at="2026-01-07")


def test_nobody_records_what_nobody_has_said_yet(keeper):
    keeper.says(recorded="2025-01-01")
    message = "recorded 2025-01-01, before it was made (2025-01-02)"
    keeper.hears("PT411", message, at="2025-01-01")


def test_a_verdict_from_the_future_is_found(keeper):
    keeper.says()
    keeper.resolves(known="2026-02-02", recorded=None)
    message = "known (2026-02-02) lies after 2026-02-01"
    keeper.hears("PT412", message, at="2026-02-02")


def test_a_publication_from_the_future_is_found(keeper):
    keeper.publishes("second", introduces=None, published="2027")
    keeper.hears("PT412", "published (2027) lies after 2026-02-01", at="2027")


def test_an_observation_describes_the_end_of_its_period(keeper):
    keeper.observes(points=[{"date": "2025", "value": 1}, {"date": "2026", "value": 2}])
    keeper.hears("PT412", "points date (2026) lies after 2026-02-01", at="2026")


def test_every_kind_of_fact_can_lie_in_the_future(keeper):
    day = "2026-03-01"
    keeper.says(
        made=day,
        recorded=day,
        withdrawn={"on": day, "reason": "doubts"},
        question={"operationalised": {"by": "Us", "on": day}},
    )
    keeper.aims(
        made=day,
        recorded=day,
        baseline={"value": 1, "date": day},
        revisions=[{"on": day, "change": "raised"}],
        likelihoods=[{"words": "probable", "by": "Acme", "on": day, "basis": "accounting"}],
    )
    keeper.observes(points=[{"date": "2025", "value": 1, "known": day}])
    found = {problem.message.split(" (")[0] for problem in keeper.problems("PT412")}
    assert found == {
        "made",
        "recorded",
        "withdrawn on",
        "question operationalised on",
        "baseline date",
        "revisions on",
        "likelihoods on",
        "points known",
    }


def test_the_day_on_which_the_ledger_is_read_decides(keeper):
    keeper.says()
    keeper.resolves()
    keeper.settings["as_of"] = dt.date(2025, 6, 1)
    found = {problem.message.split(" (")[0] for problem in keeper.problems("PT412")}
    assert found == {"known", "recorded", "evidence date"}


def test_nobody_takes_back_what_was_not_said(keeper):
    keeper.says(withdrawn={"on": "2025-01-01", "reason": "doubts"})
    message = "withdrawn 2025-01-01, before it was made (2025-01-02)"
    keeper.hears("PT413", message, at="2025-01-01")


def test_a_verdict_cannot_rest_on_what_appeared_later(keeper):
    keeper.says()
    keeper.resolves(evidence=[{"title": "Rain", "date": "2026-01-07", "quote": "12 mm"}])
    message = "dated 2026-01-07, after it was recorded (2026-01-06)"
    keeper.hears("PT414", message, at="2026-01-07")


def test_a_prediction_that_was_logged_late_is_noted(keeper):
    keeper.says(recorded="2025-01-10")
    message = "logged late: recorded 8 days after it was made"
    found = keeper.hears("PT421", message, at="2025-01-10")
    assert found.severity.value == "note"


def test_the_keeper_says_what_is_late(keeper):
    keeper.settings["logged_late_after_days"] = 30
    keeper.says(recorded="2025-01-10")
    keeper.hears_nothing("PT421")


def test_a_prediction_that_was_logged_with_its_outcome_known_is_noted(keeper):
    keeper.says(recorded="2026-01-06")
    keeper.resolves()
    message = "retrospective: recorded 2026-01-06, with its outcome known"
    keeper.hears("PT422", message, at="2026-01-06")
    keeper.hears_nothing("PT421")
