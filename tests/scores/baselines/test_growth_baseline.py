"""The growth that goes on, as a distribution."""

import datetime as dt
from math import inf, log, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores.baselines import (
    LogStudentT,
    Volatility,
    ambition,
    growth_baseline,
    point_baselines,
    pooled_volatility,
    volatility,
)
from predtrack.scores.targets import terminal_probability

YEARS, HISTORY = np.arange(2019, 2025), [60, 66, 74, 82, 90, 100]
CLAIM = {"made": 2024, "target_time": 2031}
PROBABILITY = st.floats(1e-6, 1 - 1e-6)


@pytest.fixture
def law():
    return growth_baseline(YEARS, HISTORY, **CLAIM)


def test_the_median_is_constant_growth_and_the_interval_has_the_drift_in_doubt(law):
    assert law.median() == pytest.approx(204.4505, abs=1e-4)
    assert law.interval(0.8) == pytest.approx((193.8029, 215.6831), abs=1e-4)
    assert not law.floored
    assert (law.observations, law.left_out, law.series) == (6, 0, 1)


def test_an_interval_leaves_as_much_on_each_side(law):
    low, high = law.interval(0.9)
    assert law.cdf(low) == pytest.approx(0.05, rel=1e-9)
    assert law.sf(high) == pytest.approx(0.05, rel=1e-9)


def test_the_law_is_the_student_of_the_paper(law):
    steps = np.diff(np.log(HISTORY))
    scale = steps.std(ddof=1) * sqrt(7 + 49 / 5)
    frozen = stats.t(4, loc=log(100) + 7 * steps.mean(), scale=scale)
    levels = np.array([1e-9, 50, 190, 204, 210, 400, 1e12])
    np.testing.assert_allclose(law.cdf(levels), frozen.cdf(np.log(levels)), rtol=1e-10)
    np.testing.assert_allclose(law.sf(levels), frozen.sf(np.log(levels)), rtol=1e-10)
    np.testing.assert_allclose(law.pdf(levels), frozen.pdf(np.log(levels)) / levels, rtol=1e-10)
    shares = np.array([1e-6, 0.01, 0.3, 0.5, 0.9, 0.999])
    np.testing.assert_allclose(law.ppf(shares), np.exp(frozen.ppf(shares)), rtol=1e-10)


def test_the_density_is_that_of_the_probability(law):
    mass, _ = integrate.quad(law.pdf, 190, 210)
    assert mass == pytest.approx(law.cdf(210) - law.cdf(190), rel=1e-10)


def test_nothing_lies_below_zero(law):
    assert law.cdf([-5.0, 0.0]).tolist() == [0, 0]
    assert law.sf(0) == 1
    assert law.pdf([-5.0, 0.0]).tolist() == [0, 0]
    assert law.ppf([0, 1]).tolist() == [0, inf]
    assert np.isnan(law.ppf([-0.1, 1.1, np.nan])).all()


def test_the_mean_is_infinite_and_says_so(law):
    assert law.mean() == inf


def test_a_missing_level_stays_missing(law):
    assert np.isnan(law.cdf(np.nan))


@given(st.floats(-3, 3), st.floats(0.01, 2), st.integers(1, 40), PROBABILITY)
@settings(deadline=None, derandomize=True)
def test_the_quantile_undoes_the_probability(location, scale, freedom, share):
    law = LogStudentT(location, scale, freedom)
    level = law.ppf(share)
    if 0 < level < inf:
        assert law.cdf(level) == pytest.approx(share, rel=1e-6)


def test_most_outcomes_of_random_walks_fall_inside_as_often_as_said():
    generator = np.random.default_rng(4)
    inside = 0
    for _ in range(2000):
        path = np.exp(np.cumsum(generator.normal(0.05, 0.2, 13)))
        law = growth_baseline(np.arange(8), path[:8], made=7, target_time=12)
        low, high = law.interval(0.8)
        inside += low <= path[12] <= high
    assert stats.binomtest(inside, 2000, 0.8).pvalue > 0.01


def test_a_normal_interval_would_hold_too_little():
    # A plug-in of the estimated drift and volatility is what one writes by habit.
    generator = np.random.default_rng(4)
    paths = np.cumsum(generator.normal(0.05, 0.2, (2000, 13)), axis=1)
    steps = np.diff(paths[:, :8], axis=1)
    half = stats.norm.ppf(0.9) * steps.std(axis=1, ddof=1) * sqrt(5)
    outside = np.abs(paths[:, 12] - paths[:, 7] - 5 * steps.mean(axis=1)) > half
    assert 1 - outside.mean() < 0.7


def test_a_floor_acts_and_says_so():
    law = growth_baseline(YEARS, HISTORY, **CLAIM, sigma_floor=0.05)
    assert law.floored
    assert law.sigma == 0.05
    assert law.degrees_of_freedom == 4
    assert law.median() == pytest.approx(204.4505, abs=1e-4)
    low, high = law.interval(0.8)
    assert (low, high) != pytest.approx((193.8029, 215.6831), abs=5)
    assert not growth_baseline(YEARS, HISTORY, **CLAIM, sigma_floor=0.001).floored


def test_a_smoothed_series_has_no_future_without_a_floor():
    smooth = 50 * 1.1 ** np.arange(6)
    with pytest.raises(InvalidForecastError, match=r"without any noise.*sigma_floor"):
        growth_baseline(YEARS, smooth, **CLAIM)
    assert growth_baseline(YEARS, smooth, **CLAIM, sigma_floor=0.05).floored
    assert volatility(YEARS, smooth, made=2024).sigma == 0


@pytest.mark.parametrize("floor", [-0.1, np.nan, inf])
def test_a_floor_is_a_number_of_at_least_zero(floor):
    with pytest.raises(InvalidForecastError, match="sigma_floor"):
        growth_baseline(YEARS, HISTORY, **CLAIM, sigma_floor=floor)


def test_the_volatility_is_the_deviation_of_the_steps():
    steps = np.diff(np.log(HISTORY))
    found = volatility(YEARS, HISTORY, made=2024)
    assert found.sigma == pytest.approx(steps.std(ddof=1), rel=1e-12)
    assert found.degrees_of_freedom == 4


def test_pooling_is_the_mean_variance():
    generator = np.random.default_rng(1)
    series = [np.exp(np.cumsum(generator.normal(0, 0.1, n))) for n in (4, 9, 15)]
    found = pooled_volatility([volatility(np.arange(len(s)), s, made=99) for s in series])
    squares = sum(np.var(np.diff(np.log(s))) * (len(s) - 1) for s in series)
    assert found.degrees_of_freedom == 2 + 7 + 13
    assert found.sigma == pytest.approx(sqrt(squares / 22), rel=1e-12)
    assert found.series == 3


def test_a_pooled_volatility_brings_its_degrees_of_freedom():
    pooled = Volatility(0.1, 22, 3)
    law = growth_baseline([0, 5], [60, 100], made=5, target_time=12, pooled=pooled)
    assert law.degrees_of_freedom == 22
    assert law.series == 3
    assert law.scale == pytest.approx(0.1 * sqrt(7 + 49 / 5))
    assert not law.floored


def test_two_observations_know_no_volatility():
    with pytest.raises(InvalidForecastError, match="at least three observations"):
        growth_baseline([0, 5], [60, 100], made=5, target_time=12)
    with pytest.raises(InvalidForecastError, match="no volatility to pool"):
        pooled_volatility([])


@given(st.floats(0.01, 1000))
@settings(deadline=None, derandomize=True)
def test_the_unit_of_time_does_not_matter(unit):
    years = growth_baseline(np.arange(6), HISTORY, made=5, target_time=12)
    others = growth_baseline(np.arange(6) * unit, HISTORY, made=5 * unit, target_time=12 * unit)
    assert others.interval(0.8) == pytest.approx(years.interval(0.8), rel=1e-9)


def test_gaps_cost_degrees_of_freedom_and_nothing_else():
    generator = np.random.default_rng(11)
    whole, gaps = [], []
    times = np.delete(np.arange(12), [3, 4, 8])
    for _ in range(3000):
        path = np.exp(np.cumsum(generator.normal(0.05, 0.2, 12)))
        whole.append(volatility(np.arange(12), path, made=11).sigma ** 2)
        gaps.append(volatility(times, path[times], made=11).sigma ** 2)
    assert np.mean(whole) == pytest.approx(0.04, rel=0.03)
    assert np.mean(gaps) == pytest.approx(0.04, rel=0.03)


def test_dates_are_taken_in_days():
    days = pd.date_range("2019-01-01", periods=6, freq="YS")
    law = growth_baseline(days, HISTORY, made=dt.date(2024, 1, 1), target_time=dt.date(2031, 1, 1))
    assert law.interval(0.8) == pytest.approx((193.8029, 215.6831), rel=2e-3)


def test_the_median_is_the_baseline_of_points(law):
    point = point_baselines(YEARS, HISTORY, **CLAIM)
    assert law.median() == pytest.approx(point.constant_growth, rel=1e-12)


def test_ambition_is_the_chance_of_the_target_on_the_day_it_was_stated(law):
    assert ambition(215.6831, law) == pytest.approx(0.1, abs=1e-4)
    assert ambition(law.median(), law) == pytest.approx(0.5)
    assert ambition(110, law) > 0.999
    assert ambition(400, law) < 0.001


def test_a_target_may_be_to_stand_below_a_level(law):
    assert ambition(180, law, side="at most") == pytest.approx(1 - ambition(180, law))
    with pytest.raises(UnknownNameError, match="no side is called 'above'"):
        ambition(180, law, side="above")
    with pytest.raises(InvalidForecastError, match="target must be above 0"):
        ambition(0, law)


def test_with_endless_data_ambition_is_the_terminal_probability():
    # Many steps: drift and volatility are known, and the t is a normal distribution.
    steps = np.tile([0.3, -0.1], 100_000)
    levels = np.exp(np.concatenate([[0.0], np.cumsum(steps) - np.arange(1, 200_001) * 0.1]) + 1)
    law = growth_baseline(np.arange(200_001), levels, made=200_000, target_time=200_007)
    target = levels[-1] * np.exp(0.5)
    expected = terminal_probability(0.5, drift=law.drift, volatility=law.sigma, time=7)
    assert ambition(target, law) == pytest.approx(expected, rel=1e-3)


def test_a_level_of_80_is_no_level(law):
    with pytest.raises(UsageError, match=r"write 80 % as 0\.8"):
        law.interval(80)


def test_inputs_are_left_as_they_were():
    values = np.array(HISTORY, dtype=np.float32)[::-1]
    times = YEARS[::-1].copy()
    values.flags.writeable = times.flags.writeable = False
    law = growth_baseline(times, values, **CLAIM)
    assert law.interval(0.8) == pytest.approx((193.8029, 215.6831), abs=1e-3)


@pytest.mark.parametrize("degrees", [1, 3, 5, 8.5])
def test_scipy_has_the_same_density(degrees):
    law = LogStudentT(location=0.3, scale=0.4, degrees_of_freedom=degrees)
    level = np.array([0.2, 1.0, 1.5, 4.0])
    theirs = stats.t(degrees, 0.3, 0.4).logpdf(np.log(level)) - np.log(level)
    np.testing.assert_allclose(law.logpdf(level), theirs, rtol=1e-12)
