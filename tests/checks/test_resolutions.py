"""Verdicts answer, show evidence, and stay as they were."""

import hashlib

import pytest

COPY = b"12 mm of rain"
HASH = hashlib.sha256(COPY).hexdigest()
FILE = {"file": "evidence/rain.txt", "sha256": HASH}


@pytest.mark.parametrize(("outcome", "said"), [("maybe", "'maybe'"), (7, "7")])
def test_an_outcome_answers_its_question(keeper, outcome, said):
    keeper.says()
    keeper.resolves(outcome=outcome)
    message = f"outcome {said} does not answer the question"
    found = keeper.hears("PT501", message, at=str(outcome))
    assert found.hint.startswith("a binary question is answered by yes, no")


@pytest.mark.parametrize("outcome", ["void", "ambiguous"])
def test_an_end_without_an_answer_says_why(keeper, outcome):
    keeper.says()
    keeper.resolves(outcome=outcome)
    keeper.hears("PT502", f"{outcome} without a reason", at=outcome)
    keeper.hears_nothing("PT501")


@pytest.mark.parametrize("outcome", ["void", "ambiguous"])
def test_an_end_with_a_reason_fits_every_question(keeper, outcome):
    keeper.says()
    keeper.resolves(outcome=outcome, reason="The office closed.", evidence=None)
    keeper.hears_nothing("PT50")


def test_a_verdict_without_evidence_is_found(keeper):
    keeper.says()
    keeper.resolves(evidence=None)
    keeper.hears("PT503", "verdict shows no evidence", at="prediction: report/01")


@pytest.mark.parametrize(
    ("evidence", "missing"),
    [
        ({"url": "https://weather.example"}, "date and quote"),
        ({"title": "Rain", "date": "2026-01-05"}, "quote"),
        ({"file": "rain.txt"}, "sha256"),
    ],
)
def test_evidence_that_cannot_be_looked_up_is_asked_about(keeper, evidence, missing):
    keeper.says()
    keeper.resolves(evidence=[evidence])
    keeper.hears("PT504", f"evidence lacks {missing}", at="evidence")


@pytest.mark.parametrize(
    "complete",
    [{"title": "Rain", "date": "2026-01-05", "quote": "12 mm"}, FILE, {"series": "rain"}],
    ids=["citation", "file", "series"],
)
def test_one_complete_piece_of_evidence_is_enough(keeper, complete):
    keeper.says()
    keeper.resolves(evidence=[{"url": "https://weather.example"}, complete])
    keeper.hears_nothing("PT504")


def test_a_missing_file_of_evidence_is_found(keeper):
    keeper.settings["read_bytes"] = keeper.reads
    keeper.says()
    keeper.resolves(evidence=[FILE])
    keeper.hears("PT505", "there is no file 'evidence/rain.txt'", at="evidence/rain.txt")


def test_a_changed_file_of_evidence_is_found(keeper):
    keeper.settings["read_bytes"] = keeper.reads
    keeper.says()
    keeper.resolves(evidence=[FILE])
    keeper.writes("evidence/rain.txt", b"2 mm of rain")
    actual = hashlib.sha256(b"2 mm of rain").hexdigest()
    keeper.hears("PT506", f"'evidence/rain.txt' has the sha256 {actual}", at=HASH)


def test_an_unchanged_file_of_evidence_is_met_with_silence(keeper):
    keeper.settings["read_bytes"] = keeper.reads
    keeper.says()
    keeper.resolves(evidence=[FILE])
    keeper.writes("evidence/rain.txt", COPY)
    keeper.hears_nothing("PT50")


def test_files_are_not_looked_at_where_nothing_reads_them(keeper):
    keeper.says()
    keeper.resolves(evidence=[FILE])
    keeper.hears_nothing("PT50")


def test_a_verdict_on_oneself_is_noted(keeper):
    keeper.says()
    keeper.resolves(resolver={"name": "Acme", "self": True})
    found = keeper.hears("PT511", "Acme resolved its own prediction", at="resolver")
    assert found.severity.value == "note"


@pytest.mark.parametrize("name", ["ACME", "acme"])
def test_a_verdict_on_oneself_is_not_passed_off_as_independent(keeper, name):
    keeper.says()
    keeper.resolves(resolver={"name": name})
    message = f"{name!r} is the forecaster, but not marked as self"
    keeper.hears("PT512", message, at=name)


def test_a_changed_verdict_says_why(keeper):
    keeper.says()
    keeper.resolves(outcome=0.5)
    keeper.resolves(outcome="no")
    message = "'Weather office' already said 0.5 to this question"
    keeper.hears("PT513", message, at="prediction: report/01")


def test_a_changed_verdict_with_a_reason_is_met_with_silence(keeper):
    keeper.says()
    keeper.resolves(outcome="yes")
    keeper.resolves(outcome="no", reason="The gauge was broken.")
    keeper.hears_nothing("PT51")


def test_resolvers_who_disagree_are_heard(keeper):
    keeper.says()
    keeper.resolves(outcome="yes")
    keeper.resolves(outcome=0.2, resolver={"name": "Farmer"})
    message = "disputed: Weather office says yes; Farmer says 0.2"
    keeper.hears("PT514", message, at="0.2")


def test_resolvers_who_agree_dispute_nothing(keeper):
    keeper.says()
    keeper.resolves()
    keeper.resolves(resolver={"name": "Farmer"})
    keeper.hears_nothing("PT514")


def test_the_evidence_is_of_the_series_that_decides(keeper):
    keeper.says(question={"series": "rain"})
    keeper.resolves(evidence=[{"series": "snow"}])
    message = "evidence is series 'snow', but the question names 'rain'"
    keeper.hears("PT515", message, at="evidence")


def test_further_series_may_stand_beside_the_one_that_decides(keeper):
    keeper.says(question={"series": "rain"})
    keeper.resolves(evidence=[{"series": "snow"}, {"series": "rain"}])
    keeper.hears_nothing("PT515")


def test_what_cannot_be_resolved_is_not_resolved(keeper):
    keeper.calls_unresolvable("report/01")
    keeper.resolves("report/01")
    keeper.hears("PT516", "'report/01' is unresolvable: no date", at="report/01")
