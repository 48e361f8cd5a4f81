"""Every kind of forecast takes what it means, and refuses the rest."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from predtrack.kinds import AnyForecast, BoundForecast, QuantilesForecast
from predtrack.values import PlainScalar

FORECAST = TypeAdapter(AnyForecast)

ACCEPTED = {
    "probability": [{"probability": 0}, {"probability": 1.0}, {"probability": PlainScalar(".7")},
                    {"basis": "market", "probability": 0.7}],
    "probabilities": [{"probabilities": {"red": 0.25, "blue": 0.75}},
                      {"probabilities": {"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}},
                      {"probabilities": {PlainScalar("2"): PlainScalar("1"), "3": 0}}],
    "assertion": [{"assertion": "happens"}, {"assertion": "does not happen", "marker": "将"},
                  {"assertion": PlainScalar("happens")}],
    "words": [{"words": "likely"}, {"words": "很可能", "language": "zh"},
              {"words": "likely", "lexicon": "icd-203"}],
    "point": [{"point": -3}, {"point": PlainScalar("1e12"), "functional": "median"},
              {"point": 4, "marker": "预计"}],
    "range": [{"range": [1, 2]}, {"range": (0.15, 0.15)},
              {"range": [PlainScalar("-1"), PlainScalar("1")], "level": 0.8}],
    "bound": [{"bound": 5, "comparator": sign} for sign in
              ("at least", "more than", "at most", "less than", "up to")],
    "quantiles": [{"quantiles": {0.5: 1}}, {"quantiles": {0.9: 2, 0.1: 1, 0.5: 1}},
                  {"quantiles": {PlainScalar("0.1"): 1, PlainScalar("0.9"): PlainScalar("2")}}],
    "deadline": [{"deadline": "2030"}, {"deadline": "within 10 years", "probability": 0.7},
                 {"probability": 0.7, "deadline": "2030", "basis": "model"}],
}  # fmt: skip

REFUSED = [
    ({"probability": -0.001}, "greater than or equal to 0"),
    ({"probability": 1.000005}, "less than or equal to 1"),
    ({"probability": math.nan}, "finite number"),
    ({"probability": math.inf}, "finite number"),
    ({"probability": True}, "valid number"),
    ({"probability": None}, "valid number"),
    ({"probability": "0.7"}, "without quotes"),
    ({"probability": PlainScalar("70 %")}, "write 0.7"),
    ({"probability": 0.7, "basis": "hunch"}, "basis"),
    ({"probability": 0.7, "note": "x"}, "Extra inputs are not permitted"),
    ({"probability": 0.7, "range": [1, 2]}, "Extra inputs are not permitted"),
    ({"probabilities": {"red": 1}}, "at least two categories"),
    ({"probabilities": {}}, "at least two categories"),
    ({"probabilities": {"red": 0.5, "blue": 0.4}}, "sum to 0.9, not to 1"),
    ({"probabilities": {"red": 0.5, "blue": 0.50001}}, "sum to 1.00001, not to 1"),
    ({"probabilities": {"red": 1.5, "blue": -0.5}}, "less than or equal to 1"),
    ({"probabilities": {"red": math.nan, "blue": 1}}, "finite number"),
    ({"probabilities": {"red": 0.5, "red ": 0.5, "blue": 0.5}}, "two of its keys mean the same"),
    ({"probabilities": [0.5, 0.5]}, "valid dictionary"),
    ({"assertion": "maybe"}, "happens"),
    ({"assertion": "happens", "marker": " "}, "at least 1 character"),
    ({"words": ""}, "at least 1 character"),
    ({"words": "likely", "language": "EN"}, "match pattern"),
    ({"point": math.inf}, "finite number"),
    ({"point": PlainScalar("1,5")}, "must be a number"),
    ({"point": PlainScalar("1" + "0" * 400)}, "must be a number"),
    ({"point": 10**400}, "finite number"),
    ({"point": 1, "functional": "guess"}, "functional"),
    ({"range": [2, 1]}, "lower end lies above the upper end"),
    ({"range": [1]}, "Field required"),
    ({"range": [1, 2, 3]}, "at most 2 items"),
    ({"range": [1, math.nan]}, "finite number"),
    ({"range": [True, 2]}, "valid number"),
    ({"range": [1, 2], "level": 1}, "less than 1"),
    ({"range": [1, 2], "level": 0}, "greater than 0"),
    ({"bound": 1}, "Field required"),
    ({"bound": 1, "comparator": ">="}, "at least"),
    ({"quantiles": {}}, "at least one level"),
    ({"quantiles": {0.1: 2, 0.9: 1}}, r"value at level 0.9 \(1\) lies below the one before it"),
    ({"quantiles": {0: 1, 0.5: 2}}, "greater than 0"),
    ({"quantiles": {0.5: 1, 1: 2}}, "less than 1"),
    ({"quantiles": {"half": 1}}, "must be a number"),
    ({"quantiles": {PlainScalar("0.1"): 1, PlainScalar("0.10"): 2}}, "keys mean the same"),
    ({"quantiles": [1, 2]}, "valid dictionary"),
    ({"deadline": "soon"}, "is not a date"),
    ({"deadline": "2030", "probability": 2}, "less than or equal to 1"),
    ({"deadline": "2030", "words": "likely"}, "Extra inputs are not permitted"),
    ({"probabilty": 0.7}, "probability"),
    ({"asertion": "happens"}, "assertion"),
    ({"payoff": 3}, "names no kind of forecast"),
    ({"probabilites": {"red": 1}}, r"probabilities\.probabilities"),
    ({1: 2}, "names no kind of forecast"),
    ({}, "names no kind of forecast"),
    ("likely", "names no kind of forecast"),
    (0.7, "names no kind of forecast"),
    (None, "names no kind of forecast"),
]

EXAMPLES = [(kind, written) for kind, several in ACCEPTED.items() for written in several]
probability = st.floats(0, 1)
number = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(("kind", "written"), EXAMPLES)
def test_a_forecast_is_of_the_kind_that_its_key_names(kind, written):
    assert FORECAST.validate_python(written).kind == kind


@pytest.mark.parametrize(("kind", "written"), EXAMPLES)
def test_a_forecast_survives_being_written_and_read(kind, written):
    forecast = FORECAST.validate_python(written)
    assert FORECAST.validate_json(FORECAST.dump_json(forecast)) == forecast
    assert FORECAST.validate_python(forecast) is forecast
    assert forecast.kind == kind


@pytest.mark.parametrize(("kind", "written"), EXAMPLES)
def test_a_forecast_cannot_change(kind, written):
    forecast = FORECAST.validate_python(written)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(forecast, kind, getattr(forecast, kind))


@pytest.mark.parametrize(("written", "fault"), REFUSED)
def test_what_is_no_forecast_is_refused_with_the_reason(written, fault):
    with pytest.raises(ValidationError, match=fault):
        FORECAST.validate_python(written)


@given(probability)
def test_every_probability_is_taken(value):
    assert FORECAST.validate_python({"probability": value}).probability == value


@given(number.filter(lambda value: not 0 <= value <= 1))
def test_no_other_number_is_a_probability(value):
    with pytest.raises(ValidationError):
        FORECAST.validate_python({"probability": value})


@given(number, number)
def test_a_range_is_taken_in_order_alone(lower, upper):
    if lower <= upper:
        assert FORECAST.validate_python({"range": [lower, upper]}).range == (lower, upper)
    else:
        with pytest.raises(ValidationError):
            FORECAST.validate_python({"range": [lower, upper]})


@given(st.dictionaries(st.floats(0.001, 0.999), number, min_size=1, max_size=9))
def test_quantiles_are_taken_where_they_never_fall(quantiles):
    values = [quantiles[level] for level in sorted(quantiles)]
    if values == sorted(values):
        levels = FORECAST.validate_python({"quantiles": quantiles}).levels
        assert levels == tuple(sorted(quantiles))
    else:
        with pytest.raises(ValidationError):
            FORECAST.validate_python({"quantiles": quantiles})


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=20).filter(any))
def test_shares_of_a_whole_are_probabilities(weights):
    shares = {f"c{index}": weight / sum(weights) for index, weight in enumerate(weights)}
    assert FORECAST.validate_python({"probabilities": shares}).probabilities == shares


@pytest.mark.parametrize(
    ("comparator", "sign", "holds"),
    [
        ("at least", ">=", (False, True, True)),
        ("more than", ">", (False, False, True)),
        ("at most", "<=", (True, True, False)),
        ("less than", "<", (True, False, False)),
        ("up to", "<=", (True, True, False)),
    ],
)
def test_a_bound_holds_on_its_side(comparator, sign, holds):
    bound = BoundForecast(bound=5, comparator=comparator)
    assert bound.sign == sign
    assert tuple(bound.holds(value) for value in (4.0, 5.0, 6.0)) == holds


def test_python_gives_what_it_means():
    with pytest.raises(ValidationError):
        QuantilesForecast(quantiles={0.5: "1"})
    with pytest.raises(ValidationError):
        BoundForecast(bound="5", comparator="at least")
