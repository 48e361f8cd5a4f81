"""Averages over time, against the figures that the platforms and the specification give."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores import brier
from predtrack.scores.standing import (
    daily,
    daily_means,
    standing_forecasts,
    time_average,
    time_averaged_score,
)

CAREFUL = settings(deadline=None, derandomize=True, max_examples=100)
MISSING = float("nan")


def one(rows, values, *, missing="truncate", **times):
    stands = standing_forecasts(["q"] * len(rows), ["a"] * len(rows), rows, **times)
    return time_average(stands, values, missing=missing)


def baseline(probability):
    return 100 * (1 + np.log2(probability))


def test_the_metaculus_time_average():
    scores = baseline(np.array([0.4, 0.7, 0.8]))
    average = one([1, 2, 4], scores, opens=0, closes=5)
    assert average.value[0] == pytest.approx(26.54, abs=5e-3)
    assert average.value[0] == pytest.approx((scores[0] + 2 * scores[1] + scores[2]) / 5, rel=1e-12)
    assert average.coverage[0] == 0.8
    assert average.forecasts[0] == 3


def test_the_daily_carry_forward_brier():
    average = one([0, 3, 7], brier([0.6, 0.8, 0.95], [1] * 3), closes=10)
    assert average.value[0] == pytest.approx(0.06475, rel=1e-12)
    twice = one([0, 3], 2 * brier([0.9, 0.95], [1, 1]), closes=7)
    assert twice.value[0] == pytest.approx(0.08 / 7, rel=1e-12)
    assert twice.value[0] == pytest.approx(0.0114286, abs=5e-8)


@pytest.mark.parametrize(("order", "score"), [("mean_of_scores", 0.34), ("score_of_mean", 0.25)])
def test_the_order_of_averaging_is_named_and_matters(order, score):
    stands = standing_forecasts(["q"] * 2, ["a"] * 2, [0, 1], closes=2)
    found = time_averaged_score(stands, brier, [0.2, 0.8], [1, 1], order=order)
    assert found.value[0] == pytest.approx(score, rel=1e-12)


def test_the_order_of_averaging_has_no_default():
    stands = standing_forecasts(["q"], ["a"], [0], closes=2)
    with pytest.raises(TypeError, match="order"):
        time_averaged_score(stands, brier, [0.2], [1])
    with pytest.raises(UnknownNameError, match="order of averaging"):
        time_averaged_score(stands, brier, [0.2], [1], order="mean")


@pytest.mark.parametrize(
    ("missing", "score"), [("truncate", 0.1), ("leave_out", 0.4), (1.0, 0.7), (0.4, 0.4)]
)
def test_uncovered_time_does_what_its_policy_says(missing, score):
    average = one([4], [0.4], opens=0, closes=16, known=8, missing=missing)
    assert average.value[0] == pytest.approx(score, rel=1e-12)
    assert average.coverage[0] == 0.25


@pytest.mark.parametrize("missing", ["truncate", "leave_out", 0.25])
def test_with_full_coverage_all_policies_agree(missing):
    average = one([0, 2], [0.1, 0.5], opens=0, closes=4, missing=missing)
    assert average.value[0] == pytest.approx(0.3, rel=1e-12)
    assert average.coverage[0] == 1


def test_an_infinite_score_that_stood_for_no_day_does_not_count():
    stands = standing_forecasts(["q"] * 2, ["a"] * 2, [0.1, 0.5], closes=2)
    assert time_average(daily(stands), [np.inf, 0.5]).value.tolist() == [0.5]
    assert time_average(stands, [np.inf, 0.5]).value.tolist() == [np.inf]


def test_rows_that_do_not_count_may_hold_anything():
    stands = standing_forecasts(["q"] * 2, ["a"] * 2, [0, 5], closes=9, known=5)
    assert time_average(stands, [0.3, MISSING], missing="leave_out").value.tolist() == [0.3]


def test_a_missing_value_that_counts_is_refused_with_its_row():
    stands = standing_forecasts(["q"] * 3, ["a"] * 3, [2, 1, 0], closes=9)
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 1\)"):
        time_average(stands, [0.1, MISSING, 0.3])
    with pytest.raises(InvalidForecastError, match="one value for each of the 3 rows"):
        time_average(stands, [0.1])
    with pytest.raises(InvalidForecastError, match="numbers"):
        time_average(stands, ["a", "b", "c"])
    with pytest.raises(InvalidForecastError, match="disagree on outcome"):
        time_averaged_score(stands, brier, [0.1] * 3, [1, 1, 0], order="score_of_mean")


def test_an_unknown_policy_is_refused():
    stands = standing_forecasts(["q"], ["a"], [0], closes=9)
    with pytest.raises(UnknownNameError, match="did you mean 'truncate'"):
        time_average(stands, [0.1], missing="truncated")
    with pytest.raises(UsageError, match="finite"):
        time_average(stands, [0.1], missing=MISSING)


probabilities = st.lists(st.floats(0, 1), min_size=1, max_size=6)


@CAREFUL
@given(values=probabilities, outcome=st.integers(0, 1), data=st.data())
def test_the_score_of_the_mean_is_never_worse_than_the_mean_of_the_scores(values, outcome, data):
    made = data.draw(st.lists(st.floats(0, 9), min_size=len(values), max_size=len(values)))
    stands = standing_forecasts(["q"] * len(made), ["a"] * len(made), made, opens=0, closes=10)
    scores = {
        order: time_averaged_score(
            stands, brier, values, [outcome] * len(made), order=order, missing="leave_out"
        ).value[0]
        for order in ("mean_of_scores", "score_of_mean")
    }
    assert scores["score_of_mean"] <= scores["mean_of_scores"] + 1e-12


def advantage(window, stated, honest, *, drawn=200_000):
    """Expected loss of stating something else, at a tenth of the time, nothing having happened.

    The event comes with probability .3, evenly over the time to the deadline at 1; forecasts
    differ only in the instant after t = .1.
    """
    rng = np.random.default_rng(3)
    happens = rng.random(drawn) < 0.3
    when = np.where(happens, rng.uniform(0, 1, drawn), 1.0)
    alive = when > 0.1
    length = when if window == "actual" else np.ones(drawn)
    loss = (stated - happens) ** 2 - (honest - happens) ** 2
    return float(np.mean(loss[alive] / length[alive]))


def test_averaging_to_the_actual_close_rewards_overstated_by_date_forecasts():
    honest = 0.3 * 0.9 / (0.3 * 0.9 + 0.7)
    inflated = 0.3 * np.log(10) / (0.3 * np.log(10) + 0.7)
    assert (round(honest, 3), round(inflated, 3)) == (0.278, 0.497)
    assert advantage("actual", inflated, honest) < -0.01
    assert advantage("scheduled", inflated, honest) > 0.01


def test_daily_means_give_the_first_day_to_the_last_forecast_of_it():
    stands = standing_forecasts(["q"] * 3, ["a"] * 3, [0.5, 0.75, 2.5], opens=0, closes=3.5)
    days, mean = daily_means(stands, [0.2, 0.6, 1.0])
    # First day: .25 of it stood .2, the rest is given to .6. The last day is half a day.
    assert mean.round(9).tolist() == [0.5, 0.6, 0.8, 1.0]
    assert days.length.tolist() == [1, 1, 1, 0.5]


def test_days_are_counted_from_the_opening_wherever_it_lies():
    made = np.array([0, 1.5, 3.25])
    early = standing_forecasts(["q"] * 3, ["a"] * 3, made, opens=0, closes=4.5)
    late = standing_forecasts(["q"] * 3, ["a"] * 3, made + 7.25, opens=7.25, closes=11.75)
    (days, mean), (moved, same) = (daily_means(s, [0.2, 0.6, 1.0]) for s in (early, late))
    assert same == pytest.approx(mean, rel=1e-12)
    assert moved.start.tolist() == (days.start + 7.25).tolist()
    assert moved.end.tolist() == (days.end + 7.25).tolist()
    assert not len(days.excluded.row)
    assert not len(days.excluded.reason)


def test_calendar_days_have_the_means_of_numbered_ones():
    made = np.array(["2026-01-01T06", "2026-01-02T12", "2026-01-03T18"], "datetime64[h]")
    opens, closes = np.datetime64("2026-01-01T06", "h"), np.datetime64("2026-01-05T06", "h")
    hours = [0, 30 / 24, 60 / 24]
    dated = standing_forecasts(["q"] * 3, ["a"] * 3, made, opens=opens, closes=closes)
    numbered = standing_forecasts(["q"] * 3, ["a"] * 3, hours, opens=0, closes=4)
    (days, mean), (_, same) = (daily_means(s, [0.2, 0.6, 1.0]) for s in (dated, numbered))
    assert mean == pytest.approx(same, rel=1e-12)
    assert [str(time)[:13] for time in days.times(days.start)] == [
        f"2026-01-0{day}T06" for day in (1, 2, 3, 4)
    ]
