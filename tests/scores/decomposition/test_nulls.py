"""What calibrated forecasts would show by luck, and the tests that rest on it."""

import itertools
import math

import numpy as np
import pytest
from scipy import stats
from sklearn.isotonic import isotonic_regression

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores.decomposition import (
    collapse,
    corp,
    miscalibration_under_calibration,
    spiegelhalter,
)
from predtrack.scores.nulls import null_test

P = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
Y = [0, 0, 1, 0, 0, 1, 1, 0, 1, 1]
TESTS = [spiegelhalter, miscalibration_under_calibration]


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
    assert null.upper_tail(corp(P, Y).miscalibration) > 0.8


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
    drawn = miscalibration_under_calibration(table, score=score, draws=20_000)
    assert drawn.method == "simulated"
    assert len(drawn.values) == 20_000
    assert drawn.mean == pytest.approx(exact.mean, rel=0.02)
    assert drawn.quantile(0.95) == pytest.approx(exact.quantile(0.95), rel=0.03)


def test_the_same_seed_gives_the_same_numbers():
    table = collapse(np.arange(100) / 100, np.arange(100) % 2)
    first, again, other = (
        miscalibration_under_calibration(table, draws=50, seed=seed) for seed in (1, 1, 2)
    )
    assert np.array_equal(first.values, again.values)
    assert not np.array_equal(first.values, other.values)


def test_few_draws_of_a_large_table_come_in_batches(monkeypatch):
    monkeypatch.setattr("predtrack.scores.nulls.possible_outcomes.CELLS_PER_BATCH", 250)
    table = collapse(np.arange(100) / 100, np.arange(100) % 2)
    assert len(miscalibration_under_calibration(table, draws=7).values) == 7


def test_the_vector_of_spiegelhalters_test():
    test = spiegelhalter(collapse(P, Y))
    assert test.z == pytest.approx(0.260046, abs=5e-7)
    assert test.p_value == pytest.approx(0.794829, abs=5e-7)


def test_spiegelhalters_z_is_the_standardised_brier_score():
    p, y = P + P, Y + [1] * 10
    null, test = null_test(p, y), spiegelhalter(collapse(p, y))
    z = (null.observed - null.expected) / null.standard_deviation
    assert test.z == pytest.approx(z, rel=1e-12)
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
    with pytest.raises(UsageError, match="draws"):
        miscalibration_under_calibration(table, draws=0)
    with pytest.raises(UnknownNameError):
        miscalibration_under_calibration(table, score="spherical")
    with pytest.raises(UsageError, match="write 95 % as"):
        miscalibration_under_calibration(collapse(P, Y)).quantile(95)
