"""Names are numbered alike, in whatever form they come."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores import metaculus_peer
from predtrack.scores.columns import domain_of
from predtrack.scores.labels import Label, read_labels


@given(st.lists(st.text("ab ", min_size=1, max_size=3).filter(str.strip), min_size=1))
@settings(deadline=None, derandomize=True)
def test_text_is_numbered_as_numpy_numbers_it(names):
    expected, code = np.unique(np.array(names), return_inverse=True)
    for column in (names, tuple(names), np.array(names), np.array(names, object)):
        found = read_labels("question", column)
        assert found.code.tolist() == code.tolist()
        assert found.names.tolist() == expected.tolist()
        assert found.count == len(expected)


@pytest.mark.parametrize("kind", ["int64", "float64", "bool", "datetime64[D]"])
def test_numbers_and_dates_are_numbered_in_their_order(kind):
    column = np.array([1, 0, 1, 1]).astype(kind)
    found = read_labels("question", column)
    assert found.code.tolist() == [1, 0, 1, 1]
    assert found.names.dtype == column.dtype


def test_large_and_negative_numbers_are_names_too():
    assert read_labels("question", [10**12, -5, 10**12]).code.tolist() == [1, 0, 1]


@pytest.mark.parametrize("numbers", [[-1, 0, 3], [0, -2, 0], [10**15, 0, 1]])
def test_numbers_that_are_no_places_are_names_too(numbers):
    expected, code = np.unique(numbers, return_inverse=True)
    found = read_labels("question", np.array(numbers))
    assert found.code.tolist() == code.tolist()
    assert found.names.tolist() == expected.tolist()


def test_names_without_an_order_keep_the_one_in_which_they_come():
    found = read_labels("question", np.array(["b", 1, "b", 2], object))
    assert found.code.tolist() == [0, 1, 0, 2]
    assert found.names.tolist() == ["b", 1, 2]


def test_a_pair_can_be_a_name():
    column = np.empty(3, object)
    column[:] = [("b", 1), ("a", 2), ("b", 1)]
    found = read_labels("question", column)
    assert found.code.tolist() == [1, 0, 1]
    assert found.names.tolist() == [("a", 2), ("b", 1)]


def test_more_names_than_are_taken_at_once_stay_in_their_rows():
    column = np.array([f"q{number}" for number in range(200)])[np.arange(150_000) % 200]
    found = read_labels("question", column)
    assert (found.names[found.code] == column).all()


@pytest.mark.parametrize(
    "column",
    [
        ["a", None],
        ["a", float("nan")],
        [1.0, float("nan")],
        np.array(["2026-01-01", "NaT"], "datetime64[D]"),
        np.ma.array(["a", "b"], mask=[False, True]),
        np.ma.array([1, 2], mask=[False, True]),
        pd.Series(["a", pd.NA], dtype="string"),
    ],
)
def test_a_missing_name_is_refused_with_its_row(column):
    with pytest.raises(InvalidForecastError, match=r"question is missing \(row 1\)"):
        read_labels("question", column)


def test_a_rule_reads_names_as_the_rooms_do():
    column = ["b", "a", "b"]
    numbered = domain_of(Label).read("question", column)
    assert numbered.tolist() == read_labels("question", column).code.tolist()
    with pytest.raises(InvalidForecastError, match=r"question is missing \(row 1\)"):
        metaculus_peer([0.5, 0.5], [1, 1], ["a", float("nan")])


def test_no_name_is_no_label():
    assert read_labels("question", []).count == 0
