"""Closed forms, held against quadrature, against others' code and against limits."""

from math import log, pi, sqrt

import numpy as np
import pytest
import scoringrules
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import quad

from predtrack.errors import InvalidForecastError
from predtrack.scores.distributions import (
    crps_distribution,
    crps_lognormal,
    crps_normal,
    crps_student_t,
    crps_uniform,
)

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
number = st.floats(-1e6, 1e6)
spread = st.floats(1e-3, 1e6)


def integral(distribution, outcome):
    """The definition, by another integrator."""
    low, high = distribution.support()
    options = {"epsabs": 1e-13, "epsrel": 1e-12, "limit": 500}
    below = quad(lambda t: distribution.cdf(t) ** 2, min(low, outcome), outcome, **options)[0]
    above = quad(lambda t: distribution.sf(t) ** 2, outcome, max(high, outcome), **options)[0]
    return below + above


def test_crps_of_the_standard_normal_is_the_known_one():
    assert crps_normal(0, 1, 0.5) == pytest.approx(0.331404, abs=5e-7)


@pytest.mark.parametrize(
    ("mean", "sd", "y", "value"),
    [(0, 1, 0.3, 0.2693329006866634), (1, 2, 2.5, 0.8962885043931006)],
)
def test_crps_of_normals_agrees_with_independent_peers(mean, sd, y, value):
    assert crps_normal(mean, sd, y) == pytest.approx(value, rel=1e-14)


def test_crps_of_a_lognormal_is_the_known_one():
    # To nine digits 96.8708457; the specification cuts it to 96.870845.
    assert crps_lognormal(log(400), 0.4, 250) == pytest.approx(96.870845, abs=1e-6)
    assert crps_lognormal(log(400), 0.4, 250) == pytest.approx(96.87084574947, rel=1e-12)


def test_crps_on_the_log_scale_is_that_of_the_normal():
    assert crps_normal(log(400), 0.4, log(250)) == pytest.approx(0.291559, abs=5e-7)


def test_crps_of_a_normal_at_its_mean_has_a_short_formula():
    assert crps_normal(3, 2, 3) == pytest.approx(2 * (sqrt(2) - 1) / sqrt(pi), rel=1e-15)


def test_crps_of_a_uniform_outside_its_ends_is_the_way_and_a_third():
    assert crps_uniform(1, 4, 6) == pytest.approx(2 + 1)
    assert crps_uniform(1, 4, 0) == pytest.approx(1 + 1)


def test_a_uniform_without_width_is_a_point():
    np.testing.assert_array_equal(crps_uniform(2, 2, [1, 2, 5]), [1, 0, 3])


FROZEN = [
    stats.norm(2, 3),
    stats.lognorm(0.7, 1, 5),
    stats.lognorm(s=0.4, scale=400),
    stats.t(1.3),
    stats.t(df=4, loc=1, scale=2),
    stats.uniform(-1, 4),
    stats.expon(1, 2),
    stats.laplace(0.5, 2),
    stats.logistic(1, 0.5),
]


@pytest.mark.parametrize("distribution", FROZEN, ids=lambda d: d.dist.name)
@pytest.mark.parametrize("outcome", [-3.0, 0.0, 0.9, 1.0, 2.5, 20.0])
def test_closed_forms_are_the_integral_of_the_definition(distribution, outcome):
    expected = integral(distribution, outcome)
    assert crps_distribution(distribution, outcome) == pytest.approx(expected, rel=1e-9)


def test_scoringrules_has_the_same_closed_forms():
    generator = np.random.default_rng(4)
    y, mean, sd = (
        generator.normal(size=200),
        generator.normal(size=200),
        generator.gamma(2, size=200),
    )
    df, width = generator.uniform(1.5, 30, 200), generator.gamma(2, size=200)
    pairs = [
        (crps_normal(mean, sd, y), scoringrules.crps_normal(y, mean, sd)),
        (crps_lognormal(mean, sd, np.exp(y)), scoringrules.crps_lognormal(np.exp(y), mean, sd)),
        (crps_student_t(df, mean, sd, y), scoringrules.crps_t(y, df, mean, sd)),
        (crps_uniform(mean, mean + width, y), scoringrules.crps_uniform(y, mean, mean + width)),
        (
            crps_distribution(stats.laplace(mean, sd), y),
            scoringrules.crps_laplace(y, mean, sd),
        ),
        (
            crps_distribution(stats.logistic(mean, sd), y),
            scoringrules.crps_logistic(y, mean, sd),
        ),
    ]
    for ours, theirs in pairs:
        np.testing.assert_allclose(ours, theirs, rtol=1e-8)


@CAREFUL
@given(mean=number, sd=spread, outcome=number, shift=number)
def test_normal_crps_moves_and_stretches_with_the_axis(mean, sd, outcome, shift):
    score = crps_normal(mean, sd, outcome)
    assert score > 0
    assert crps_normal(-mean, sd, -outcome) == score
    assert crps_normal(2 * mean, 2 * sd, 2 * outcome) == pytest.approx(2 * score, rel=1e-12)
    moved = crps_normal(mean + shift, sd, outcome + shift)
    assert moved == pytest.approx(score, rel=1e-9, abs=1e-9)


@CAREFUL
@given(mean=st.floats(-3, 3), sd=st.floats(0.2, 5))
def test_the_true_normal_is_expected_to_score_best(mean, sd):
    truth = stats.norm.ppf((np.arange(4000) + 0.5) / 4000)
    honest, stated = crps_normal(0, 1, truth).mean(), crps_normal(mean, sd, truth).mean()
    assert honest <= stated + 1e-4


def test_student_t_becomes_normal_with_many_degrees_of_freedom():
    for df, rel in ((1e4, 1e-3), (1e7, 1e-6)):
        assert crps_student_t(df, 1, 2, 2.5) == pytest.approx(crps_normal(1, 2, 2.5), rel=rel)


def test_a_lognormal_can_miss_below_zero():
    at_zero, below = crps_lognormal(0, 1, 0), crps_lognormal(0, 1, -2)
    assert at_zero == pytest.approx(crps_lognormal(0, 1, 1e-300), rel=1e-12)
    assert below == pytest.approx(at_zero + 2, rel=1e-14)


def test_far_outcomes_score_their_distance():
    assert crps_normal(0, 1, 1e8) == pytest.approx(1e8 - 1 / sqrt(pi), rel=1e-15)
    assert crps_student_t(5, 0, 1, 1e8) == pytest.approx(1e8, rel=1e-7)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: crps_normal([0, 0], [1, 0], [0, 0]), r"sd must be .* above 0 \(row 1\)"),
        (lambda: crps_normal(0, -1, 0), "sd must be .* above 0"),
        (lambda: crps_lognormal(0, 0, 1), "log_sd must be .* above 0"),
        (lambda: crps_student_t([3, 1], 0, 1, [0, 0]), r"there is no mean \(row 1\)"),
        (lambda: crps_uniform([0, 2], [1, 1], [0, 0]), r"upper must not be below lower \(row 1\)"),
        (lambda: crps_normal([0, np.nan], [1, 1], [0, 0]), r"mean is missing.*\(row 1\)"),
        (lambda: crps_normal(0, 1, [0, np.inf]), r"finite number \(row 1\)"),
        (lambda: crps_normal(np.zeros(3), 1, np.zeros((3, 1))), "one shape"),
    ],
)
def test_what_is_no_distribution_is_refused(call, words):
    with pytest.raises(InvalidForecastError, match=words):
        call()


def test_any_kind_of_column_is_read():
    outcome = np.arange(8, dtype=np.float32)[::2]
    outcome.setflags(write=False)
    expected = crps_normal(1.0, 2.0, [0.0, 2.0, 4.0, 6.0])
    np.testing.assert_array_equal(crps_normal(1, 2, outcome), expected)
    np.testing.assert_array_equal(crps_normal([True] * 4, 2, [0, 2, 4, 6]), expected)
    assert crps_normal(1, 2, []).shape == (0,)
