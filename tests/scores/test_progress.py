"""Stated targets: progress, pace and the chance of a level."""

from math import exp, inf, isinf, log

import numpy as np
import pytest

from predtrack.errors import InvalidForecastError
from predtrack.scores import (
    attainment_date,
    compound_growth,
    earned_schedule,
    first_passage_probability,
    linear_attainment,
    log_attainment,
    pace_ratio,
    projected_duration,
    required_growth,
    required_pace,
    schedule_performance_index,
    terminal_probability,
    time_to_target,
)

BASELINE, TARGET, VALUE, DURATION, ELAPSED = 1.5, 8.5, 2, 10, 3
HISTORY = [1.5, 1.62, 1.7, 1.95, 1.9, 2.0]


def test_growth_is_measured_on_the_log_path():
    assert linear_attainment(BASELINE, TARGET, VALUE) == pytest.approx(0.071429, abs=1e-6)
    assert log_attainment(BASELINE, TARGET, VALUE) == pytest.approx(0.165849, abs=1e-6)


def test_the_earned_schedule_says_how_late_a_target_is():
    attainment = log_attainment(BASELINE, TARGET, VALUE)
    earned = earned_schedule(attainment, DURATION)
    assert earned == pytest.approx(1.658491, abs=1e-6)
    assert schedule_performance_index(earned, ELAPSED) == pytest.approx(0.552830, abs=1e-6)
    projected = projected_duration(attainment, ELAPSED)
    assert projected == pytest.approx(18.08873, abs=1e-5)
    assert projected - DURATION == pytest.approx(8.08873, abs=1e-5)


@pytest.mark.parametrize("attainment", [linear_attainment, log_attainment])
def test_attainment_is_zero_at_the_baseline_and_one_at_the_target(attainment):
    assert attainment(2, 8, 2) == 0
    assert attainment(2, 8, 8) == 1
    assert attainment(2, 8, 1) < 0
    assert attainment(8, 2, 2) == 1
    with pytest.raises(InvalidForecastError, match="target equals baseline"):
        attainment(2, 2, 3)


def test_no_progress_is_projected_to_never():
    assert projected_duration(0, 3) == inf
    assert projected_duration(-0.1, 3) == inf


def test_growth_kept_and_growth_needed():
    assert compound_growth(BASELINE, TARGET, DURATION) == pytest.approx(0.189413, abs=1e-6)
    assert compound_growth(BASELINE, VALUE, ELAPSED) == pytest.approx(0.100642, abs=1e-6)
    needed = required_growth(VALUE, TARGET, elapsed=ELAPSED, duration=DURATION)
    assert needed == pytest.approx(0.229617, abs=1e-6)
    assert compound_growth(60, 100, 5) == pytest.approx(0.107566, abs=1e-6)
    assert 100 * (1 + compound_growth(60, 100, 5)) ** 7 == pytest.approx(204.4505, abs=1e-4)


def test_when_the_time_is_up_no_growth_is_enough():
    assert required_growth(2, 8.5, elapsed=10, duration=10) == inf
    assert required_growth(8.5, 8.5, elapsed=11, duration=10) == 0
    assert required_growth(9, 8.5, elapsed=11, duration=10) == -1


def test_a_cumulative_target_has_a_pace():
    assert required_pace(9, 20, 4) == 2.75
    assert pace_ratio(1.7, 2.75) == pytest.approx(0.618182, abs=1e-6)
    assert time_to_target(9, 20, 1.7) == pytest.approx(6.4706, abs=1e-4)


def test_a_pace_may_lead_away_or_be_needed_no_more():
    assert time_to_target(9, 20, 0) == inf
    assert time_to_target(9, 20, -1) == inf
    assert time_to_target(20, 9, -1) == 11
    assert time_to_target(20, 20, 0) == 0
    assert pace_ratio(1.7, 0) == inf


def test_to_reach_a_level_is_easier_than_to_be_at_it():
    path = {"drift": 0.0959, "volatility": 0.35, "time": 7}
    assert terminal_probability(1.446919, **path) == pytest.approx(0.201131, abs=1e-6)
    assert first_passage_probability(1.446919, **path) == pytest.approx(0.307936, abs=1e-6)


def test_without_drift_a_level_is_reached_twice_as_often_as_held():
    path = {"drift": 0, "volatility": 0.2, "time": 5}
    twice = 2 * terminal_probability(0.4, **path)
    assert first_passage_probability(0.4, **path) == pytest.approx(twice)


def test_a_level_that_is_reached_stays_reached():
    path = {"drift": -0.5, "volatility": 0.1, "time": 5}
    assert first_passage_probability(0, **path) == 1
    assert first_passage_probability(-1, **path) == 1
    assert terminal_probability(-1, **path) < 1e-6


def test_extreme_paths_give_probabilities():
    for drift in (-50, 50):
        chance = first_passage_probability(30, drift=drift, volatility=0.01, time=1)
        assert chance == (drift > 0)
    almost = first_passage_probability(1e-9, drift=0.1, volatility=0.3, time=1e6)
    assert almost == pytest.approx(1)


def test_with_endless_time_an_adverse_drift_leaves_a_known_chance():
    chance = first_passage_probability(1, drift=-0.5, volatility=1, time=1e6)
    assert chance == pytest.approx(exp(-1))


def test_a_trend_has_a_date_and_the_date_an_interval():
    date = attainment_date(range(6), HISTORY, TARGET, level=0.8)
    assert date.slope == pytest.approx(0.0586827, abs=1e-7)
    assert date.time == pytest.approx(29.2513, abs=1e-4)
    assert (date.low, date.high) == pytest.approx((24.054, 37.730), abs=1e-3)


def test_at_the_ends_of_the_interval_the_line_just_reaches_the_level():
    from scipy import stats

    times = np.arange(6)
    fit = stats.linregress(times, np.log(HISTORY))
    residuals = np.log(HISTORY) - fit.intercept - fit.slope * times
    deviation = np.sqrt(residuals @ residuals / 4)
    date = attainment_date(times, HISTORY, TARGET, level=0.8)
    for end in (date.low, date.high):
        leverage = 1 / 6 + (end - 2.5) ** 2 / 17.5
        distance = abs(log(TARGET) - fit.intercept - fit.slope * end)
        assert distance == pytest.approx(stats.t.ppf(0.9, 4) * deviation * np.sqrt(leverage))


def test_a_trend_that_may_be_flat_may_arrive_at_any_time():
    date = attainment_date(range(4), [1, 2, 1, 2], 8)
    assert (date.low, date.high) == (-inf, inf)
    assert isinf(attainment_date(range(3), [2, 2, 2], 8).time)


def test_a_perfect_trend_has_no_doubt():
    date = attainment_date([0, 1, 2], [1, 2, 4], 16)
    assert (date.low, date.time, date.high) == pytest.approx((4, 4, 4))


def test_what_makes_no_progress_measure_is_refused():
    with pytest.raises(InvalidForecastError, match="value must be above 0"):
        log_attainment(1, 2, 0)
    with pytest.raises(InvalidForecastError, match="elapsed must be above 0"):
        schedule_performance_index(1, 0)
    with pytest.raises(InvalidForecastError, match="remaining must be above 0"):
        required_pace(9, 20, 0)
    with pytest.raises(InvalidForecastError, match="volatility must be above 0"):
        terminal_probability(1, drift=0, volatility=0, time=1)
    with pytest.raises(InvalidForecastError, match="distance is missing"):
        first_passage_probability(float("nan"), drift=0, volatility=1, time=1)
    with pytest.raises(InvalidForecastError, match="at least three observations"):
        attainment_date([0, 1], [1, 2], 4)
    with pytest.raises(InvalidForecastError, match="one shape"):
        attainment_date([0, 1, 2], [1, 2], 4)
    with pytest.raises(InvalidForecastError, match=r"value must be .* above 0 \(row 1\)"):
        attainment_date([0, 1, 2], [1, 0, 2], 4)
