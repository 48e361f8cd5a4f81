"""The catalogue of checks: sound ledgers, selection, order, speed."""

import datetime as dt
import re
import time

import pytest

from predtrack.checks import CHECKS, Selection, Settings, run_checks
from predtrack.checks.check import catalogue
from predtrack.checks.identity import unique_claims
from predtrack.errors import Severity, UnknownNameError
from predtrack.kinds import ProbabilityForecast
from predtrack.records import BinaryQuestion, Ledger, Prediction, PredictionFile, Publication
from predtrack.store import FAULTS
from predtrack.values import PartialDate


def write_a_sound_ledger(keeper):
    """One of everything that a check looks at, as it should be."""
    numeric = {"kind": "numeric", "unit": "robots", "series": "robots", "lower": 0}
    dated = {"kind": "date", "criteria": "The day on which the factory opens its doors."}
    weather = {"kind": "categorical", "categories": ["rain", "sun"], "zone": "Asia/Shanghai"}
    keeper.settings["read_bytes"] = {"rain.txt": b""}.get
    keeper.publishes("echo", introduces="echo", forecaster="echo")
    keeper.publishes("sound", introduces=None, corpus={"complete": True, "size": 7})
    keeper.says("sound/01", made="2025-01-01", retellings=[{"publication": "echo", "quote": "…"}])
    keeper.says("sound/02", question="sound/01", supersedes="sound/01")
    keeper.says("sound/03", question=numeric, forecast={"range": [100, 200], "level": 0.5})
    keeper.says("sound/04", question=dated, forecast={"deadline": "2025-06"})
    keeper.says("sound/05", question=weather, forecast={"probabilities": {"rain": 0.3, "sun": 0.7}})
    keeper.calls_unresolvable("sound/06")
    keeper.aims("sound/robots", series="robots", baseline={"value": 1, "date": "2024"})
    keeper.observes(points=[{"date": "2025", "value": 150, "known": "2026-01-03"}])
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    keeper.resolves("sound/01", evidence=[{"file": "rain.txt", "sha256": empty}])
    keeper.resolves("sound/01", outcome="no", reason="The gauge was broken.")
    keeper.resolves("sound/01", outcome="no", resolver={"name": "Farmer"})
    keeper.resolves("sound/03", outcome=150, evidence=[{"series": "robots"}])
    keeper.resolves("sound/04", outcome="2025-06-03")
    keeper.resolves("sound/05", outcome="void", reason="There was neither.")


@pytest.mark.parametrize("code", CHECKS)
def test_a_sound_ledger_is_met_with_silence(keeper, code):
    write_a_sound_ledger(keeper)
    keeper.hears_nothing(code)


def test_all_checks_together_are_silent_on_a_sound_ledger(keeper):
    write_a_sound_ledger(keeper)
    keeper.hears_nothing("PT")


def test_an_empty_ledger_is_sound():
    assert run_checks(Ledger(), Settings(as_of=dt.date(2026, 1, 1))) == ()


def test_problems_come_in_the_order_of_their_places(keeper):
    keeper.says("report/02", recorded="2025-01-01", question={"due": None})
    keeper.says("elsewhere/01", forecaster="nobody")
    found = keeper.problems()
    assert [problem.location for problem in found] == sorted(p.location for p in found)
    assert len({problem.code for problem in found}) > 3


def test_a_problem_names_its_record_and_what_to_do(keeper):
    keeper.says(recorded="2025-01-01")
    (found,) = keeper.problems("PT411")
    assert found.record == "report/01"
    assert found.hint == "mend made or recorded"
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("select", "ignore", "taken"),
    [
        ((), (), True),
        (("PT2",), (), True),
        (("PT4",), (), False),
        ((), ("PT201",), False),
        (("PT201",), ("PT2",), True),
        (("PT2",), ("PT201",), False),
        (("PT2",), ("PT2",), False),
        ((), ("PT",), False),
    ],
)
def test_the_longer_beginning_of_a_code_decides(select, ignore, taken):
    assert Selection(select, ignore).takes("PT201") is taken


@pytest.mark.parametrize("option", ["select", "ignore"])
def test_a_misspelt_code_silences_nothing(option):
    with pytest.raises(UnknownNameError, match="no check is called 'PT999'"):
        run_checks(Ledger(), Settings(as_of=dt.date(2026, 1, 1)), **{option: ["PT999"]})


def test_codes_of_other_faults_may_be_selected_where_they_are_known():
    settings = Settings(as_of=dt.date(2026, 1, 1))
    assert run_checks(Ledger(), settings, select=["PT301"], known={*CHECKS, *FAULTS}) == ()


def test_two_rules_cannot_have_one_code():
    with pytest.raises(ValueError, match="two rules have one code"):
        catalogue(unique_claims, unique_claims)


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_a_rule_says_why_and_what_to_do(check):
    rule = check.rule
    assert re.fullmatch(r"PT[2-7]\d\d", rule.code)
    assert rule.title[0].islower()
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.remedy.endswith(".")


def test_no_code_means_two_things():
    assert not CHECKS.keys() & FAULTS.keys()


def _large_ledger(size):
    day = PartialDate.parse
    publication = Publication(
        id="big", title="Big", publisher="Acme", forecaster="acme", published=day("2025-01-02")
    )
    question = {"kind": "binary", "source": "the office", "due": day("2025-12-31")}
    predictions = tuple(
        Prediction(
            id=f"big/{number}",
            title=f"Word{number % 97} and word{number % 89}",
            question=BinaryQuestion(criteria=f"Station {number} reports rain.", **question),
            forecast=ProbabilityForecast(probability=0.5),
        )
        for number in range(size)
    )
    return Ledger(
        files=(PredictionFile(schema_version=1, publication=publication, predictions=predictions),)
    )


def test_ten_thousand_predictions_are_checked_in_seconds():
    ledger, settings = _large_ledger(10_000), Settings(as_of=dt.date(2025, 6, 1))
    start = time.perf_counter()
    run_checks(ledger, settings)
    assert time.perf_counter() - start < 5
