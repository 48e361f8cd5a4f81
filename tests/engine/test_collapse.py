"""Rows collapse to the same table, whoever holds them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from predtrack.engine import Collapsed, collapse, tables_of
from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores import decomposition

many = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
probabilities = st.sampled_from([0.0, -0.0, 0.1, 0.1 + 1e-16, 0.5, 1.0]) | st.floats(0, 1)
outcomes = st.sampled_from([0.0, 1.0]) | st.floats(0, 1)
absent = st.sampled_from([None, math.nan])
weights = st.integers(0, 3).map(float) | st.floats(0, 10)


def tables(*columns, maybe=False):
    number = [column | absent if maybe else column for column in columns]
    row = st.tuples(st.sampled_from(["a", "b", None]), *number)
    return st.lists(row, min_size=1, max_size=30).map(arrow)


def arrow(rows):
    names = ("who", "probability", "outcome", "weight")[: len(rows[0])]
    kinds = [pa.string()] + [pa.float64()] * (len(names) - 1)
    columns = [pa.array(column, kind) for column, kind in zip(zip(*rows), kinds)]  # noqa: B905
    return pa.table(dict(zip(names, columns, strict=True)))


def arrays(table):
    """The columns as float64, with NaN for NULL, and which rows have all of them."""
    found = [
        np.array([math.nan if x is None else x for x in table[name].to_pylist()], float)
        for name in table.column_names[1:]
    ]
    return found, ~np.isnan(found).any(axis=0)


def assert_same(found, expected):
    assert found.probability.tolist() == expected.probability.tolist()
    for name in ("n", "outcomes", "squares"):
        ours, theirs = getattr(found, name), getattr(expected, name)
        assert ours == pytest.approx(theirs, rel=1e-12, abs=1e-15)


def forecasts(**columns):
    given = {"probability": [0.7, 0.2, 0.7], "outcome": [1, 0, 0]} | columns
    return pa.table(given)


@many
@given(table=tables(probabilities, outcomes, maybe=True))
def test_every_library_gives_what_the_arrays_give(held, table):
    columns, present = arrays(table)
    collapsed = collapse(held(table))
    assert (collapsed.rows, collapsed.missing) == (len(table), int((~present).sum()))
    found = tables_of(collapsed)[()]
    assert_same(found, decomposition.collapse(*(column[present] for column in columns)))


@many
@given(table=tables(probabilities, outcomes, weights, maybe=True))
def test_every_library_gives_what_weighted_arrays_give(held, table):
    columns, present = arrays(table)
    collapsed = collapse(held(table), weight="weight")
    assert (collapsed.rows, collapsed.missing) == (len(table), int((~present).sum()))
    found = tables_of(collapsed)[()]
    assert_same(found, decomposition.collapse(*(column[present] for column in columns)))


@many
@given(table=tables(probabilities, outcomes, maybe=True))
def test_each_group_has_the_table_of_its_rows(held, table):
    columns, present = arrays(table)
    who = np.array(table["who"].to_pylist(), object)
    found = {_plain(group): part for group, part in _tables(held(table), ["who"]).items()}
    assert set(found) == set(who[present])
    for group, part in found.items():
        rows = present & (who == group)
        assert_same(part, decomposition.collapse(*(column[rows] for column in columns)))


@many
@given(table=tables(probabilities, outcomes))
def test_corp_of_the_collapsed_table_is_corp_of_the_rows(held, table):
    (columns, _) = arrays(table)
    found = decomposition.corp_from_table(tables_of(collapse(held(table)))[()])
    expected = decomposition.corp(*columns)
    for name in ("mean_score", "miscalibration", "discrimination", "uncertainty"):
        assert getattr(found, name) == pytest.approx(getattr(expected, name), rel=1e-12, abs=1e-14)


def test_the_result_is_a_small_pandas_frame(held):
    collapsed = collapse(held(forecasts(who=["b", "a", "b"])), by=["who"])
    assert isinstance(collapsed, Collapsed)
    assert isinstance(collapsed.table, pd.DataFrame)
    assert collapsed.table.to_dict("list") == {
        "who": ["a", "b"],
        "probability": [0.2, 0.7],
        "n": [1, 2],
        "outcomes": [0.0, 1.0],
        "squares": [0.0, 1.0],
    }
    assert [kind.name for kind in collapsed.table.dtypes[1:]] == ["float64", "int64", *FLOATS]


FLOATS = ["float64", "float64"]


def test_groups_may_be_by_several_columns(held):
    table = forecasts(who=["b", "a", "b"], year=[2024, 2025, 2025])
    found = tables_of(collapse(held(table), by=["who", "year"]))
    assert list(found) == [("a", 2025), ("b", 2024), ("b", 2025)]


def test_forecasts_that_differ_in_the_last_digit_stay_apart(held):
    near = [0.3, 0.1 + 0.2, 0.3]
    table = collapse(held(forecasts(probability=near))).table
    assert table["probability"].tolist() == [0.3, 0.1 + 0.2]
    assert table["n"].tolist() == [2, 1]


def test_minus_nought_is_nought(held):
    table = collapse(held(forecasts(probability=[0.0, -0.0, -0.0]))).table
    assert table["n"].tolist() == [3]
    assert not np.signbit(table["probability"]).any()


@pytest.mark.parametrize("kind", [pa.int8(), pa.int64(), pa.float32(), pa.float64(), pa.bool_()])
def test_outcomes_may_be_of_any_type(held, kind):
    outcome = pa.array([1, 0, 0]).cast(kind)
    table = collapse(held(forecasts(outcome=outcome))).table
    assert table["outcomes"].tolist() == [0.0, 1.0]
    assert table["squares"].tolist() == [0.0, 1.0]


@pytest.mark.parametrize("kind", [pa.int8(), pa.bool_(), pa.float32()])
def test_an_outcome_that_is_missing_is_counted_and_left_out(held, kind):
    outcome = pa.array([1, None, 0]).cast(kind)
    collapsed = collapse(held(forecasts(outcome=outcome)))
    assert (collapsed.rows, collapsed.missing) == (3, 1)
    assert collapsed.table["probability"].tolist() == [0.7]
    assert collapsed.table["n"].tolist() == [2]


def test_single_precision_is_read_as_double(held):
    single = pa.array([0.7, 0.2, 0.7]).cast(pa.float32())
    table = collapse(held(forecasts(probability=single))).table
    assert table["probability"].tolist() == [float(np.float32(0.2)), float(np.float32(0.7))]


def test_certain_forecasts_may_be_whole_numbers_or_flags(held):
    for certain in ([1, 0, 1], [True, False, True]):
        table = collapse(held(forecasts(probability=certain))).table
        assert table["probability"].tolist() == [0.0, 1.0]


def test_a_row_of_no_weight_counts_nowhere(held):
    collapsed = collapse(held(forecasts(weight=[0.5, 0.0, 2.0])), weight="weight")
    assert collapsed.table.to_dict("list") == {
        "probability": [0.7],
        "n": [2.5],
        "outcomes": [0.5],
        "squares": [0.5],
    }
    assert (collapsed.rows, collapsed.missing) == (3, 0)


def test_no_rows_make_no_groups(held):
    collapsed = collapse(held(forecasts().slice(0, 0)))
    assert (len(collapsed.table), collapsed.rows, collapsed.missing) == (0, 0, 0)
    assert len(tables_of(collapsed)[()]) == 0
    assert tables_of(collapse(held(forecasts(who=["a"] * 3).slice(0, 0)), by=["who"])) == {}


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"probability": [0.7, 1.2, 0.7]}, "probability must lie in .0, 1., but one is 1.2"),
        ({"probability": [0.7, -math.inf, 0.7]}, "probability must"),
        ({"outcome": [1, 2, 0]}, "outcome must lie in .0, 1., but one is 2"),
        ({"outcome": [0.5, 0.5, -0.25]}, "outcome must lie in .0, 1., but one is -0.25"),
        ({"outcome": [0.5, 0.5, math.inf]}, "outcome must lie in .0, 1., but one is inf"),
        ({"weight": [1.0, 2.0, -0.5]}, "weight must be a number of 0 or more, but one is -0.5"),
        ({"weight": [1.0, 2.0, math.inf]}, "weight must be a number of 0 or more"),
    ],
)
def test_what_is_no_forecast_is_refused(held, columns, says):
    weight = "weight" if "weight" in columns else None
    with pytest.raises(InvalidForecastError, match=says):
        collapse(held(forecasts(**columns)), weight=weight)


def test_columns_that_are_not_there_are_named(held):
    with pytest.raises(UnknownNameError, match="no column is called 'whom'"):
        collapse(held(forecasts(who=["a"] * 3)), by=["whom"])
    with pytest.raises(UnknownNameError, match="no column is called 'outcome'"):
        collapse(held(pa.table({"probability": [0.5]})))


def test_text_is_no_number(held):
    with pytest.raises(UsageError, match="'probability' must hold numbers, but holds String"):
        collapse(held(forecasts(probability=["0.7", "0.2", "0.7"])))


@pytest.mark.parametrize("name", ["n", "probability", "outcome", "squares"])
def test_a_group_cannot_have_the_name_of_a_sum(name):
    with pytest.raises(UsageError, match=f"groups cannot be by '{name}'"):
        collapse(forecasts(n=[1, 2, 3], squares=[1, 2, 3]).to_pandas(), by=[name])


def test_python_objects_are_read_as_numbers():
    table = pd.DataFrame({"probability": [0.7, 0.7, 0.7], "outcome": [True, None, False]})
    assert table["outcome"].dtype == object
    collapsed = collapse(table)
    assert (collapsed.missing, collapsed.table["n"].tolist()) == (1, [2])


def test_categories_without_rows_make_no_groups():
    who = pd.Categorical(["b", "a", "b"], categories=["a", "b", "c"])
    table = forecasts().to_pandas().assign(who=who)
    assert list(tables_of(collapse(table, by=["who"]))) == [("a",), ("b",)]


def test_the_frame_that_was_given_is_left_as_it_was():
    table = forecasts(probability=[-0.0, 0.5, None]).to_pandas()
    before = table.copy()
    collapse(table)
    pd.testing.assert_frame_equal(table, before)


def _tables(frame, by):
    return tables_of(collapse(frame, by=by))


def _plain(group):
    (name,) = group
    return None if pd.isna(name) else name
