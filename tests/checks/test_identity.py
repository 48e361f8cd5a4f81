"""Every record has its name, and every name its record."""

import dataclasses
import datetime as dt

import pytest

from predtrack.checks import Settings, run_checks


def test_two_predictions_of_one_name_are_told_apart(keeper):
    keeper.says("report/01")
    keeper.says("report/01", title="It snows")
    message = "identifier 'report/01' is already that of predictions/acme/report.yaml:12:7"
    keeper.hears("PT201", message, at="report/01")


def test_a_target_cannot_have_the_name_of_a_prediction(keeper):
    keeper.says("report/01")
    keeper.aims("report/01")
    message = "identifier 'report/01' is already that of predictions/acme/report.yaml:12:7"
    keeper.hears("PT201", message, at="report/01")


def test_two_publications_of_one_name_are_told_apart(keeper):
    keeper.publishes("report", "predictions/other/report.yaml", introduces=None)
    message = "publication 'report' is already at predictions/acme/report.yaml:3:7"
    keeper.hears("PT202", message, at="report")


def test_a_forecaster_is_introduced_once(keeper):
    keeper.publishes("second")
    message = "forecaster 'acme' is already introduced at predictions/acme/report.yaml:9:7"
    keeper.hears("PT203", message, at="acme")


def test_two_series_of_one_name_are_told_apart(keeper):
    keeper.observes("robots")
    keeper.observes("robots", "resolutions/series/more/robots.yaml")
    message = "series 'robots' is already at resolutions/series/more/robots.yaml:3:7"
    keeper.hears("PT204", message, at="robots")


@pytest.mark.parametrize("claim", ["says", "aims"])
def test_a_claim_carries_the_name_of_its_publication(keeper, claim):
    getattr(keeper, claim)("elsewhere/01")
    message = "identifier 'elsewhere/01' does not begin with 'report/'"
    keeper.hears("PT211", message, at="elsewhere/01")


def test_the_file_of_a_publication_has_its_name(keeper):
    keeper.publishes("second", "predictions/acme/third.yaml", introduces=None)
    message = "publication 'second' stands in a file called 'third.yaml'"
    keeper.hears("PT212", message, at="second")


def test_the_file_of_a_series_has_its_name(keeper):
    keeper.observes("robots", "resolutions/series/cars.yaml")
    message = "series 'robots' stands in a file called 'cars.yaml'"
    keeper.hears("PT213", message, at="robots")


def test_a_verdict_stands_on_the_path_of_its_prediction(keeper):
    keeper.says()
    keeper.resolves(path="resolutions/acme/other.yaml")
    message = "the verdict on 'report/01' belongs in resolutions/acme/report.yaml"
    keeper.hears("PT214", message, at="report/01")


def test_a_verdict_that_is_in_no_file_yet_is_not_misfiled(keeper):
    keeper.says()
    keeper.resolves(path="resolutions/acme/other.yaml")
    ledger = dataclasses.replace(keeper.ledger(), places={})
    assert run_checks(ledger, Settings(as_of=dt.date(2026, 2, 1)), select=["PT214"]) == ()


def test_a_verdict_on_nothing_is_found(keeper):
    keeper.says()
    keeper.resolves("report/1")
    found = keeper.hears("PT221", "there is no prediction 'report/1'", at="report/1")
    assert found.hint == "did you mean 'report/01'?"


def test_a_verdict_on_what_could_not_be_read_is_no_second_fault(keeper):
    keeper.says(forecast={"probability": 7})
    keeper.resolves()
    keeper.hears_nothing("PT221", with_faults=True)


def test_a_verdict_on_a_file_that_could_not_be_read_is_no_second_fault(keeper):
    keeper.files["predictions/acme/broken.yaml"] = {"schema_version": 99}
    keeper.resolves("broken/01")
    keeper.hears_nothing("PT221", with_faults=True)


def test_a_verdict_goes_to_the_prediction_that_holds_the_question(keeper):
    keeper.says("report/01")
    keeper.says("report/02", question="report/01")
    keeper.resolves("report/02")
    message = "'report/02' answers the question of 'report/01' and has none of its own"
    assert keeper.hears("PT222", message, at="report/02").hint == "write report/01"


def test_what_is_superseded_exists(keeper):
    keeper.says("report/01")
    keeper.says("report/02", supersedes="report/00")
    found = keeper.hears("PT223", "there is no prediction 'report/00'", at="report/00")
    assert found.hint.startswith("did you mean 'report/0")


def test_nobody_supersedes_what_another_has_said(keeper):
    keeper.says("report/01")
    keeper.says("report/02", supersedes="report/01", forecaster="other")
    message = "'other' supersedes 'report/01', which 'acme' said"
    keeper.hears("PT224", message, at="report/01")


def test_a_circle_of_superseding_is_found_once(keeper):
    keeper.says("report/01", supersedes="report/03")
    keeper.says("report/02", supersedes="report/01")
    keeper.says("report/03", supersedes="report/02")
    message = "supersedes itself: report/01 → report/03 → report/02 → report/01"
    keeper.hears("PT225", message, at="report/03")


def test_a_circle_is_found_from_a_chain_that_leads_into_it(keeper):
    keeper.says("report/01", supersedes="report/02")
    keeper.says("report/02", supersedes="report/02")
    keeper.hears("PT225", "supersedes itself: report/02 → report/02", at="report/02")


def test_a_prediction_is_superseded_by_one_other_only(keeper):
    keeper.says("report/01")
    keeper.says("report/02", supersedes="report/01")
    keeper.says("report/03", supersedes="report/01")
    message = "'report/01' is already superseded by 'report/02'"
    keeper.hears("PT226", message, at="report/01")


@pytest.mark.parametrize("claim", ["says", "aims"])
def test_who_speaks_has_been_introduced(keeper, claim):
    getattr(keeper, claim)("report/01", forecaster="acne")
    found = keeper.hears("PT231", "no forecaster is called 'acne'", at="acne")
    assert found.hint == "did you mean 'acme'?"


def test_who_publishes_has_been_introduced(keeper):
    keeper.publishes("second", forecaster="nobody", introduces=None)
    keeper.hears("PT231", "no forecaster is called 'nobody'", at="nobody")


def test_a_question_that_is_referred_to_is_there(keeper):
    keeper.says("report/01")
    keeper.says("report/02", question="report/10")
    message = "prediction 'report/10' is not in the ledger"
    keeper.hears("PT232", message, at="report/10")


def test_a_question_is_referred_to_where_it_is_held(keeper):
    keeper.says("report/01")
    keeper.says("report/02", question="report/01")
    keeper.says("report/03", question="report/02")
    message = "prediction 'report/02' holds no question of its own"
    keeper.hears("PT232", message, at="report/02")


def test_a_question_names_a_series_of_the_ledger(keeper):
    keeper.observes("robots")
    keeper.says(question={"series": "robot"})
    found = keeper.hears("PT233", "there is no series 'robot'", at="robot")
    assert found.hint == "did you mean 'robots'?"


def test_a_target_names_a_series_of_the_ledger(keeper):
    keeper.aims(series="robots")
    found = keeper.hears("PT233", "there is no series 'robots'", at="robots")
    assert found.hint == "add it under resolutions/series/"


def test_evidence_names_a_series_of_the_ledger(keeper):
    keeper.says()
    keeper.resolves(evidence=[{"series": "robots"}])
    keeper.hears("PT233", "there is no series 'robots'", at="robots")


def test_a_retelling_stands_in_a_publication_of_the_ledger(keeper):
    keeper.says(retellings=[{"publication": "echo", "quote": "Rain!"}])
    keeper.hears("PT234", "there is no publication 'echo'", at="echo")


def test_a_question_that_is_asked_twice_is_found(keeper):
    keeper.says("report/01")
    keeper.says("report/02", title="It rains.")
    keeper.hears("PT241", "asks nearly the same as 'report/01'", at="question")


@pytest.mark.parametrize(
    "changes",
    [
        {"question": {"due": "2026-12-31"}},
        {"question": {"criteria": "The weather office reports more than 20 mm of rain."}},
        {"title": "The harvest fails", "question": {"criteria": "Prices of wheat double."}},
        {"supersedes": "report/01"},
    ],
    ids=["another day", "another number", "other words", "a correction"],
)
def test_another_question_is_not_the_same(keeper, changes):
    keeper.says("report/01")
    keeper.says("report/02", **changes)
    keeper.hears_nothing("PT241")


def test_chinese_questions_are_compared_by_their_characters(keeper):
    criteria = {"criteria": "国家统计局公布的全年机器人产量超过一百万台"}
    keeper.says("report/01", title={"zh": "机器人产量"}, question=criteria)
    keeper.says("report/02", title={"zh": "机器人的产量"}, question=criteria)
    keeper.hears("PT241", "asks nearly the same as 'report/01'", at="question")
