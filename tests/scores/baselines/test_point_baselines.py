"""No change and constant growth, from what was known when the claim was made."""

import datetime as dt
from math import inf, log

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores import brier, get_score
from predtrack.scores.baselines import point_baselines, skill_against_baselines
from predtrack.scores.targets import compound_growth

LEVELS = st.lists(st.floats(0.1, 1e6), min_size=2, max_size=12)


@pytest.fixture
def known():
    return point_baselines([2019, 2024], [60, 100], made=2024, target_time=2031)


def test_the_growth_so_far_is_carried_on(known):
    assert known.growth == pytest.approx(0.107566, abs=1e-6)
    assert known.constant_growth == pytest.approx(204.4505, abs=1e-4)
    assert known.random_walk == 100
    assert known.horizon == 7


def test_a_forecast_is_compared_with_both_baselines(known):
    found = skill_against_baselines(
        400, 250, random_walk=known.random_walk, constant_growth=known.constant_growth
    )
    assert found.constant_growth.score == pytest.approx(0.470004, abs=1e-6)
    assert found.constant_growth.reference_score == pytest.approx(0.201135, abs=1e-6)
    assert found.random_walk.reference_score == pytest.approx(0.916291, abs=1e-6)
    assert found.constant_growth.value == pytest.approx(-1.336759, abs=1e-6)
    assert found.random_walk.value == pytest.approx(0.487058, abs=1e-6)
    assert found.random_walk.reference == "random walk"
    assert found.constant_growth.reference == "constant growth"
    assert "straw man" in found.random_walk.caution


def test_skill_is_a_ratio_of_means_and_not_a_mean_of_ratios():
    x, y, walk, growth = [100, 300], [200, 200], [50, 190], [150, 210]
    found = skill_against_baselines(x, y, random_walk=walk, constant_growth=growth)
    means = [np.mean(np.abs(np.log(np.divide(column, y)))) for column in (x, walk, growth)]
    assert found.random_walk.value == pytest.approx(1 - means[0] / means[1])
    assert found.constant_growth.value == pytest.approx(1 - means[0] / means[2])


@pytest.mark.parametrize("name", ["squared", "absolute", "absolute_percentage"])
def test_any_score_of_points_may_compare(name):
    rule = get_score(name)
    found = skill_against_baselines(400, 250, random_walk=100, constant_growth=200, rule=rule)
    assert found.random_walk.value == pytest.approx(1 - rule(400, 250) / rule(100, 250))


def test_a_function_of_ones_own_may_compare():
    def pinball(value, outcome):
        return np.maximum(0.9 * (outcome - value), 0.1 * (value - outcome))

    found = skill_against_baselines(400, 250, random_walk=100, constant_growth=200, rule=pinball)
    assert found.random_walk.value == pytest.approx(1 - 15 / 135)


def test_a_rule_for_probabilities_compares_no_points():
    rule = get_score("brier")
    with pytest.raises(UsageError, match="brier scores forecasts of kind binary"):
        skill_against_baselines(0.4, 1, random_walk=0.1, constant_growth=0.2, rule=rule)
    assert brier(0.5, 1) == 0.25


def test_a_baseline_that_is_right_leaves_no_share():
    found = skill_against_baselines(400, 100, random_walk=100, constant_growth=200)
    assert np.isnan(found.random_walk.value)
    assert "is 0" in found.random_walk.reason


def test_rows_must_pair_up():
    with pytest.raises(InvalidForecastError, match="one shape"):
        skill_against_baselines([1, 2], [1, 2], random_walk=[1, 2, 3], constant_growth=[1, 2])


def test_what_came_after_the_claim_is_not_used(known):
    times, values = [2024, 2026, 2019, 2025], [100, 1, 60, 2]
    found = point_baselines(times, values, made=2024, target_time=2031)
    assert found.left_out == 2
    assert (found.random_walk, found.constant_growth) == (100, known.constant_growth)


def test_a_figure_is_known_when_it_is_published(known):
    published = [2020.3, 2025.3, 2026.3]
    found = point_baselines(
        [2019, 2024, 2025], [60, 100, 110], known=published, made=2025.5, target_time=2031
    )
    assert found.constant_growth == known.constant_growth
    assert (found.observations, found.left_out) == (2, 1)
    assert found.horizon == 7  # counted from what the figure is about, not from its release


def test_dates_are_taken_in_days():
    days = pd.to_datetime(["2019-01-01", "2024-01-01"])
    found = point_baselines(
        days, [60, 100], made=dt.date(2024, 6, 1), target_time=dt.date(2031, 1, 1)
    )
    assert found.horizon == (dt.date(2031, 1, 1) - dt.date(2024, 1, 1)).days
    assert (1 + found.growth) ** 365.2425 - 1 == pytest.approx(0.107566, rel=1e-2)
    assert found.constant_growth == pytest.approx(204.45, rel=1e-3)


def test_dates_and_numbers_do_not_mix():
    days = np.array(["2019-01-01", "2024-01-01"], dtype="datetime64[D]")
    with pytest.raises(InvalidForecastError, match="must all be dates"):
        point_baselines(days, [60, 100], made=2024, target_time=2031)


@pytest.mark.parametrize(
    ("times", "values", "made", "target_time", "message"),
    [
        ([2019, 2024], [60, 100], 2023, 2031, "at least two observations"),
        ([], [], 2024, 2031, "at least two observations"),
        ([2019, 2019], [60, 100], 2024, 2031, "two observations have one time"),
        ([2019, 2024], [0, 100], 2024, 2031, r"values must .* above 0 \(row 0\)"),
        ([2019, 2024], [60, np.nan], 2024, 2031, r"values is missing.*\(row 1\)"),
        ([2019, np.nan], [60, 100], 2024, 2031, r"times is missing.*\(row 1\)"),
        ([2019, 2024], [60, 100], 2024, 2024, "must lie after the last known observation"),
        ([2019, 2024], [60, 100], 2024, np.nan, "target_time is missing"),
        ([2019, 2024], [60, 100, 110], 2024, 2031, "one shape"),
        ([2019, 2024], [60, 100], [2024, 2025], 2031, "made must be one time"),
        ([2019, 2024], [60, 100], 2024, [], "target_time must be one time"),
        ([[2019, 2024]], [[60, 100]], 2024, 2031, "columns of one length"),
    ],
)
def test_what_is_no_history_is_refused(times, values, made, target_time, message):
    with pytest.raises(InvalidForecastError, match=message):
        point_baselines(times, values, made=made, target_time=target_time)


def test_a_growth_beyond_all_numbers_is_infinite():
    assert point_baselines([0, 1], [1, 1e9], made=1, target_time=99).constant_growth == inf


@given(LEVELS, st.floats(0.01, 100), st.floats(0.5, 20))
@settings(deadline=None, derandomize=True)
def test_the_unit_of_the_values_does_not_matter(values, unit, ahead):
    times, now = np.arange(len(values)), len(values) - 1
    one = point_baselines(times, values, made=now, target_time=now + ahead)
    other = point_baselines(times, np.multiply(values, unit), made=now, target_time=now + ahead)
    assert other.random_walk == pytest.approx(one.random_walk * unit)
    assert other.constant_growth == pytest.approx(one.constant_growth * unit, rel=1e-9)
    assert other.growth == pytest.approx(one.growth, rel=1e-9, abs=1e-12)


@given(LEVELS, st.floats(0.5, 20))
@settings(deadline=None, derandomize=True)
def test_growth_is_the_one_of_the_pace(values, ahead):
    times, now = np.arange(len(values)), len(values) - 1
    found = point_baselines(times, values, made=now, target_time=now + ahead)
    assert found.growth == compound_growth(values[0], values[-1], now)
    expected = log(values[-1]) + ahead * log(values[-1] / values[0]) / now
    assert log(found.constant_growth) == pytest.approx(expected, rel=1e-9, abs=1e-9)
