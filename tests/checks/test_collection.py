"""Nothing is left open, left out, or taken back unseen."""

import datetime as dt

import pytest

from predtrack.checks import Settings, run_checks
from predtrack.records import Ledger

COMPLETE = {"corpus": {"complete": True, "size": 2}}


def test_an_open_question_is_warned_of_after_its_date(keeper):
    keeper.says()
    keeper.hears("PT601", "overdue by 32 days", at="2025-12-31")


def test_a_question_is_not_overdue_on_its_day(keeper):
    keeper.settings["as_of"] = dt.date(2025, 12, 31)
    keeper.says()
    keeper.hears_nothing("PT601")


def test_the_keeper_says_when_to_be_warned(keeper):
    keeper.settings["overdue_warn_after_days"] = 32
    keeper.says()
    keeper.hears_nothing("PT601")


def test_a_question_that_is_open_for_too_long_is_an_error(keeper):
    keeper.settings["overdue_error_after_days"] = 30
    keeper.says()
    found = keeper.hears("PT60", "overdue by 32 days, more than the 30 allowed", at="2025-12-31")
    assert found.code == "PT602"


def test_a_question_that_may_stay_open_longer_is_only_warned_of(keeper):
    keeper.settings["overdue_error_after_days"] = 40
    keeper.says()
    assert keeper.hears("PT60", "overdue by 32 days", at="2025-12-31").code == "PT601"


def test_more_overdue_questions_than_allowed_are_an_error(keeper):
    keeper.says("report/01", question={"due": "2026-01-01"})
    keeper.says("report/02")
    keeper.hears_nothing("PT603")
    keeper.settings["max_overdue"] = 2
    keeper.hears_nothing("PT603")
    keeper.settings["max_overdue"] = 1
    message = "2 questions are overdue, more than the 1 allowed; this one longest"
    assert keeper.hears("PT603", message, at="2025-12-31").record == "report/02"


def test_no_overdue_question_may_be_too_many_already(keeper):
    keeper.settings["max_overdue"] = 0
    keeper.aims()
    keeper.hears_nothing("PT603")


def test_a_ledger_to_which_nothing_is_added_is_stale(keeper):
    keeper.says()
    keeper.hears_nothing("PT604")
    keeper.settings["stale_after_days"] = 393
    message = "the newest record is of 2025-01-03, 394 days ago, more than the 393 allowed"
    assert keeper.hears("PT604", message, at="id: report/01").severity.value == "error"
    keeper.settings["stale_after_days"] = 394
    keeper.hears_nothing("PT604")


@pytest.mark.parametrize("what", ["verdict", "known", "observation", "publication"])
def test_any_new_record_keeps_a_ledger_fresh(keeper, what):
    keeper.settings["stale_after_days"] = 30
    keeper.says()
    if what == "verdict":
        keeper.resolves(recorded="2026-01-20")
    if what == "known":
        keeper.resolves(recorded=None, known="2026-01-20")
    if what == "observation":
        keeper.observes(points=[{"date": "2025", "value": 1, "known": "2026-01-20"}])
    if what == "publication":
        keeper.publishes("new", introduces=None, published="2026-01-20")
    keeper.hears_nothing("PT604")


def test_a_record_from_the_future_keeps_no_ledger_fresh(keeper):
    keeper.settings["stale_after_days"] = 30
    keeper.says(recorded="2030-01-01")
    message = "the newest record is of 2025-01-02, 395 days ago, more than the 30 allowed"
    keeper.hears("PT604", message, at="publication:")


def test_an_empty_ledger_is_not_stale(tmp_path):
    settings = Settings(as_of=dt.date(2026, 2, 1), stale_after_days=0, series_stale_after_days=0)
    assert run_checks(Ledger(), settings) == ()


OLD = [{"date": "2025-06-30", "value": 7}]


@pytest.mark.parametrize("waits", ["target", "question"])
def test_a_series_that_somebody_waits_for_is_stale(keeper, waits):
    keeper.observes(points=OLD)
    if waits == "target":
        keeper.aims(series="robots")
    else:
        numeric = {"kind": "numeric", "unit": "robots", "series": "robots"}
        keeper.says(question=numeric, forecast={"point": 5})
    keeper.hears_nothing("PT605")
    keeper.settings["series_stale_after_days"] = 215
    message = "newest observation is of 2025-06-30, 216 days ago, more than the 215 allowed"
    assert keeper.hears("PT605", message, at="").record == "robots"
    keeper.settings["series_stale_after_days"] = 216
    keeper.hears_nothing("PT605")


def test_a_series_that_nobody_waits_for_may_end(keeper):
    keeper.settings["series_stale_after_days"] = 0
    keeper.observes(points=OLD)
    keeper.aims(series="robots", deadline="2025-12")
    numeric = {"kind": "numeric", "unit": "robots", "series": "robots"}
    keeper.says(question=numeric, forecast={"point": 5})
    keeper.resolves(outcome=7)
    keeper.hears_nothing("PT605")


def test_an_answer_to_an_overdue_question_is_not_warned_of_again(keeper):
    keeper.says("report/01")
    keeper.says("report/02", question="report/01")
    keeper.hears("PT601", "overdue by 32 days", at="2025-12-31")


@pytest.mark.parametrize(
    "changes",
    [
        {"withdrawn": {"on": "2025-06-01", "reason": "doubts"}},
        {"question": {"due": None}},
        {"question": {"zone": "Nowhere"}},
    ],
    ids=["withdrawn", "no date", "unknown zone"],
)
def test_what_is_not_due_is_not_overdue(keeper, changes):
    keeper.says(**changes)
    keeper.hears_nothing("PT60")


def test_a_complete_corpus_lacks_nothing(keeper):
    keeper.publishes("full", introduces=None, **COMPLETE)
    keeper.says("full/01")
    keeper.hears("PT611", "complete corpus of 2, but 1 recorded", at="2")


def test_no_corpus_has_more_than_it_has(keeper):
    keeper.publishes("full", introduces=None, corpus={"complete": False, "size": 1})
    keeper.says("full/01")
    keeper.says("full/02")
    keeper.hears("PT611", "corpus of 1, but 2 recorded", at="1")


def test_an_unresolvable_prediction_belongs_to_the_corpus(keeper):
    keeper.publishes("full", introduces=None, **COMPLETE)
    keeper.says("full/01")
    keeper.calls_unresolvable("full/02")
    keeper.hears_nothing("PT61")


def test_an_incomplete_corpus_may_lack_something(keeper):
    keeper.publishes("full", introduces=None, corpus={"complete": False, "size": 9})
    keeper.says("full/01")
    keeper.hears_nothing("PT611")


def test_what_could_not_be_read_is_not_missing_from_the_corpus(keeper):
    keeper.publishes("full", introduces=None, **COMPLETE)
    keeper.says("full/01")
    keeper.says("full/02", forecast={"probability": 7})
    keeper.hears_nothing("PT611", with_faults=True)


def test_a_publication_without_a_declared_corpus_is_noted(keeper):
    keeper.says()
    keeper.hears("PT612", "publication declares no corpus", at="publication")


def test_a_publication_without_predictions_needs_no_corpus(keeper):
    keeper.aims()
    keeper.hears_nothing("PT612")


def _says_dates(keeper, *stated, **changes):
    for number, (day, probability) in enumerate(stated, 1):
        forecast = {"deadline": day, "probability": probability}
        question = "report/01" if number > 1 else {"kind": "date"}
        keeper.says(f"report/{number:02}", question=question, forecast=forecast, **changes)


def test_a_later_deadline_is_at_least_as_probable(keeper):
    _says_dates(keeper, ("2025-06", 0.5), ("2025-09", 0.4), ("2025-12", 0.6))
    message = "0.4 by 2025-09-30, but 0.5 by an earlier date"
    keeper.hears("PT621", message, at="0.4")


def test_rising_probabilities_are_met_with_silence(keeper):
    _says_dates(keeper, ("2025-12", 0.6), ("2025-06", 0.5), ("2025-09", None))
    keeper.hears_nothing("PT621")


def test_a_wider_range_is_at_least_as_probable(keeper):
    numeric = {"kind": "numeric", "unit": "mm"}
    keeper.says("report/01", question=numeric, forecast={"range": [0, 9], "level": 0.5})
    keeper.says("report/02", question="report/01", forecast={"range": [2, 8], "level": 0.9})
    message = "level 0.5, but [2, 8] inside it has 0.9"
    keeper.hears("PT622", message, at="0.5")


def test_ranges_of_two_forecasters_may_contradict_each_other(keeper):
    numeric = {"kind": "numeric", "unit": "mm"}
    keeper.says("report/01", question=numeric, forecast={"range": [0, 9], "level": 0.5})
    keeper.says(
        "report/02",
        question="report/01",
        forecaster="other",
        forecast={"range": [2, 8], "level": 0.9},
    )
    keeper.hears_nothing("PT622")


def test_an_early_verdict_is_noted(keeper):
    keeper.says()
    keeper.resolves(known="2025-06-01")
    keeper.settings["as_of"] = dt.date(2025, 7, 1)
    keeper.hears("PT631", "resolved early: due 2025-12-31", at="2025-06-01")


def test_an_early_verdict_is_early_for_the_day_on_which_it_is_read(keeper):
    keeper.says()
    keeper.resolves(known="2025-06-01")
    keeper.hears_nothing("PT631")


def test_what_is_taken_back_after_closing_is_noted(keeper):
    keeper.says(
        question={"closes": "2025-06-01"}, withdrawn={"on": "2025-06-02", "reason": "doubts"}
    )
    message = "withdrawn 2025-06-02, after the question closed (2025-06-01)"
    keeper.hears("PT632", message, at="2025-06-02")


def test_what_is_taken_back_in_time_is_met_with_silence(keeper):
    keeper.says(withdrawn={"on": "2025-06-02", "reason": "doubts"})
    keeper.hears_nothing("PT632")
