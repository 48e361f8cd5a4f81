"""Where Spark SQL by itself would say something else."""

from __future__ import annotations

import math
from decimal import Decimal

import pyarrow as pa
import pytest

from predtrack.engine import aggregate, aggregate_each, collapse
from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores import SCORES

BOTH = [SCORES["brier"], SCORES["log"]]


@pytest.fixture
def held(spark):
    return lambda **columns: spark.createDataFrame(pa.table(columns))


def test_the_logarithm_of_nought_is_no_null(spark, held):
    ((by_itself,),) = spark.sql("select ln(0.0d)").toArrow().to_pydict().values()
    assert by_itself is None
    frame = held(probability=[0.0, 1.0, 0.5], outcome=[1, 0, 1])
    assert aggregate_each(frame, BOTH).to_dict("records") == [
        {"n": 3, "brier": 0.75, "log": math.inf}
    ]


def test_certain_and_right_is_nought(held):
    frame = held(probability=[0.0, 1.0, -0.0], outcome=[0.0, 1.0, 0.0])
    assert aggregate(frame, SCORES["log"])["mean"].tolist() == [0.0]


def test_a_tiny_probability_keeps_its_digits(held):
    frame = held(probability=[1e-17], outcome=[1])
    assert aggregate(frame, SCORES["log"])["mean"].tolist() == pytest.approx([39.14394658089878])


def test_nan_is_missing_and_not_the_greatest_number(spark, held):
    ((by_itself,),) = spark.sql("select double('NaN') > 1").toArrow().to_pydict().values()
    assert by_itself
    frame = held(probability=[math.nan, 0.5], outcome=[1.0, math.nan], weight=[1.0, math.nan])
    collapsed = collapse(frame)
    assert (len(collapsed.table), collapsed.missing) == (0, 2)
    (found,) = aggregate(frame, SCORES["brier"], weight="weight").to_dict("records")
    assert found["n"] == 0
    assert math.isnan(found["mean"])


def test_a_division_by_nought_is_an_answer_in_ansi_mode(spark, held):
    assert spark.conf.get("spark.sql.ansi.enabled") == "true"
    frame = held(value=[1.0], outcome=[0.0])
    assert aggregate(frame, SCORES["absolute_percentage"])["mean"].tolist() == [math.inf]


def test_no_weight_at_all_makes_no_mean_in_ansi_mode(held):
    frame = held(probability=[0.5], outcome=[1], weight=[0.0])
    (found,) = aggregate(frame, SCORES["brier"], weight="weight").to_dict("records")
    assert found["n"] == 0
    assert math.isnan(found["mean"])


def test_minus_nought_is_nought(held):
    table = collapse(held(probability=[-0.0, 0.0], outcome=[1, 0])).table
    assert table["n"].tolist() == [2]
    assert math.copysign(1, table["probability"][0]) == 1


def test_flags_and_decimals_are_numbers(held):
    frame = held(probability=[Decimal("0.7"), Decimal("0.2")], outcome=[True, False])
    (found,) = aggregate(frame, SCORES["brier"]).to_dict("records")
    assert found == pytest.approx({"n": 2, "mean": 0.065})
    assert collapse(frame).table["probability"].tolist() == [0.2, 0.7]


def test_sums_of_huge_outcomes_are_refused_as_outcomes(held):
    frame = held(probability=[0.5, 0.5], outcome=[2**62, 2**62])
    with pytest.raises(InvalidForecastError, match="outcome must lie in"):
        collapse(frame)


def test_text_is_no_number_though_spark_would_cast_it(held):
    with pytest.raises(UsageError, match="'probability' must hold numbers, but holds String"):
        collapse(held(probability=["0.5"], outcome=[1]))


@pytest.mark.parametrize("name", ["team.name", "team`name"])
def test_a_name_that_spark_would_take_apart_is_refused(held, name):
    frame = held(**{name: ["a"]}, probability=[0.5], outcome=[1])
    with pytest.raises(UsageError, match="as a part of another; rename it"):
        collapse(frame, by=[name])
    assert len(collapse(frame).table) == 1  # where nobody asks for it, it may stay


@pytest.mark.parametrize("name", ["team name", "Ä", "select"])
def test_other_names_may_be_anything(held, name):
    frame = held(**{name: ["a"]}, probability=[0.5], outcome=[1])
    assert aggregate(frame, SCORES["brier"], by=[name])[name].tolist() == ["a"]


def test_no_rows_make_no_groups(spark):
    frame = spark.createDataFrame([], "who string, probability double, outcome int")
    assert len(collapse(frame, by=["who"]).table) == 0
    assert len(aggregate(frame, SCORES["brier"], by=["who"])) == 0
    assert aggregate(frame, SCORES["brier"])["n"].tolist() == [0]
