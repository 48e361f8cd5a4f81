"""The field decides what an unquoted scalar means; quotes make it text."""

from __future__ import annotations

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ConfigDict, TypeAdapter, ValidationError

from predtrack.values import Extra, Flag, Number, PlainScalar, Text, plain_meaning

STRICT = ConfigDict(strict=True)
NUMBER = TypeAdapter(Number, config=STRICT)
FLAG = TypeAdapter(Flag, config=STRICT)
TEXT = TypeAdapter(Text, config=STRICT)
EXTRA = TypeAdapter(Extra, config=STRICT)

MEANINGS = {
    "no": "no", "yes": "yes", "on": "on", "Yes": "Yes", "NO": "NO", "y": "y",
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    "tRUE": "tRUE",
    "7": 7, "-7": -7, "+7": 7, "010": 10, "0x1F": 31, "0o17": 15,
    "0X1F": "0X1F", "0x": "0x", "0xg": "0xg", "0o8": "0o8", "-0x1F": "-0x1F", "0x1_F": "0x1_F",
    "0b11": "0b11",
    "1e-3": 0.001, "1E3": 1000.0, ".5": 0.5, "5.": 5.0, "-.5": -0.5, "1.5e+3": 1500.0,
    "1e": "1e", ".": ".", "e3": "e3", "1e400": "1e400", "1" * 400: "1" * 400,
    "0" * 5000 + "1": "0" * 5000 + "1",
    "12:30": "12:30", "1_000": "1_000", "1,000": "1,000", "2026-10-09": "2026-10-09",
    "١": "١", "70 %": "70 %", "NaN": "NaN", ".inf": ".inf", "1 000": "1 000",
}  # fmt: skip


@pytest.mark.parametrize("written", MEANINGS, ids=lambda written: written[:12])
def test_an_unquoted_scalar_means_what_yaml_says(written):
    meaning = plain_meaning(PlainScalar(written))
    assert meaning == MEANINGS[written]
    assert type(meaning) is type(MEANINGS[written])


@pytest.mark.parametrize("written", MEANINGS, ids=lambda written: written[:12])
def test_quoted_text_stays_text(written):
    assert plain_meaning(written) is written


@pytest.mark.parametrize("written", MEANINGS, ids=lambda written: written[:12])
def test_a_number_field_takes_numbers_alone(written):
    meaning = MEANINGS[written]
    if isinstance(meaning, (int, float)) and not isinstance(meaning, bool):
        read = NUMBER.validate_python(PlainScalar(written))
        assert (read, type(read)) == (float(meaning), float)
    else:
        with pytest.raises(ValidationError, match="must be a number, not"):
            NUMBER.validate_python(PlainScalar(written))


@pytest.mark.parametrize("written", MEANINGS, ids=lambda written: written[:12])
def test_a_text_field_takes_everything_as_it_was_written(written):
    read = TEXT.validate_python(PlainScalar(written))
    assert (read, type(read)) == (written, str)


@pytest.mark.parametrize("written", MEANINGS, ids=lambda written: written[:12])
def test_a_flag_field_takes_true_and_false_alone(written):
    if isinstance(MEANINGS[written], bool):
        assert FLAG.validate_python(PlainScalar(written)) is MEANINGS[written]
    else:
        with pytest.raises(ValidationError, match="must be true or false, not"):
            FLAG.validate_python(PlainScalar(written))


@pytest.mark.parametrize("written", ["0.7", "7", "", "true"])
def test_a_quoted_number_or_flag_is_refused(written):
    for field in (NUMBER, FLAG):
        with pytest.raises(ValidationError, match="write it without quotes"):
            field.validate_python(written)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("70%", "; write 0.7"),
        ("2.5 %", "; write 0.025"),
        ("1_000", "; write 1000 without grouping signs"),
        ("-1,234,567.5", "; write -1234567.5 without grouping signs"),
        ("1,5", ""),  # a decimal comma: 15 would be a guess
        ("1,000_000", ""),
        ("1.2.3%", ""),
        ("many", ""),
    ],
)
def test_a_number_that_is_written_otherwise_gets_a_hint(written, hint):
    with pytest.raises(ValidationError) as refusal:
        NUMBER.validate_python(PlainScalar(written))
    assert refusal.value.errors()[0]["msg"] == f"must be a number, not {written!r}{hint}"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 10**400, True, None, [1], 1j])
def test_a_number_is_finite_and_nothing_but_a_number(value):
    with pytest.raises(ValidationError):
        NUMBER.validate_python(value)


@pytest.mark.parametrize("value", [1, 0, 1.0, None, "yes"])
def test_a_flag_is_nothing_but_a_flag(value):
    with pytest.raises(ValidationError):
        FLAG.validate_python(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_survives_being_written(value):
    assert NUMBER.validate_python(PlainScalar(repr(value))) == value
    assert NUMBER.validate_python(value) == value


@given(st.integers(-(2**53), 2**53))
def test_every_whole_number_is_read_exactly(value):
    assert plain_meaning(PlainScalar(str(value))) == value
    assert NUMBER.validate_python(value) == value


@given(st.text())
def test_no_text_breaks_the_reading_of_scalars(text):
    assert isinstance(plain_meaning(PlainScalar(text)), (str, int, float))
    with contextlib.suppress(ValidationError):
        assert math.isfinite(NUMBER.validate_python(PlainScalar(text)))


@pytest.mark.parametrize("value", ["", "  ", 7, None])
def test_text_says_something(value):
    with pytest.raises(ValidationError):
        TEXT.validate_python(value)


def test_space_around_text_is_dropped():
    assert TEXT.validate_python("  一词\n") == "一词"


def test_keys_of_your_own_are_decided_all_the_way_down():
    written = {
        PlainScalar("no"): PlainScalar("no"),
        "nested": [PlainScalar("0.5"), {"deep": PlainScalar("true")}, (PlainScalar("1"), "1")],
    }
    assert EXTRA.validate_python(written) == {"no": "no", "nested": [0.5, {"deep": True}, [1, "1"]]}
