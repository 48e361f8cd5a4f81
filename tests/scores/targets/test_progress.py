"""Stated targets: progress and pace."""

from math import inf, log

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores import (
    compound_growth,
    earned_schedule,
    linear_attainment,
    log_attainment,
    pace_ratio,
    projected_duration,
    required_growth,
    required_pace,
    schedule_performance_index,
    time_to_target,
)
from predtrack.scores.targets import projected_delay, rates, trailing_pace

BASELINE, TARGET, VALUE, DURATION, ELAPSED = 1.5, 8.5, 2, 10, 3


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


def test_the_value_over_the_target_is_no_progress():
    naive = VALUE / TARGET
    assert naive == pytest.approx(0.235294, abs=1e-6)
    assert log_attainment(BASELINE, TARGET, VALUE) < naive
    assert log_attainment(BASELINE, TARGET, BASELINE) == 0 < BASELINE / TARGET


def test_the_delay_counts_from_the_original_deadline():
    attainment = log_attainment(BASELINE, TARGET, VALUE)
    assert projected_delay(attainment, ELAPSED, DURATION) == pytest.approx(8.08873, abs=5e-6)
    assert projected_delay(0, ELAPSED, DURATION) == inf


def test_three_rates_stand_side_by_side():
    growth = rates(BASELINE, TARGET, VALUE, elapsed=ELAPSED, duration=DURATION, path="log")
    assert growth == pytest.approx((0.189413, 0.100642, 0.229617), abs=5e-7)
    steps = rates(BASELINE, TARGET, VALUE, elapsed=ELAPSED, duration=DURATION, path="linear")
    assert steps == pytest.approx((0.7, 1 / 6, 6.5 / 7))
    late = rates(1, [3, 2, 1.5], [2, 2, 2], elapsed=10, duration=10, path="linear")
    assert late.remaining.tolist() == [inf, 0, -inf]
    with pytest.raises(UnknownNameError, match="did you mean 'linear'"):
        rates(1, 2, 3, elapsed=1, duration=2, path="lineal")


def test_the_trailing_pace_of_a_total_looks_one_window_back():
    times, total = [2022, 2023, 2024, 2024.5, 2025], [3.0, 5.0, 7.3, 8.0, 9.0]
    assert trailing_pace(times, total, window=1) == pytest.approx(1.7)
    assert trailing_pace(times, total, window=1.5) == pytest.approx(2)
    assert trailing_pace(times, total, window=5) is None
    assert trailing_pace([], [], window=1) is None
    with pytest.raises(InvalidForecastError, match=r"times must rise \(row 1\)"):
        trailing_pace([2025, 2024], [1, 2], window=1)


positive = st.floats(0.1, 100)
CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)


@CAREFUL
@given(positive, positive, positive, st.floats(1, 50), st.floats(1, 50))
def test_the_measures_of_one_target_hang_together(baseline, target, value, elapsed, duration):
    assume(abs(log(target / baseline)) > 1e-3)
    attainment = log_attainment(baseline, target, value)
    earned = earned_schedule(attainment, duration)
    spi = schedule_performance_index(earned, elapsed)
    assert attainment == pytest.approx(
        log_attainment(7 * baseline, 7 * target, 7 * value), abs=1e-9
    )
    assert spi * elapsed == pytest.approx(attainment * duration)
    required = compound_growth(baseline, target, duration)
    realised = compound_growth(baseline, value, elapsed)
    assert spi == pytest.approx(np.log1p(realised) / np.log1p(required), rel=1e-6, abs=1e-9)
    if attainment > 1e-6:
        assert projected_duration(attainment, elapsed) == pytest.approx(duration / spi)


@CAREFUL
@given(st.lists(st.tuples(positive, positive, positive), min_size=1, max_size=5))
def test_a_column_of_targets_is_measured_row_by_row(rows):
    assume(all(abs(b - t) > 1e-6 for b, t, _ in rows))
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    for rule in (linear_attainment, log_attainment, time_to_target, required_pace, compound_growth):
        alone = [rule(*row) for row in rows]
        np.testing.assert_allclose(rule(*columns), alone, rtol=1e-14)
        assert all(isinstance(one, float) for one in alone)


def test_levels_of_any_size_have_a_way_between_them():
    assert log_attainment(1e-300, 1e300, 1) == pytest.approx(0.5)
    assert compound_growth(1e-300, 1e300, 1000) == pytest.approx(10**0.6 - 1)
    assert compound_growth(1e-300, 1e300, 1) == inf
    assert log_attainment(5e-324, 1e308, 1e308) == 1
    assert log_attainment(1, 1 + 1e-12, 1 + 5e-13) == pytest.approx(0.5, abs=1e-3)


def test_columns_of_any_type_are_read_and_the_faulty_row_is_named():
    strided = np.array([2, 0, 4, 0], dtype="int16")[::2]
    strided.flags.writeable = False
    assert linear_attainment(np.float32([1, 1]), [3, 5], strided).tolist() == [0.5, 0.75]
    with pytest.raises(InvalidForecastError, match=r"target equals baseline.*\(row 1\)"):
        linear_attainment([1, 2], [3, 2], [2, 2])
    with pytest.raises(InvalidForecastError, match=r"value is missing.*\(row 0\)"):
        log_attainment(1, 2, [float("nan"), 1])
    with pytest.raises(InvalidForecastError, match="one shape"):
        linear_attainment([1, 1], [2, 2, 2], 1)
    assert linear_attainment([], [], []).shape == (0,)


def test_what_makes_no_progress_measure_is_refused():
    with pytest.raises(InvalidForecastError, match="value must be a finite number above 0"):
        log_attainment(1, 2, 0)
    with pytest.raises(InvalidForecastError, match="elapsed must be a finite number above 0"):
        schedule_performance_index(1, 0)
    with pytest.raises(InvalidForecastError, match="remaining must be a finite number above 0"):
        required_pace(9, 20, 0)


def test_a_target_downwards_is_held_to_its_pace_too():
    assert pace_ratio([-2, -0.5, 1], [-1, -1, -1]).tolist() == [2, 0.5, -1]


def test_no_schedule_is_kept_before_time_has_passed():
    with pytest.raises(InvalidForecastError, match=r"elapsed must be .* above 0 \(row 1\)"):
        schedule_performance_index([0.5, 0], [1, 0])
