"""When a series will reach a level, and how sure that is."""

from math import inf, isinf, log

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores import attainment_date
from predtrack.scores.targets import Crossing
from predtrack.scores.targets.fieller import _solved

HISTORY = [1.5, 1.62, 1.7, 1.95, 1.9, 2.0]
TARGET = 8.5
CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)


def test_a_trend_has_a_date_and_the_date_an_interval():
    date = attainment_date(range(6), HISTORY, TARGET, level=0.8)
    assert date.slope == pytest.approx(0.0586827, abs=1e-7)
    assert date.time == pytest.approx(29.2513, abs=1e-4)
    assert (date.low, date.high) == pytest.approx((24.054, 37.730), abs=1e-3)


def test_at_the_ends_of_the_interval_the_line_just_reaches_the_level():
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
    flat = attainment_date(range(3), [2, 2, 2], 8)
    assert isinf(flat.time)
    assert flat.crossing.shape == "empty"
    assert (flat.low, flat.high, flat.crossing.after(0)) == (inf, inf, None)


def test_a_perfect_trend_has_no_doubt():
    date = attainment_date([0, 1, 2], [1, 2, 4], 16)
    assert (date.low, date.time, date.high) == pytest.approx((4, 4, 4))


@CAREFUL
@given(
    st.lists(st.floats(-3, 3), min_size=3, max_size=8),
    st.floats(-5, 5),
    st.sampled_from([0.5, 0.8, 0.95]),
)
def test_the_set_holds_just_the_times_at_which_the_line_may_cross(heights, target, level):
    heights = np.round(heights, 3)
    times = np.arange(len(heights))
    date = attainment_date(times, heights, target, level=level, path="linear")
    fit = sm.OLS(heights, sm.add_constant(times)).fit()
    grid = np.linspace(-60, 60, 2401)
    predicted = fit.get_prediction(sm.add_constant(grid))
    limit = stats.t.ppf((1 + level) / 2, len(heights) - 2) * predicted.se_mean
    excess = np.abs(predicted.predicted_mean - target) - limit
    for time, outside in zip(grid, excess, strict=True):
        if abs(outside) > 1e-6:
            assert date.crossing.holds(time) == (outside < 0)


def test_a_slope_near_nought_leaves_two_rays_and_a_gap():
    date = attainment_date(range(6), [1, 1.2, 0.9, 1.15, 1.1, 1.3], 8.5, level=0.95)
    assert date.crossing.shape == "two rays"
    assert (date.low, date.high) == (-inf, inf)
    (_, before), (after, _) = date.crossing.pieces
    assert before < 0
    assert after > 5
    assert date.crossing.after(5) == (after, inf)  # not before, perhaps never
    assert not date.crossing.holds(5)


def test_a_level_in_the_middle_of_the_noise_may_be_crossed_at_any_time():
    date = attainment_date(range(4), [1, 2, 1, 2], 1.4)
    assert date.crossing.shape == "line"
    assert date.crossing.after(3) == (3, inf)


def test_between_an_interval_and_two_rays_lies_one_ray():
    assert _solved(0, 1, 4) == ((2, inf),)
    assert _solved(0, -1, 4) == ((-inf, -2),)
    assert _solved(1e-12, 1, 4)[0][0] == pytest.approx(2)
    assert _solved(-1e-12, 1, 4)[1][0] == pytest.approx(2)


def test_more_confidence_never_makes_the_set_smaller():
    sets = [attainment_date(range(6), HISTORY, TARGET, level=a).crossing for a in (0.5, 0.8, 0.99)]
    for time in np.linspace(-200, 200, 801):
        held = [crossing.holds(time) for crossing in sets]
        assert held == sorted(held)


def test_a_set_that_lies_in_the_past_is_over():
    past = Crossing(((1.0, 2.0),))
    assert past.shape == "interval"
    assert past.after(3) is None
    assert past.after(1.5) == (1.5, 2)
    assert Crossing(((2.0, inf),)).shape == "ray"


def test_the_linear_path_may_cross_nought_and_the_log_path_may_not():
    date = attainment_date([0, 1, 2, 3], [-2, -1, 0, 1], 5, path="linear")
    assert date.time == pytest.approx(7)
    with pytest.raises(InvalidForecastError, match=r"target must .* above 0"):
        attainment_date([0, 1, 2], [1, 2, 3], 0)
    with pytest.raises(UnknownNameError, match="did you mean 'linear'"):
        attainment_date([0, 1, 2], [1, 2, 3], 4, path="linaer")


def test_far_away_times_lose_no_digits():
    near = attainment_date(range(6), HISTORY, TARGET, level=0.8)
    far = attainment_date(np.arange(6) + 2e6, HISTORY, TARGET, level=0.8)
    assert (far.time - 2e6, far.low - 2e6) == pytest.approx((near.time, near.low), rel=1e-8)


def test_what_makes_no_trend_is_refused():
    with pytest.raises(InvalidForecastError, match="at least three observations"):
        attainment_date([0, 1], [1, 2], 4)
    with pytest.raises(InvalidForecastError, match="one shape"):
        attainment_date([0, 1, 2], [1, 2], 4)
    with pytest.raises(InvalidForecastError, match=r"value must be .* above 0 \(row 1\)"):
        attainment_date([0, 1, 2], [1, 0, 2], 4)


def test_a_set_that_ends_today_is_not_over():
    crossing = Crossing(((1.0, 2.0), (5.0, 6.0)))
    assert crossing.after(6.0) == (6.0, 6.0)
    assert crossing.after(6.5) is None


def test_a_line_without_noise_that_is_there_already_crosses_at_its_centre():
    assert _solved(1.0, 0.0, 0.0) == ((0.0, 0.0),)
