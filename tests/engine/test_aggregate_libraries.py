"""Several rules are averaged in one pass, and every library gives the same means."""

from __future__ import annotations

import math

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from predtrack.engine import aggregate, aggregate_each
from predtrack.errors import UnknownNameError, UsageError
from predtrack.scores import RULES, SCORES

BINARY = [rule for rule in RULES if rule.row_by_row and rule.kind == "binary"]
many = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
inside = st.floats(0.001, 0.999) | st.sampled_from([None, math.nan])
degree = st.floats(0, 1) | st.sampled_from([None, math.nan, 0.0, 1.0])
weights = st.sampled_from([0.0, 0.5, 1.0, 3.0, None])
rows = st.lists(st.tuples(st.sampled_from("ab"), inside, degree, weights), min_size=1, max_size=25)


def arrow(drawn):
    who, *columns = zip(*drawn, strict=True)
    numbers = [pa.array(column, pa.float64()) for column in columns]
    return pa.table([pa.array(who), *numbers], ["who", "probability", "outcome", "weight"])


def records(frame):
    """Read a result of any library as dictionaries, with NaN for NULL."""
    columns = nw.from_native(frame, eager_only=True).to_dict(as_series=False)
    cleaned = [[math.nan if x is None else x for x in column] for column in columns.values()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*cleaned, strict=True)]


def expected(table, *, weighted):
    """Average what the rules say of the rows that count, in numpy."""
    read = {
        name: np.array([math.nan if x is None else x for x in table[name].to_pylist()], float)
        for name in ("probability", "outcome", "weight")
    }
    weight = read["weight"] if weighted else np.ones(len(table))
    counts = (weight > 0) & ~np.isnan(read["probability"] + read["outcome"])
    held = {name: column[counts] for name, column in read.items()}
    means = {
        rule.name: rule.mean(*(held[name] for name in rule.columns), weight=weight[counts])
        if counts.any()
        else math.nan
        for rule in BINARY
    }
    return {"n": int(counts.sum()), **means}


@pytest.mark.parametrize("weighted", [False, True])
@many
@given(drawn=rows)
def test_every_library_gives_the_means_of_the_arrays(held, weighted, drawn):
    table = arrow(drawn)
    weight = "weight" if weighted else None
    (found,) = records(aggregate_each(held(table), BINARY, weight=weight))
    assert found == pytest.approx(expected(table, weighted=weighted), rel=1e-12, nan_ok=True)


@pytest.mark.parametrize("weighted", [False, True])
@many
@given(drawn=rows)
def test_each_group_has_the_means_of_its_rows(held, weighted, drawn):
    weight = "weight" if weighted else None
    found = records(aggregate_each(held(arrow(drawn)), BINARY, by=["who"], weight=weight))
    assert [row.pop("who") for row in found] == sorted({row[0] for row in drawn})
    for who, row in zip(sorted({row[0] for row in drawn}), found, strict=True):
        part = arrow([line for line in drawn if line[0] == who])
        assert row == pytest.approx(expected(part, weighted=weighted), rel=1e-12, nan_ok=True)


def plain(**columns):
    return pa.table({"probability": [0.7, 0.2], "outcome": [1, 0]} | columns)


def test_one_rule_gives_its_mean(held):
    (found,) = records(aggregate(held(plain()), SCORES["brier"]))
    assert found == pytest.approx({"n": 2, "mean": 0.065})


def test_certain_and_wrong_is_infinite_everywhere(held):
    table = plain(probability=[0.0, 0.5])
    assert records(aggregate(held(table), SCORES["log"])) == [{"n": 2, "mean": math.inf}]


def test_flags_are_outcomes_everywhere(held):
    (found,) = records(aggregate(held(plain(outcome=[True, False])), SCORES["brier"]))
    assert found == pytest.approx({"n": 2, "mean": 0.065})


def test_an_eager_frame_comes_back_in_its_library_and_a_lazy_one_as_its_result(held):
    kinds = {pd.DataFrame: pd.DataFrame, pl.LazyFrame: pl.DataFrame}
    frame = held(plain())
    found = aggregate(frame, SCORES["brier"])
    kept = {**kinds, pl.DataFrame: pl.DataFrame, pa.Table: pa.Table}
    assert type(found) is kept.get(type(frame), pd.DataFrame)


def test_each_rule_needs_a_name_of_its_own():
    with pytest.raises(UsageError, match="each rule needs a name of its own"):
        aggregate_each(plain(), [SCORES["brier"], SCORES["brier"]])


def test_at_least_one_rule_is_named():
    with pytest.raises(UsageError, match="name at least one rule"):
        aggregate_each(plain(), [])


@pytest.mark.parametrize("name", ["n", "brier"])
def test_a_group_cannot_have_the_name_of_a_result(name):
    with pytest.raises(UsageError, match=f"groups cannot be by '{name}'"):
        aggregate_each(plain(n=[1, 2], brier=[1, 2]), [SCORES["brier"]], by=[name])


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(UnknownNameError, match="no column is called 'weigth'; did you mean"):
        aggregate(plain(weight=[1, 2]), SCORES["brier"], weight="weigth")
