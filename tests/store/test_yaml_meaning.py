"""YAML 1.2: what a scalar means is for its field to say."""

from __future__ import annotations

import pytest

from predtrack.store import composing, read_ledger
from predtrack.store.composing import compose
from predtrack.store.conversion import to_data

AS_TEXT = [
    "no",
    "yes",
    "on",
    "010",
    "12:30",
    "1e-3",
    "0x1F",
    "1_000",
    "2030",
    "true",
    "0.10",
    "=",
    "NO",
]


@pytest.mark.parametrize(
    "text", [*AS_TEXT, "a b", "'null'", '"~"', "'  x'", "|\n      two\n      lines"]
)
def test_text_stays_as_it_was_written(text, head, sound, read):
    (prediction,) = read({"predictions/a.yaml": head + sound + f"    notes: {text}\n"}).predictions
    assert prediction.notes == {"|": "two\nlines"}.get(text[0], text.strip("\"'").strip())
    assert type(prediction.notes) is str


@pytest.mark.parametrize("text", ["~", "null", "Null", "NULL", "", "# nothing"])
def test_nothing_is_nothing(text, head, sound, read):
    (prediction,) = read({"predictions/a.yaml": head + sound + f"    notes: {text}\n"}).predictions
    assert prediction.notes is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e-3", 0.001),
        ("010", 10),
        ("0x1F", 31),
        ("0o17", 15),
        ("-.5", -0.5),
        ("+7", 7),
        ("2030", 2030),
    ],
)
def test_a_number_field_reads_numbers(text, value, head, sound, read):
    text = sound.replace("kind: binary", "kind: numeric, unit: m").replace(
        "probability: 0.7", f"point: {text}"
    )
    (prediction,) = read({"predictions/a.yaml": head + text}).predictions
    assert prediction.forecast.point == value


@pytest.mark.parametrize("text", ["12:30", "1_000", "no", "0b11", "1,5", ".inf", ".nan", "0x"])
def test_a_number_field_reads_nothing_else(text, head, sound, read):
    text = sound.replace("probability: 0.7", f"probability: {text}")
    (problem,) = read({"predictions/a.yaml": head + text}).problems
    assert problem.code in {"PT103", "PT102"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("0.5", 0.5), ("'0.5'", "0.5"), ("true", "true"),
        ("12:30", "12:30"), ("2030", 2030.0), ("'2030'", "2030"), ("2026-10-09", "2026-10-09"),
    ],
)  # fmt: skip
def test_an_outcome_keeps_its_word(text, value, resolved, read):
    text = resolved.replace("outcome: yes", f"outcome: {text}")
    (resolution,) = read({"resolutions/a.yaml": text}).resolutions
    assert resolution.outcome == value
    assert type(resolution.outcome) is type(value)


def test_keys_of_ones_own_have_the_meaning_of_yaml(head, sound, read):
    own = "    extra: {no: no, 010: 010, t: true, n: ~, q: '7', list: [1e-3, 12:30]}\n"
    (prediction,) = read({"predictions/a.yaml": head + sound + own}).predictions
    expected = {"no": "no", "010": 10, "t": True, "n": None, "q": "7", "list": [0.001, "12:30"]}
    assert prediction.extra == expected


def test_a_date_keeps_its_words(head, sound, read):
    text = sound.replace("2026-10-09", "mid-2029")
    (prediction,) = read({"predictions/a.yaml": head + text}).predictions
    assert prediction.question.due.wording == "mid-2029"


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_line_ends_and_marks_do_not_matter(ends, mark, head, sound, read):
    text = mark + (head + sound).replace("\n", ends)
    ledger = read({"predictions/a.yaml": text.encode()})
    assert ledger.problems == ()
    place = ledger.at(ledger.predictions[0], "forecast", "probability")
    assert str(place) == "predictions/a.yaml:12:29"


def test_aliases_within_reason_are_read(head, sound, read):
    text = sound.replace("It rains", "&title It rains").replace("Rain is measured", "*title")
    (prediction,) = read({"predictions/a.yaml": head + text}).predictions
    assert prediction.question.criteria == "It rains"


def test_a_list_that_is_begun_and_empty_is_empty(head, read):
    ledger = read(
        {"predictions/a.yaml": head, "resolutions/a.yaml": "schema_version: 1\nresolutions:\n"}
    )
    assert ledger.problems == ()
    assert len(ledger.files) == 1


class TestWithoutLibyaml:
    """The pure Python parser gives the same records and the same problems."""

    @pytest.fixture(autouse=True)
    def _without(self, monkeypatch):
        composing.recompose.cache_clear()
        monkeypatch.setattr(composing, "_composer", composing._PythonComposer)
        yield
        composing.recompose.cache_clear()

    def test_a_ledger_is_the_same(self, root):
        ledger = read_ledger(root)
        assert ledger.problems == ()
        place = ledger.at(ledger.predictions[0], "forecast", "probability")
        assert str(place) == "predictions/a/b.yaml:12:29"

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("a: 'b\n", "PT004"), ("a: b: c", "PT004"), ("a: 1\n---\nb: 1", "PT011"),
            ("a: " + "[" * 5000, "PT008"), ("a: \0", "PT003"), ("a: &a [*a]", "PT007"),
            ("a: 1\na: 2", "PT005"), ("a:\n\tb: 1", "PT004"), ("a: !!str b", "PT015"),
        ],
    )  # fmt: skip
    def test_a_fault_has_the_same_code(self, text, code, read):
        assert code in {problem.code for problem in read({"predictions/a.yaml": text}).problems}


def test_plain_data_is_made_without_any_typing():
    data, faults = to_data(compose("{a: [no, 'no', ~, 010]}"))
    assert data == {"a": ["no", "no", None, "010"]}
    assert [type(item).__name__ for item in data["a"]] == [
        "PlainScalar",
        "str",
        "NoneType",
        "PlainScalar",
    ]
    assert faults == []
