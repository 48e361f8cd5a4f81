"""Faults in records: one a test, each on its place and in its words."""

from __future__ import annotations

import re

import pytest

from predtrack.store import FAULTS

QUESTION = "question: {kind: binary, criteria: Rain is measured, due: 2026-10-09}"
NUMERIC = "question: {kind: numeric, criteria: As measured, unit: mm}"


def prediction(*lines, question=QUESTION, forecast="forecast: {probability: 0.7}"):
    """Write a prediction whose own lines begin on line 11 of the file."""
    known = ["- id: outlook/rain", "  title: It rains"]
    rest = [f"  {line}" for line in (*lines, question, forecast) if line]
    return "".join(f"  {line}\n" for line in (*known, *rest))


def forecast(text, question=NUMERIC):
    return prediction(question=question, forecast=f"forecast: {text}")


def question(text):
    return prediction(question=f"question: {text}")


TABLE = {
    "a percent-looking probability": (
        forecast("{probability: 70}", QUESTION),
        ("12:29", "PT301", "probability must be at most 1", "write 70 % as 0.7"),
    ),
    "a negative probability": (
        forecast("{probability: -0.1}", QUESTION),
        ("12:29", "PT301", "probability must be at least 0", ""),
    ),
    "a probability with a percent sign": (
        forecast("{probability: 70 %}", QUESTION),
        ("12:29", "PT103", "probability must be a number, not '70 %'", "write 0.7"),
    ),
    "a quoted number": (
        forecast("{probability: '0.7'}", QUESTION),
        ("12:29", "PT103", "probability must be a number, but is quoted", "without quotes"),
    ),
    "an infinite number": (
        forecast("{point: 1e999}"),
        ("12:23", "PT103", "point must be a number, not '1e999'", ""),
    ),
    "a list for a number": (
        forecast("{point: [1]}"),
        ("12:23", "PT103", "point must be a number, not a list", ""),
    ),
    "nothing for a number": (
        forecast("{point: }"),
        ("12:16", "PT103", "point must be a number, but is empty", "give it a value"),
    ),
    "a grouped number": (
        forecast("{point: 1_000}"),
        ("12:23", "PT103", "point must be a number, not '1_000'", "write 1000"),
    ),
    "probabilities that do not sum to one": (
        forecast("{probabilities: {yes: 0.5, no: 0.6}}", QUESTION),
        ("12:31", "PT302", "probabilities sum to 1.1, not to 1", ""),
    ),
    "a probability of a category outside": (
        forecast("{probabilities: {yes: 50, no: 0.6}}", QUESTION),
        ("12:37", "PT301", "probabilities yes must be at most 1", "write 50 % as 0.5"),
    ),
    "one category alone": (
        forecast("{probabilities: {yes: 1}}", QUESTION),
        ("12:31", "PT306", "needs at least two categories", ""),
    ),
    "quantiles that cross": (
        forecast("{quantiles: {0.1: 3, 0.9: 2}}"),
        ("12:27", "PT303", "the value at level 0.9 (2) lies below the one before it (3)", ""),
    ),
    "a quantile level outside": (
        forecast("{quantiles: {90: 3}}"),
        ("12:28", "PT301", "quantiles 90 must be less than 1", "write 90 % as 0.9"),
    ),
    "no quantiles": (
        forecast("{quantiles: {}}"),
        ("12:27", "PT306", "needs at least one level", ""),
    ),
    "a range reversed": (
        forecast("{range: [2, 1]}"),
        ("12:23", "PT304", "the lower end lies above the upper end", ""),
    ),
    "a range with one end": (
        forecast("{range: [2]}"),
        ("12:23", "PT304", "range needs two numbers", "write [lower, upper]"),
    ),
    "a range with three ends": (
        forecast("{range: [1, 2, 3]}"),
        ("12:23", "PT304", "range must have at most 2 entries", ""),
    ),
    "a forecast of no kind": (
        forecast("{chance: high}"),
        ("12:15", "PT305", "forecast names no kind of forecast", "probability, probabilities"),
    ),
    "a forecast that is text": (
        forecast("likely"),
        ("12:15", "PT305", "forecast names no kind of forecast", "one of its keys must be"),
    ),
    "a misspelt forecast": (
        forecast("{probabilty: 0.7}", QUESTION),
        ("12:16", "PT102", "unknown field 'probabilty'", "did you mean 'probability'?"),
    ),
    "a forecast that lacks a part": (
        forecast("{bound: 3}"),
        ("12:15", "PT101", "bound forecast needs a 'comparator'", ""),
    ),
    "an unknown field": (
        prediction("forcast: {}"),
        ("11:5", "PT102", "unknown field 'forcast'", "did you mean 'forecast'?"),
    ),
    "an unknown field like no other": (
        prediction("zzz: 1"),
        ("11:5", "PT102", "unknown field 'zzz'", "own keys go under extra"),
    ),
    "an unknown field deep inside": (
        question("{kind: binary, criteria: c, dew: 2026}"),
        ("11:43", "PT102", "unknown field 'dew'", "did you mean 'due'?"),
    ),
    "a missing title": (
        prediction().replace("    title: It rains\n", ""),
        ("9:5", "PT101", "prediction needs a 'title'", ""),
    ),
    "a missing id": (
        prediction().replace("- id: outlook/rain\n    ", "- "),
        ("9:5", "PT101", "prediction needs an 'id'", ""),
    ),
    "missing criteria": (
        question("\n      kind: binary"),
        ("11:5", "PT101", "binary question needs a 'criteria'", ""),
    ),
    "an empty title": (
        prediction().replace("It rains", ""),
        ("10:5", "PT103", "title must be text, but is empty", "give it a value"),
    ),
    "a title that says nothing": (
        prediction().replace("It rains", "'  '"),
        ("10:12", "PT111", "title must not be empty", ""),
    ),
    "a title in no known language": (
        prediction().replace("It rains", "{}"),
        ("10:12", "PT112", "title must be given in at least one language", ""),
    ),
    "a bad identifier": (
        prediction().replace("outlook/rain", "Outlook/Rain Fall"),
        ("9:9", "PT106", "id 'Outlook/Rain Fall' is not an identifier", "'outlook/rain-fall'"),
    ),
    "a bad tag": (
        prediction("tags: [good, Not Good]"),
        ("11:18", "PT106", "tags 'Not Good' is not an identifier", "'not-good'"),
    ),
    "text for a list": (
        prediction("tags: weather"),
        ("11:11", "PT103", "tags must be a list, not 'weather'", ""),
    ),
    "a list for text": (
        prediction("notes: [a]"),
        ("11:12", "PT103", "notes must be text, not a list", ""),
    ),
    "a mapping for text": (
        prediction("notes: {a: b}"),
        ("11:12", "PT103", "notes must be text, not a mapping", ""),
    ),
    "a list for a mapping": (
        prediction("extra: []"),
        ("11:12", "PT103", "extra must be a mapping, not a list", ""),
    ),
    "text for a record": (
        "  - rain\n",
        ("9:5", "PT103", "prediction must be a mapping, not 'rain'", ""),
    ),
    "a date that does not exist": (
        prediction("made: 2025-02-30"),
        ("11:11", "PT105", "made: '2025-02-30' is not a date", ""),
    ),
    "a date in unknown words": (
        prediction("made: soon"),
        ("11:11", "PT105", "made: 'soon' is not a date", "write 2026-10-09"),
    ),
    "a time without a zone": (
        prediction("made: 2025-10-09T12:00"),
        ("11:11", "PT105", "a time of day needs its zone", "write 2025-10-09T12:00Z"),
    ),
    "a list for a date": (
        prediction("made: [2025]"),
        ("11:11", "PT105", "made must be a date, such as 2026-10-09", ""),
    ),
    "a question of no kind": (
        question("{criteria: c}"),
        ("11:15", "PT109", "question names no kind of question", "categorical"),
    ),
    "a misspelt kind": (
        question("{kind: binari, criteria: c}"),
        ("11:22", "PT104", "kind must be 'binary', 'categorical'", "did you mean 'binary'?"),
    ),
    "a value that is not allowed": (
        forecast("{assertion: hapens}", QUESTION),
        ("12:27", "PT104", "assertion must be 'happens' or", "did you mean 'happens'?"),
    ),
    "a word for a flag": (
        question("{kind: categorical, criteria: c, categories: [a, b], ordered: yes}"),
        ("11:77", "PT103", "ordered must be true or false, not 'yes'", ""),
    ),
    "one category to choose from": (
        question("{kind: categorical, criteria: c, categories: [a]}"),
        ("11:60", "PT111", "categories needs at least 2 entries", ""),
    ),
    "a category twice": (
        question("{kind: categorical, criteria: c, categories: [a, a]}"),
        ("11:15", "PT112", "category 'a' stands twice", ""),
    ),
    "bounds reversed": (
        question("{kind: numeric, criteria: c, unit: m, lower: 2, upper: 1}"),
        ("11:15", "PT112", "lower lies above upper", ""),
    ),
    "a forecast without a question": (
        prediction(question=""),
        ("9:5", "PT108", "prediction has no question", "give one, or say under unresolvable"),
    ),
    "a reason beside a question": (
        prediction("unresolvable: {reason: no date, detail: none}"),
        ("9:5", "PT108", "is unresolvable, and yet has a question", ""),
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_fault_is_reported_once_on_its_place_and_in_its_words(name, head, read):
    text, (place, code, message, hint) = TABLE[name]
    (problem,) = read({"predictions/a/b.yaml": head + text}).problems
    assert str(problem.location) == f"predictions/a/b.yaml:{place}"
    assert problem.code == code
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize("name", TABLE)
def test_every_message_is_short_lower_case_and_free_of_jargon(name, head, read):
    text, _ = TABLE[name]
    (problem,) = read({"predictions/a/b.yaml": head + text}).problems
    assert problem.message[0] == problem.message[0].lower()
    assert not problem.message.endswith(".")
    assert len(problem.message) < 160
    assert not re.search(
        r"(?i)\b(input|valid|tuple|dict|union|string|value error)", problem.message
    )


def test_every_code_that_is_given_is_in_the_catalogue():
    assert {code for _, (_, code, _, _) in TABLE.values()} <= FAULTS.keys()


def test_a_problem_names_the_record_at_fault(head, read):
    (problem,) = read({"predictions/a/b.yaml": head + prediction("zzz: 1")}).problems
    assert problem.record == "outlook/rain"


RESOLUTION = """\
schema_version: 1
resolutions:
  - prediction: outlook/rain
    outcome: yes
    resolver: {{name: Weather office, self: {self}}}
    known: 2026-10-09
    evidence:
      - {{{evidence}}}
"""


@pytest.mark.parametrize(
    ("evidence", "place", "code", "message"),
    [
        ("type: news", "8:9", "PT112", "evidence needs a url, a file, a title or a series"),
        ("url: u, type: rumour", "8:24", "PT104", "type must be 'publication', 'dataset'"),
        ("file: f, sha256: abc", "8:27", "PT103", "sha256 must be 64 hexadecimal digits"),
        ("uri: u", "8:10", "PT102", "unknown field 'uri'"),
    ],
)
def test_faulty_evidence_is_reported(evidence, place, code, message, read):
    text = RESOLUTION.format(self="true", evidence=evidence)
    (problem,) = read({"resolutions/a/b.yaml": text}).problems
    assert str(problem.location) == f"resolutions/a/b.yaml:{place}"
    assert (problem.code, problem.record) == (code, "outlook/rain")
    assert message in problem.message


@pytest.mark.parametrize("word", ["yes", "'true'", "1"])
def test_only_true_and_false_are_flags(word, read):
    (problem,) = read(
        {"resolutions/a/b.yaml": RESOLUTION.format(self=word, evidence="url: u")}
    ).problems
    assert "self must be true or false" in problem.message


def test_a_series_with_a_relative_date_is_reported(read):
    text = "schema_version: 1\nseries: {id: s, title: S, metric: m, unit: u, points: [%s]}\n"
    point = "{date: next 12 months, value: 3}"
    (problem,) = read({"resolutions/series/s.yaml": text % point}).problems
    assert str(problem.location) == "resolutions/series/s.yaml:2:9"
    assert (problem.code, problem.record) == ("PT112", "s")


@pytest.mark.parametrize(
    ("version", "code", "message", "hint"),
    [
        ("schema_version: 2\n", "PT107", "schema_version must be 1, not 2", "update predtrack"),
        ("schema_version: one\n", "PT107", "must be 1, not one", "write 'schema_version: 1'"),
        ("schema_version: '1'\n", "PT107", "must be 1, not '1'", "write 'schema_version: 1'"),
        ("schema_version: [1]\n", "PT107", "must be 1, not ['1']", "write 'schema_version: 1'"),
        ("", "PT101", "prediction file needs a 'schema_version'", "begin with"),
        ("schema_version:\n", "PT101", "prediction file needs a 'schema_version'", "begin with"),
    ],
)
def test_the_version_of_the_form_must_be_known(version, code, message, hint, head, sound, read):
    text = head.replace("schema_version: 1\n", version) + sound
    (problem,) = read({"predictions/a/b.yaml": text}).problems
    assert (problem.code, problem.location.line, problem.location.column) == (code, 1, 1) or version
    assert problem.code == code
    assert message in problem.message
    assert hint in problem.hint
