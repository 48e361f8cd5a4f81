"""Rows become a table of distinct forecasts, without losing or merging any."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores.decomposition import SufficientTable, collapse

FORECASTS = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.2, 0.5, 1.0]), st.integers(0, 1)), min_size=1
)


def columns_of(table):
    return [column.tolist() for column in (table.probability, table.n, table.outcomes)]


def test_equal_forecasts_are_one_group():
    table = collapse([0.7, 0.2, 0.7, 0.7], [1, 0, 0, 1])
    assert columns_of(table) == [[0.2, 0.7], [1, 3], [0, 2]]
    assert table.holds_counts
    assert (table.total, table.base_rate, len(table)) == (4, 0.5, 2)


def test_forecasts_that_differ_in_the_last_digits_stay_apart():
    assert len(collapse([0.3, 0.3 + 1e-15, np.nextafter(0.3, 1)], [1, 0, 1])) == 3
    assert len(collapse([0.0, 5e-324, 1.0, np.nextafter(1, 0)], [1, 0, 1, 0])) == 4


@pytest.mark.parametrize("outcome", [[1, 0, 1], [0.5, 0, 1]])
def test_minus_zero_is_zero(outcome):
    table = collapse([-0.0, 0.0, 0.5], outcome)
    assert table.probability.tolist() == [0, 0.5]
    assert not np.signbit(table.probability).any()


@given(FORECASTS)
@settings(deadline=None, derandomize=True)
def test_the_packed_sort_groups_as_a_dictionary_does(rows):
    p, y = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    expected = [(v, int((p == v).sum()), int(y[p == v].sum())) for v in sorted(set(p.tolist()))]
    assert list(zip(*columns_of(collapse(p, y)), strict=True)) == expected


@given(FORECASTS)
@settings(deadline=None, derandomize=True)
def test_integer_weights_are_repeated_rows(rows):
    p, y = zip(*rows, strict=True)
    weight = [row % 3 for row in range(len(rows))]
    weighted, repeated = (
        collapse(p, y, weight),
        collapse(np.repeat(p, weight), np.repeat(y, weight)),
    )
    assert columns_of(weighted) == columns_of(repeated)
    assert weighted.holds_counts


def test_a_continuous_column_collapses_to_itself():
    random = np.random.default_rng(1)
    p, y = random.random(5000), random.integers(0, 2, 5000)
    table = collapse(p, y)
    order = np.argsort(p)
    assert np.array_equal(table.probability, p[order])
    assert np.array_equal(table.outcomes, y[order])
    assert (table.n == 1).all()


def test_fractional_outcomes_keep_their_sums_and_squares():
    table = collapse([0.5, 0.5, 0.9], [1, 0.25, 1])
    assert columns_of(table) == [[0.5, 0.9], [2, 1], [1.25, 1]]
    assert table.squares.tolist() == [1.0625, 1]
    assert not table.holds_counts
    assert table.scatter == pytest.approx([2 * 0.375**2, 0])


@pytest.mark.parametrize("weighted", [False, True])
def test_the_order_of_rows_changes_no_digit(weighted):
    random = np.random.default_rng(2)
    p, y, w = random.integers(0, 4, 999) / 10, random.random(999), random.random(999)
    shuffled = random.permutation(999)
    first = collapse(p, y, w if weighted else None)
    again = collapse(p[shuffled], y[shuffled], w[shuffled] if weighted else None)
    assert columns_of(first) == columns_of(again)
    assert first.squares.tolist() == again.squares.tolist()


def test_fractional_weights_are_no_counts_even_if_they_add_up_to_one():
    assert not collapse([0.5, 0.5], [1, 1], [0.5, 0.5]).holds_counts


def test_any_column_of_numbers_will_do():
    pandas = pytest.importorskip("pandas")
    p, y = np.array([0.75, 0.25, 0.75, 0.5]), np.array([1, 0, 0, 1])
    expected = columns_of(collapse(p, y))
    strided = np.repeat(p, 2)[::2]
    locked = p.copy()
    locked.setflags(write=False)
    for forecasts in (p.astype(np.float32), strided, locked, p.tolist(), pandas.Series(p)):
        for outcomes in (y, y.astype(bool), y.astype(float), y.tolist()):
            assert columns_of(collapse(forecasts, outcomes)) == expected
    assert columns_of(collapse(p[::-1], y[::-1])) == expected
    assert p.tolist() == [0.75, 0.25, 0.75, 0.5]


def test_no_rows_make_an_empty_table_and_a_number_makes_one_row():
    assert len(collapse([], [])) == 0
    assert len(collapse([], [], [])) == 0
    assert columns_of(collapse(0.5, 1)) == [[0.5], [1], [1]]
    assert columns_of(collapse(0.5, [1, 0])) == [[0.5], [2], [1]]


def test_rows_of_weight_zero_count_nowhere():
    assert len(collapse([0.2, 0.3], [1, 0], [0, 0.5])) == 1


@pytest.mark.parametrize(
    ("probability", "outcome", "weight", "said"),
    [
        ([0.5, 1.000005], [1, 0], None, r"probability must .* \(row 1\)"),
        ([0.5, np.nan], [1, 0], None, r"probability is missing.*row 1"),
        ([0.5, 0.5], [1, np.nan], None, r"outcome is missing.*row 1"),
        ([0.5, 0.5], [1, 0], [1, -1], r"weight must .*row 1"),
        ([0.5, 0.5, 0.5], [[1], [0], [1]], None, "shape"),
        ([[0.5, 0.5]], [[1, 0]], None, "one dimension"),
        ([0.5, 0.5], [1], None, "shape"),
        ([0.5, 0.5], [1, 0], [1], "shape"),
    ],
)
def test_what_is_no_forecast_is_refused(probability, outcome, weight, said):
    with pytest.raises(InvalidForecastError, match=said):
        collapse(probability, outcome, weight)


def test_arithmetic_may_leave_the_interval_by_a_digit():
    assert collapse([1 + 2e-16], [1]).probability.tolist() == [1]


def test_sums_of_another_engine_are_taken_over():
    table = SufficientTable.from_groups([0.7, 0.2, 0.7, 0.9], [2, 1, 1, 0], [1, 0, 1, 0])
    assert columns_of(table) == columns_of(collapse([0.7, 0.7, 0.7, 0.2], [1, 0, 1, 0]))
    assert table.holds_counts
    assert not SufficientTable.from_groups([0.7], [2], [1], [0.5]).holds_counts


@pytest.mark.parametrize(
    ("n", "outcomes", "squares"), [([1], [2], [2]), ([2], [1], [1.5]), ([2], [2], [1])]
)
def test_impossible_sums_are_refused(n, outcomes, squares):
    with pytest.raises(InvalidForecastError, match="row 0"):
        SufficientTable.from_groups([0.5], n, outcomes, squares)


def test_a_table_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        collapse([0.5], [1]).n[0] = 2


@pytest.mark.parametrize("row", [0, 69_999])
def test_a_partial_outcome_anywhere_in_a_long_column_counts(row):
    outcome = np.zeros(70_000)
    outcome[row] = 0.5
    table = collapse(np.full(70_000, 0.25), outcome)
    assert table.outcomes.tolist() == [0.5]
    assert table.squares.tolist() == [0.25]


def test_zero_is_one_forecast_whatever_its_sign():
    for table in (collapse([-0.0, 0.0], [0, 1]), SufficientTable.from_groups([-0.0], [2], [1])):
        assert table.probability.tolist() == [0]
        assert not np.signbit(table.probability).any()
        assert table.n.tolist() == [2]


def test_groups_of_other_lengths_do_not_pair_up():
    with pytest.raises(InvalidForecastError, match="one shape"):
        SufficientTable.from_groups([0.1, 0.2], [2], [1, 1])
    with pytest.raises(InvalidForecastError, match="one shape"):
        SufficientTable.from_groups([0.1, 0.2], [2, 2], [1])
