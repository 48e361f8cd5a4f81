"""One distribution for every statistic under the null hypothesis."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.nulls import NullDistribution

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
VALUES = st.lists(st.integers(-9, 9).map(lambda tenths: tenths / 10), min_size=1, max_size=30)


def test_a_simulated_tail_is_never_zero_and_counts_the_observed():
    null = NullDistribution.simulated(np.array([0.3, 0.1, 0.2]))
    assert [null.upper_tail(x) for x in (1, 0.2, 0)] == [1 / 4, 3 / 4, 1]
    assert [null.lower_tail(x) for x in (0, 0.2, 1)] == [1 / 4, 3 / 4, 1]
    assert (null.method, null.draws) == ("simulated", 3)


def test_quantiles_are_values_that_occur():
    null = NullDistribution.exact(np.array([2.0, 1.0]), np.array([0.5, 0.5]))
    assert [null.quantile(level) for level in (0.25, 0.5, 0.75)] == [1, 1, 2]
    assert (null.mean, null.standard_deviation) == (1.5, 0.5)
    assert (null.method, null.draws) == ("exact", 0)


def test_what_has_no_chance_is_left_out_even_if_it_is_infinite():
    null = NullDistribution.exact([np.inf, 0.5, 0.2], [0.0, 0.25, 0.75])
    assert null.values.tolist() == [0.2, 0.5]
    assert null.mean == pytest.approx(0.275)


def test_known_moments_are_kept_and_others_estimated():
    draws = [0.0, 1.0, 1.0, 1.0]
    assert NullDistribution.simulated(draws).mean == 0.75
    known = NullDistribution.simulated(draws, (0.5, 0.25))
    assert (known.mean, known.standard_deviation) == (0.5, 0.25)


@CAREFUL
@given(VALUES, st.integers(-10, 10))
def test_tails_of_counted_values_add_up(values, tenths):
    chances = np.full(len(values), 1 / len(values))
    null, observed = NullDistribution.exact(values, chances), tenths / 10
    upper = sum(value >= observed for value in values) / len(values)
    lower = sum(value <= observed for value in values) / len(values)
    assert null.upper_tail(observed) == pytest.approx(upper)
    assert null.lower_tail(observed) == pytest.approx(lower)


@CAREFUL
@given(VALUES, st.floats(0.001, 0.999))
def test_a_quantile_is_the_first_value_that_is_reached(values, level):
    for null in (
        NullDistribution.simulated(values),
        NullDistribution.exact(values, np.full(len(values), 1 / len(values))),
    ):
        found = null.quantile(level)
        assert np.mean(np.array(values) <= found) >= level - 1e-8
        assert np.mean(np.array(values) < found) <= level


def test_a_quantile_close_to_one_is_the_largest_value():
    null = NullDistribution.exact([0.1, 0.9], [0.5, 0.5 - 1e-7])  # chances rounded by somebody
    assert null.quantile(1 - 1e-12) == 0.9


def test_rounding_takes_no_quantile_past_its_draw():
    # 99 999 times 1 / 99 999, added one by one, is not 1; nor is half of it one half.
    null = NullDistribution.simulated(np.arange(100_000.0))
    assert [null.quantile(level) for level in (0.05, 0.5, 0.95)] == [4999, 49_999, 94_999]


def test_values_that_differ_by_rounding_alone_are_equal():
    null = NullDistribution.exact([0.1 + 0.2, 0.7], [0.25, 0.75])
    assert null.upper_tail(0.3) == 1
    assert null.lower_tail(0.3) == 0.25
    assert null.upper_tail(0.7 + 1e-16) == 0.75


def test_values_may_lie_below_zero_and_be_small():
    null = NullDistribution.exact([-3e-9, -1e-9], [0.5, 0.5])
    assert null.upper_tail(-2e-9) == 0.5
    assert null.lower_tail(-2e-9) == 0.5


def test_nothing_can_be_held_against_a_missing_number():
    null = NullDistribution.exact([0.1], [1.0])
    assert (null.upper_tail(math.inf), null.lower_tail(math.inf)) == (0, 1)
    for tail in (null.upper_tail, null.lower_tail):
        with pytest.raises(InvalidForecastError, match="observed is missing"):
            tail(math.nan)
    with pytest.raises(UsageError, match="write 95 % as"):
        null.quantile(95)
