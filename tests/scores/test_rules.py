"""Values of single rules: published, computed by hand, or known to break libraries."""

from fractions import Fraction
from math import inf, log

import numpy as np
import pytest

from predtrack.errors import InvalidForecastError
from predtrack.scores import (
    TOLERANCE,
    absolute_error,
    absolute_log_ratio,
    absolute_percentage_error,
    brier,
    logarithmic,
    spherical,
    squared_error,
)


@pytest.mark.parametrize(("p", "y", "value"), [(0.7, 1, 0.09), (0.8, 1, 0.04), (0.7, 0.5, 0.04)])
def test_brier_is_the_squared_distance(p, y, value):
    assert brier(p, y) == pytest.approx(value)


def test_brier_agrees_with_independent_peers():
    scores = brier([0.9, 0.2, 0.65, 0.5, 1, 0, 0.05], [1, 0, 1, 0, 1, 0, 1])
    assert scores.mean() == pytest.approx(float(Fraction(53, 280)), rel=1e-15)


def test_partial_credit_moves_the_brier_score_between_its_bounds():
    verdicts = np.array([1] * 5 + [0] * 3)
    for partial, value in ((0, 0.34), (0.5, 0.23), (1, 0.22)):
        assert brier(0.8, np.append(verdicts, [partial, partial])).mean() == pytest.approx(value)


def test_logarithmic_is_in_nats():
    assert logarithmic(0.7, 1) == pytest.approx(0.356675, abs=5e-7)
    assert logarithmic(0.7, 1) / log(2) == pytest.approx(0.514573, abs=5e-7)


def test_logarithmic_agrees_with_independent_peers():
    scores = logarithmic([0.9, 0.2, 0.65, 0.5, 0.05], [1, 0, 1, 0, 1])
    assert scores.mean() == pytest.approx(0.8896332874356853, rel=1e-15)


def test_logarithmic_keeps_the_digits_of_tiny_probabilities():
    assert logarithmic(1e-17, 1) == pytest.approx(39.14394658089878, rel=1e-15)
    assert logarithmic(1e-17, 0) == pytest.approx(1e-17, rel=1e-15)
    assert logarithmic(1e-300, 1) == pytest.approx(690.7755278982137, rel=1e-15)


def test_logarithmic_is_infinite_for_the_certain_and_wrong():
    np.testing.assert_array_equal(logarithmic([0, 1, 0, 1], [1, 0, 0, 1]), [inf, inf, 0, 0])
    np.testing.assert_array_equal(logarithmic([0, 1], [0.5, 0.5]), [inf, inf])


def test_a_perfect_logarithmic_score_is_not_minus_zero():
    assert not np.signbit(logarithmic([0, 1], [0, 1])).any()


def test_logarithmic_is_the_cross_entropy_of_a_fulfilment():
    assert logarithmic(0.7, 0.25) == pytest.approx(-0.25 * log(0.7) - 0.75 * log(0.3))


def test_spherical_rewards_what_happened():
    assert spherical(0.7, 1) == pytest.approx(0.919145, abs=5e-7)
    assert spherical(0.7, 0) == pytest.approx(0.393919, abs=5e-7)
    np.testing.assert_array_equal(spherical([0, 0, 1, 1], [0, 1, 0, 1]), [1, 0, 0, 1])


@pytest.mark.parametrize(
    ("value", "ratio"), [(400, 0.470004), (204.4505, 0.201135), (100, 0.916291)]
)
def test_absolute_log_ratio_is_free_of_scale(value, ratio):
    assert absolute_log_ratio(value, 250) == pytest.approx(ratio, abs=1e-6)
    assert absolute_log_ratio(250, value) == pytest.approx(ratio, abs=1e-6)
    assert absolute_log_ratio(value * 1e9, 250e9) == pytest.approx(ratio, abs=1e-6)


@pytest.mark.parametrize(("value", "outcome"), [(0, 1), (1, 0), (-1, 1), (1, -1), (-2, -1)])
def test_absolute_log_ratio_needs_values_above_zero(value, outcome):
    with pytest.raises(InvalidForecastError, match="above 0"):
        absolute_log_ratio(value, outcome)


def test_squared_and_absolute_error_are_in_the_unit_of_the_values():
    assert squared_error(-3, 1) == 16
    assert absolute_error(-3, 1) == 4
    assert absolute_error([1.5, 1.5], [1.5, 2.0]).tolist() == [0, 0.5]


def test_absolute_percentage_error_is_a_fraction_of_the_outcome():
    assert absolute_percentage_error([150, 50, -1], [100, 100, -2]).tolist() == [0.5, 0.5, 0.5]
    with pytest.raises(InvalidForecastError, match=r"other than 0 \(row 1\)"):
        absolute_percentage_error([1, 1], [1, 0])


OPTIMA = [(squared_error, 1.648721), (absolute_error, 1), (absolute_log_ratio, 1)]


@pytest.mark.parametrize(("rule", "optimum"), [*OPTIMA, (absolute_percentage_error, 0.367879)])
def test_the_best_point_under_a_lognormal_belief_is_the_known_one(rule, optimum):
    from scipy.stats import norm

    outcomes = np.exp(norm.ppf((np.arange(200_000) + 0.5) / 200_000))
    left, middle, right = (rule(optimum * f, outcomes).mean() for f in (0.97, 1, 1.03))
    assert middle < left
    assert middle < right


def test_arithmetic_may_carry_a_probability_a_little_too_far():
    assert brier(1 + 2e-16, 1) == 0
    assert brier(1 + TOLERANCE / 2, 0) == 1
    assert brier(-TOLERANCE / 2, 1) == 1
    assert logarithmic(1 + 2e-16, 1) == 0


@pytest.mark.parametrize("probability", [1.000005, 1 + 1e-8, -1e-8, 70, -0.1])
@pytest.mark.parametrize("rule", [brier, logarithmic, spherical])
def test_beyond_the_tolerance_nothing_is_a_probability(rule, probability):
    with pytest.raises(InvalidForecastError, match=r"write 70 % as 0\.7 \(row 1\)"):
        rule([0.5, probability], [1, 1])


def test_minus_zero_is_zero():
    for rule in (brier, logarithmic, spherical):
        assert rule(-0.0, 0) == rule(0.0, 0)
        assert not np.signbit(rule([-0.0, 1], [-0.0, 1])).any()


def test_means_are_taken_over_float64():
    probability = np.full(100_000, 0.1, dtype=np.float32)
    assert brier(probability, 0).dtype == np.float64
    assert brier(probability, 0).mean() == pytest.approx(float(np.float32(0.1)) ** 2, rel=1e-12)
