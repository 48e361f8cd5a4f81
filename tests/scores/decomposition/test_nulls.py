"""What calibrated forecasts would show by luck, and the tests that rest on it."""

import itertools
import math

import numpy as np
import pytest
from scipy import stats
from sklearn.isotonic import isotonic_regression

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores.decomposition import (
    NullDistribution,
    brier_under_calibration,
    collapse,
    corp,
    miscalibration_under_calibration,
    spiegelhalter,
)

P = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
Y = [0, 0, 1, 0, 0, 1, 1, 0, 1, 1]
TESTS = [spiegelhalter, brier_under_calibration, miscalibration_under_calibration]


def possible(p):
    """Every sequence of outcomes, with its chance if the forecasts are true."""
    for y in itertools.product([0.0, 1.0], repeat=len(p)):
        yield (
            np.array(y),
            math.prod(q if happened else 1 - q for q, happened in zip(p, y, strict=True)),
        )


def test_the_miscalibration_that_ten_calibrated_forecasts_show():
    null = miscalibration_under_calibration(collapse(P, Y))
    assert null.method == "exact"
    assert null.mean == pytest.approx(0.086307, abs=5e-7)
    assert null.quantile(0.95) == pytest.approx(0.14525, abs=1e-9)
    assert null.chances.sum() == pytest.approx(1)
    # The observed .0519 says nothing against calibration: less than luck alone gives.
    assert null.tail(corp(P, Y).miscalibration) > 0.8


def test_the_exact_null_counts_every_sequence():
    p = [0.2, 0.2, 0.5, 0.9, 0.9, 0.9]
    null = miscalibration_under_calibration(collapse(p, [0] * 6))
    expected = sum(chance * corp(p, y).miscalibration for y, chance in possible(p))
    assert null.mean == pytest.approx(expected, rel=1e-12)
    assert len(null.values) == 3 * 2 * 4  # sequences with the same sums are one


def test_the_null_agrees_with_scikit_learn_row_by_row():
    p = np.array(P[:7])
    costs = [
        chance * float(np.mean((p - y) ** 2 - (isotonic_regression(y) - y) ** 2))
        for y, chance in possible(p)
    ]
    null = miscalibration_under_calibration(collapse(p, np.zeros(7)))
    assert null.mean == pytest.approx(sum(costs), rel=1e-12)


def test_the_null_of_the_log_score():
    p = [0.0, 0.1, 0.4, 0.4, 0.8, 1.0]
    null = miscalibration_under_calibration(collapse(p, [0, 0, 0, 1, 1, 1]), score="log")
    paid = [(corp(p, y, score="log").miscalibration, c) for y, c in possible(p) if c]
    assert null.mean == pytest.approx(sum(lost * chance for lost, chance in paid), rel=1e-12)
    assert np.isfinite(null.values).all()


@pytest.mark.parametrize("score", ["brier", "log"])
def test_drawing_comes_close_to_counting(score, monkeypatch):
    table = collapse(P, Y)
    exact = miscalibration_under_calibration(table, score=score)
    monkeypatch.setattr("predtrack.scores.decomposition.miscalibration_null.MOST_ENUMERATED", 1)
    drawn = miscalibration_under_calibration(table, score=score, replicates=20_000)
    assert drawn.method == "simulated"
    assert len(drawn.values) == 20_000
    assert drawn.mean == pytest.approx(exact.mean, rel=0.02)
    assert drawn.quantile(0.95) == pytest.approx(exact.quantile(0.95), rel=0.03)


def test_the_same_seed_gives_the_same_numbers():
    table = collapse(np.arange(100) / 100, np.arange(100) % 2)
    first, again, other = (
        miscalibration_under_calibration(table, replicates=50, seed=seed) for seed in (1, 1, 2)
    )
    assert np.array_equal(first.values, again.values)
    assert not np.array_equal(first.values, other.values)


def test_few_draws_of_a_large_table_come_in_batches(monkeypatch):
    monkeypatch.setattr("predtrack.scores.decomposition.possible_outcomes.CELLS_PER_DRAW", 250)
    table = collapse(np.arange(100) / 100, np.arange(100) % 2)
    assert len(miscalibration_under_calibration(table, replicates=7).values) == 7


def test_the_null_of_the_brier_score_of_ten_forecasts():
    null = brier_under_calibration(collapse(P, Y))
    assert null.observed == pytest.approx(0.18525, rel=1e-14)
    assert null.mean == pytest.approx(0.16975, rel=1e-12)
    assert null.standard_deviation == pytest.approx(0.059605, abs=5e-7)
    assert null.p_value == pytest.approx(0.410657, abs=5e-7)
    assert null.distribution.method == "exact"
    assert null.distribution.mean == pytest.approx(null.mean, rel=1e-12)
    assert null.distribution.standard_deviation == pytest.approx(null.standard_deviation, rel=1e-9)


def test_twenty_different_forecasts_are_counted_exactly():
    p = (np.arange(20) + 0.5) / 20
    null = brier_under_calibration(collapse(p, np.arange(20) % 2))
    assert len(null.distribution.values) == 2**20
    assert null.distribution.mean == pytest.approx(float(np.mean(p * (1 - p))), rel=1e-9)


def test_one_forecast_given_often_is_binomial():
    null = brier_under_calibration(collapse([0.3] * 40, [1] * 20 + [0] * 20))
    assert null.distribution.method == "exact"
    assert null.p_value == pytest.approx(stats.binom.sf(19, 40, 0.3), rel=1e-9)


def test_many_forecasts_are_drawn():
    random = np.random.default_rng(1)
    p = random.random(300)
    null = brier_under_calibration(collapse(p, random.random(300) < p))
    assert null.distribution.method == "simulated"
    assert null.distribution.mean == pytest.approx(null.mean, rel=0.01)
    assert null.distribution.standard_deviation == pytest.approx(null.standard_deviation, rel=0.05)
    assert null.p_value > 0.01


def test_the_vector_of_spiegelhalters_test():
    test = spiegelhalter(collapse(P, Y))
    assert test.z == pytest.approx(0.260046, abs=5e-7)
    assert test.p_value == pytest.approx(0.794829, abs=5e-7)


def test_spiegelhalters_z_is_the_standardised_brier_score():
    table = collapse(P + P, Y + [1] * 10)
    null, test = brier_under_calibration(table), spiegelhalter(table)
    assert test.z == pytest.approx((null.observed - null.mean) / null.standard_deviation, rel=1e-12)
    assert test.p_value == pytest.approx(2 * stats.norm.sf(abs(test.z)), rel=1e-12)


@pytest.mark.parametrize("p", [[0.5, 0.5], [0, 1], [0, 0.5, 1]])
def test_spiegelhalters_test_is_silent_where_nothing_can_vary(p):
    test = spiegelhalter(collapse(p, [0] * len(p)))
    assert test.z is None
    assert test.p_value is None


@pytest.mark.parametrize("test", TESTS)
@pytest.mark.parametrize(
    ("outcome", "weight", "said"),
    [([0.5, 1], None, "fractional"), ([0, 1], [0.5, 1], "weights"), ([0, 1], [0, 0], "nothing")],
)
def test_a_null_needs_yes_and_no(test, outcome, weight, said):
    with pytest.raises(InvalidForecastError, match=said):
        test(collapse([0.2, 0.7], outcome, weight))


def test_misuse_of_a_null_is_refused():
    table = collapse(np.arange(30) / 30, np.arange(30) % 2)
    with pytest.raises(InvalidForecastError, match="replicates"):
        miscalibration_under_calibration(table, replicates=0)
    with pytest.raises(UnknownNameError):
        miscalibration_under_calibration(table, score="spherical")
    with pytest.raises(UsageError, match="write 95 % as"):
        miscalibration_under_calibration(collapse(P, Y)).quantile(95)


def test_a_simulated_tail_is_never_zero_and_counts_the_observed():
    null = NullDistribution.simulated(np.array([0.3, 0.1, 0.2]))
    assert null.tail(1) == 1 / 4
    assert null.tail(0.2) == 3 / 4
    assert null.tail(0) == 1


def test_quantiles_are_values_that_occur():
    null = NullDistribution.of(np.array([2.0, 1.0]), np.array([0.5, 0.5]), method="exact")
    assert [null.quantile(level) for level in (0.25, 0.5, 0.75)] == [1, 1, 2]
    assert (null.mean, null.standard_deviation) == (1.5, 0.5)
