"""A statement can be held to account, or says why it cannot."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import TypeAdapter, ValidationError

from predtrack.records import (
    AnyQuestion,
    Evidence,
    Outcome,
    Prediction,
    PredictionFile,
    Resolution,
    Series,
    Target,
)
from predtrack.values import PlainScalar

QUESTION = TypeAdapter(AnyQuestion)
OUTCOME = TypeAdapter(Outcome)
UNRESOLVABLE = {"reason": "no date", "detail": "No date was given."}

QUESTIONS = {
    "binary": {"kind": "binary", "criteria": "It happens."},
    "categorical": {"kind": "categorical", "criteria": "As the index says.",
                    "categories": ["low", "2", "2026"]},
    "numeric": {"kind": "numeric", "criteria": "As counted.", "unit": "cars",
                "lower": 0, "upper": 100},
    "date": {"kind": "date", "criteria": "When it happens."},
}  # fmt: skip

FITTING = {
    "binary": ["yes", "no", "partial", 0.0, 0.25, 1.0],
    "categorical": ["low", "2", 2.0, 2026.0],
    "numeric": [0.0, 50.5, 100.0],
    "date": ["2026-10-09", "2027", 2027.0, "no", "end of 2026"],
}

MISFITTING = {
    "binary": ["maybe", "Yes", 1.5, -0.1, "low"],
    "categorical": ["high", 3.0, 2.5, "yes"],
    "numeric": ["yes", "partial", -1.0, 100.5],
    "date": ["yes", "partial", "next 12 months", 2027.5, 20261009.0, "soon"],
}


def pairs(table):
    return [(kind, outcome) for kind, outcomes in table.items() for outcome in outcomes]


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_question_says_its_kind(kind):
    question = QUESTION.validate_python(QUESTIONS[kind])
    assert (question.KIND, question.kind) == (kind, kind)
    assert QUESTION.validate_python(question) is question
    assert QUESTION.validate_json(QUESTION.dump_json(question)) == question


@pytest.mark.parametrize(("kind", "outcome"), pairs(FITTING))
def test_an_outcome_that_fits_answers_its_question(kind, outcome):
    assert QUESTION.validate_python(QUESTIONS[kind]).misfit(outcome) is None


@pytest.mark.parametrize(("kind", "outcome"), pairs(MISFITTING))
def test_an_outcome_that_does_not_fit_is_told_what_would(kind, outcome):
    assert QUESTION.validate_python(QUESTIONS[kind]).misfit(outcome)


def test_a_name_refers_to_the_question_of_another_prediction():
    assert QUESTION.validate_python("book/01") == "book/01"


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        (QUESTIONS["binary"] | {"kind": "binry"}, r"binary\.kind"),
        (QUESTIONS["numeric"] | {"kind": "numerical"}, r"numeric\.kind"),
        ({"criteria": "It happens."}, "names no kind of question"),
        ({"kind": "riddle", "criteria": "?"}, "names no kind of question"),
        (7, "names no kind of question"),
        (QUESTIONS["binary"] | {"criteria": " "}, "at least 1 character"),
        (QUESTIONS["binary"] | {"due": "soon"}, "is not a date"),
        (QUESTIONS["categorical"] | {"categories": ["one"]}, "at least 2 items"),
        (QUESTIONS["categorical"] | {"categories": ["a", "b", "a "]}, "category 'a' stands twice"),
        (QUESTIONS["numeric"] | {"lower": 101}, "lower lies above upper"),
        (QUESTIONS["numeric"] | {"unit": None}, "valid string"),
    ],
)
def test_a_faulty_question_is_refused(question, fault):
    with pytest.raises(ValidationError, match=fault):
        QUESTION.validate_python(question)


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        (PlainScalar("yes"), "yes"),
        (PlainScalar("True"), "True"),
        (PlainScalar("0.5"), 0.5),
        (PlainScalar("0x10"), 16.0),
        ("0.5", "0.5"),
        (" yes ", "yes"),
        (1, 1.0),
    ],
)
def test_an_outcome_is_read_as_it_is_written(written, outcome):
    read = OUTCOME.validate_python(written)
    assert (read, type(read)) == (outcome, type(outcome))


@pytest.mark.parametrize(
    "written", ["", "  ", True, None, [], float("nan"), float("inf"), 10**400, {"yes": 1}]
)
def test_what_is_no_outcome_is_refused(written):
    with pytest.raises(ValidationError, match="must be yes, no, partial"):
        OUTCOME.validate_python(written)


def test_a_number_too_large_for_any_question_is_a_text_that_fits_none():
    assert OUTCOME.validate_python(PlainScalar("9" * 400)) == "9" * 400


def test_void_and_ambiguous_are_no_answers(verdict):
    outcomes = ("yes", "no", "partial", 0.0, "void", "ambiguous")
    answers = [Resolution.model_validate(verdict(outcome)).is_answer for outcome in outcomes]
    assert answers == [True, True, True, True, False, False]


@pytest.mark.parametrize("missing", ["question", "forecast"])
def test_a_prediction_has_a_question_and_a_forecast(claim, missing):
    written = {key: value for key, value in claim().items() if key != missing}
    with pytest.raises(ValidationError, match=f"has no {missing}; give one, or say"):
        Prediction.model_validate(written)


def test_a_prediction_that_can_never_be_resolved_says_why(claim):
    written = claim(unresolvable=UNRESOLVABLE)
    bare = {key: written[key] for key in ("id", "title", "unresolvable")}
    assert Prediction.model_validate(bare).unresolvable.reason == "no date"
    for part in ("question", "forecast"):
        with pytest.raises(ValidationError, match="is unresolvable, and yet has"):
            Prediction.model_validate(bare | {part: written[part]})
    with pytest.raises(ValidationError):
        Prediction.model_validate(bare | {"unresolvable": {"reason": "no date"}})


@pytest.mark.parametrize("place", [{"url": "https://x.org"}, {"file": "a.pdf"}, {"title": "A"},
                                   {"series": "a"}])  # fmt: skip
def test_evidence_stands_in_one_place_at_least(place):
    assert Evidence.model_validate(place).type == "other"


def test_evidence_without_a_place_is_refused():
    with pytest.raises(ValidationError, match="needs a url, a file, a title or a series"):
        Evidence(quote="It happened.")
    with pytest.raises(ValidationError, match="match pattern"):
        Evidence(file="a.pdf", sha256="beef")


@pytest.mark.parametrize("version", [0, 2, "two", None])
def test_a_file_of_another_version_is_refused(version, book):
    file = {"schema_version": version, "publication": book().publications[0]}
    with pytest.raises(ValidationError, match="schema_version"):
        PredictionFile.model_validate(file)


def test_a_whole_file_survives_being_written_and_read(book, claim):
    forecasts = [{"probability": 0.7}, {"assertion": "happens"}, {"words": "likely"}]
    file = book([claim(n, forecast) for n, forecast in enumerate(forecasts, 1)]).files[0]
    assert PredictionFile.model_validate_json(file.model_dump_json()) == file
    with pytest.raises(ValidationError, match="frozen"):
        file.predictions = ()


TARGET = {"id": "plan/a", "title": "Cars", "metric": "cars", "unit": "cars", "level": 3}


def rungs(*levels):
    return [{"id": f"r{n}", "level": level} for n, level in enumerate(levels)]


@pytest.mark.parametrize(
    ("comparator", "met"),
    [
        ("at least", (False, True, True)),
        ("more than", (False, False, True)),
        ("at most", (True, True, False)),
        ("less than", (True, False, False)),
    ],
)
def test_a_target_is_met_on_its_side(comparator, met):
    target = Target.model_validate(TARGET | {"comparator": comparator})
    assert tuple(target.is_met(value) for value in (2.0, 3.0, 4.0)) == met
    assert tuple(target.is_met(value, 13) for value in (12.0, 13.0, 14.0)) == met
    assert target.is_upward == met[2]


@pytest.mark.parametrize(
    ("comparator", "levels", "fault"),
    [
        ("at least", (1, 2, 3), None),
        ("at least", (), None),
        ("at most", (5, 4, 3), None),
        ("at least", (2, 1, 3), "the rungs do not stand in order"),
        ("at most", (1, 2, 3), "the rungs do not stand in order"),
        ("at least", (1, 2), "the last rung is not the level"),
        ("at least", (1, 3, 4), "the last rung is not the level"),
    ],
)
def test_a_ladder_climbs_to_the_level(comparator, levels, fault):
    written = TARGET | {"comparator": comparator, "ladder": rungs(*levels)}
    if fault is None:
        assert len(Target.model_validate(written).ladder) == len(levels)
    else:
        with pytest.raises(ValidationError, match=fault):
            Target.model_validate(written)


def series(*points):
    head = {"id": "cars", "title": "Cars", "metric": "cars", "unit": "cars"}
    return Series.model_validate(head | {"points": list(points)})


def test_a_later_vintage_replaces_an_earlier_one_from_the_day_it_is_known():
    cars = series(
        {"date": "2025", "value": 3, "known": "2026-06-01"},
        {"date": "2025", "value": 1, "known": "2026-02-01"},
        {"date": "2026-Q1", "value": 4},
        {"date": "2025", "value": 2, "known": "2026-04-01"},
    )
    seen = {
        day: [point.value for point in cars.as_known(dt.date.fromisoformat(day))]
        for day in ("2026-01-31", "2026-02-01", "2026-03-31", "2026-04-01", "2026-12-31")
    }
    assert seen == {
        "2026-01-31": [],
        "2026-02-01": [1],
        "2026-03-31": [1, 4],
        "2026-04-01": [2, 4],
        "2026-12-31": [3, 4],
    }


def test_nothing_is_known_before_it_happened():
    (point,) = series({"date": "2025", "value": 1, "known": "2025-03-01"}).points
    assert (point.day, point.known_on) == (dt.date(2025, 12, 31), dt.date(2025, 12, 31))


def test_of_two_vintages_of_one_day_the_last_written_counts():
    cars = series({"date": "2025", "value": 1}, {"date": "2025", "value": 2})
    assert [point.value for point in cars.as_known(dt.date.max)] == [2]


def test_an_observation_needs_a_real_date():
    with pytest.raises(ValidationError, match="an observation needs a real date"):
        series({"date": "next 12 months", "value": 1})
