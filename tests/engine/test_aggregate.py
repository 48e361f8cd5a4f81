"""The engine gives what the arrays give, whoever holds the columns."""

from __future__ import annotations

import math

import narwhals as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.engine import ExpressionNamespace, aggregate
from predtrack.errors import UsageError
from predtrack.scores import SCORES

FIT = [name for name, s in SCORES.items() if s.row_by_row and s.kind in ("binary", "point")]
BINARY = [name for name in FIT if SCORES[name].kind == "binary"]
inside = st.floats(0.001, 0.999)
degree = st.floats(0, 1)
positive = st.floats(0.01, 1e6)
who = st.sampled_from(["a", "b", "c"])


def rows(kind):
    columns = (inside, degree) if kind == "binary" else (positive, positive)
    return st.lists(st.tuples(who, who, *columns), min_size=1, max_size=30)


def frame(score, drawn):
    return pd.DataFrame(drawn, columns=["who", "what", *score.columns])


def mean(score, table):
    return float(np.mean(score.function(*(table[name].to_numpy() for name in score.columns))))


@pytest.mark.parametrize("name", FIT)
@settings(max_examples=30)
@given(data=st.data())
def test_the_mean_of_all_rows_is_that_of_the_arrays(name, data):
    score = SCORES[name]
    table = frame(score, data.draw(rows(score.kind)))
    (found,) = aggregate(table, score).to_dict("records")
    assert found["n"] == len(table)
    assert found["mean"] == pytest.approx(mean(score, table), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("name", FIT)
@settings(max_examples=30)
@given(data=st.data())
def test_the_mean_of_each_group_is_that_of_its_arrays(name, data):
    score = SCORES[name]
    table = frame(score, data.draw(rows(score.kind)))
    found = aggregate(table, score, by=["who", "what"])
    expected = [
        (*key, len(part), mean(score, part)) for key, part in table.groupby(["who", "what"])
    ]
    assert list(found.columns) == ["who", "what", "n", "mean"]
    assert [tuple(row)[:3] for row in found.to_numpy().tolist()] == [row[:3] for row in expected]
    assert list(found["mean"]) == pytest.approx([row[3] for row in expected], rel=1e-9, abs=1e-12)


def test_a_rule_of_several_rows_is_no_expression():
    with pytest.raises(UsageError, match="wis needs several rows"):
        aggregate(pd.DataFrame({"value": [1.0], "outcome": [1.0]}), SCORES["wis"])


def test_the_frame_that_was_given_is_left_as_it_was():
    table = pd.DataFrame({"probability": [0.7], "outcome": [1]})
    aggregate(table, SCORES["brier"])
    assert list(table.columns) == ["probability", "outcome"]


@pytest.mark.parametrize("name", BINARY)
@pytest.mark.parametrize("kind", [int, float, bool])
def test_outcomes_may_be_of_any_type(name, kind):
    table = pd.DataFrame({"probability": [0.7, 0.2], "outcome": [1, 0]})
    plain = aggregate(table, SCORES[name])["mean"].iloc[0]
    typed = table.astype({"outcome": kind})
    assert aggregate(typed, SCORES[name])["mean"].iloc[0] == plain


def test_certain_and_wrong_is_infinite_and_warns_nobody():
    table = pd.DataFrame({"probability": [0.0, 1.0, 0.5], "outcome": [1.0, 0.0, 1.0]})
    assert aggregate(table, SCORES["log"])["mean"].iloc[0] == math.inf


def test_certain_and_right_is_nought():
    table = pd.DataFrame({"probability": [0.0, 1.0], "outcome": [0.0, 1.0]})
    assert aggregate(table, SCORES["log"])["mean"].iloc[0] == 0


def test_no_rows_have_no_mean():
    table = pd.DataFrame({"probability": [], "outcome": []}, dtype=float)
    found = aggregate(table, SCORES["brier"])
    assert found["n"].iloc[0] == 0
    assert np.isnan(found["mean"].iloc[0])


def test_a_tiny_probability_keeps_its_digits():
    table = pd.DataFrame({"probability": [1e-17], "outcome": [1.0]})
    assert aggregate(table, SCORES["log"])["mean"].iloc[0] == 39.14394658089878


@pytest.mark.parametrize("function", ["log", "log1p", "abs", "sqrt"])
def test_the_namespace_is_the_double_of_numpy(function):
    values = [0.25, 1.0, 4.0]
    table = nw.from_native(pd.DataFrame({"x": values}), eager_only=True)
    found = table.select(getattr(ExpressionNamespace, function)(nw.col("x")))["x"]
    assert list(found) == pytest.approx(list(getattr(np, function)(values)))


def test_the_namespace_chooses_like_numpy():
    table = nw.from_native(pd.DataFrame({"x": [1.0, -1.0]}), eager_only=True)
    x = nw.col("x")
    found = table.select(ExpressionNamespace.where(x > 0, x, 0 * x).alias("y"))["y"]
    assert list(found) == [1.0, 0.0]
