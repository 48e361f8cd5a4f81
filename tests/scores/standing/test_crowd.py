"""A forecaster against the others who were active at the same time."""

import statistics

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidForecastError
from predtrack.scores.standing import (
    active_median,
    crowd,
    peer_at_moment,
    peer_average,
    present_at,
    relative_to_median,
    standing_forecasts,
)

CAREFUL = settings(deadline=None, derandomize=True, max_examples=120)
rows = st.lists(
    st.tuples(
        st.integers(0, 1), st.integers(0, 3), st.integers(0, 9), st.floats(0.001, 1),
        st.sampled_from([np.nan, 3.0, 7.0]),
    ),
    min_size=1, max_size=14,
)  # fmt: skip


def laid_out(table):
    question, forecaster, made, value, withdrawn = map(np.array, zip(*table, strict=True))
    stands = standing_forecasts(
        question, forecaster, made, opens=0, closes=10, known=8, withdrawn=withdrawn
    )
    return stands, value


def by_moments(stands, value, of_crowd):
    """Add up, half step by half step, what the active forecasters score."""
    total = np.zeros(len(stands.pairs))
    for half in np.arange(0.5, 10):
        for question in set(stands.question):
            active = [
                i for i in range(len(stands.row))
                if stands.question[i] == question and stands.start[i] < half < stands.end[i]
            ]  # fmt: skip
            given = [float(value[stands.row[i]]) for i in active]
            for i, score in zip(active, of_crowd(given) if given else [], strict=True):
                total[stands.pair[i]] += score
    return total / 10


def less_median(scores):
    return [score - statistics.median(scores) for score in scores]


def peers(given):
    logs, n = np.log(given), len(given)
    return [100 * n / (n - 1) * (own - logs.mean()) if n > 1 else 0.0 for own in logs]


@CAREFUL
@given(table=rows, block=st.sampled_from([1, 5, 10**6]))
def test_relative_scores_are_the_sum_of_the_moments(table, block):
    stands, value = laid_out(table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowd, "_BLOCK", block)
        found = relative_to_median(stands, value)
        median = active_median(stands, value)
    assert found.value == pytest.approx(by_moments(stands, value, less_median), abs=1e-12)
    crowds = by_moments(stands, value, lambda s: [statistics.median(s)] * len(s))
    assert median.value * median.coverage == pytest.approx(crowds, abs=1e-12)


@CAREFUL
@given(table=rows)
def test_peer_scores_are_the_sum_of_the_moments(table):
    stands, value = laid_out(table)
    found = peer_average(stands, value)
    assert found.value == pytest.approx(by_moments(stands, value, peers), abs=1e-9)


@CAREFUL
@given(table=rows)
def test_peer_scores_of_a_question_sum_to_zero(table):
    stands, value = laid_out(table)
    found = peer_average(stands, value)
    for question in set(found.question):
        assert found.value[found.question == question].sum() == pytest.approx(0, abs=1e-9)


def test_peer_scores_of_the_specification():
    stands = standing_forecasts(["q"] * 4, list("abcd"), [0] * 4, closes=1)
    expected = [7.97695, -36.88602, -12.57647, 41.48554]
    assert peer_average(stands, [0.7, 0.5, 0.6, 0.9]).value == pytest.approx(expected, abs=5e-6)
    at_once, present = peer_at_moment(stands, [0.7, 0.5, 0.6, 0.9], [0.5])
    assert at_once == pytest.approx(expected, abs=5e-6)
    assert present.all()


def test_a_lone_forecaster_is_its_own_crowd():
    stands = standing_forecasts(["q"], ["a"], [0], closes=1)
    assert peer_average(stands, [0.7]).value.tolist() == [0]
    assert relative_to_median(stands, [0.7]).value.tolist() == [0]


def test_an_even_crowd_has_the_middle_of_its_two_middle_scores():
    stands = standing_forecasts(["q"] * 4, list("abcd"), [0] * 4, closes=1)
    assert active_median(stands, [0.1, 0.2, 0.4, 0.9]).value == pytest.approx([0.3] * 4)


def test_from_the_end_of_scoring_the_last_moment_is_meant():
    stands = standing_forecasts(["q"] * 2, ["a"] * 2, [0, 2], closes=9, known=4)
    for moment in (4, 7, np.inf):
        assert present_at(stands, [moment]).tolist() == [False, True]
    assert present_at(stands, [-1]).tolist() == [False, False]


def test_many_questions_do_not_cost_digits():
    rng = np.random.default_rng(5)
    question, forecaster = np.repeat(np.arange(3000), 6), np.tile(np.arange(6), 3000)
    made = rng.integers(0, 10**12, 18_000).astype("datetime64[us]") + np.timedelta64(56, "W")
    given = rng.uniform(0.001, 0.999, 18_000)
    close = made.max() + np.timedelta64(9, "D")
    together = peer_average(standing_forecasts(question, forecaster, made, closes=close), given)
    last = question == 2999
    alone = peer_average(
        standing_forecasts(question[last], forecaster[last], made[last], closes=close), given[last]
    )
    assert together.value[-6:] == pytest.approx(alone.value, rel=1e-9, abs=1e-9)


def test_nobody_is_compared_with_an_impossible_forecast():
    stands = standing_forecasts(["q"] * 2, ["a", "b"], [0, 0], closes=1)
    with pytest.raises(InvalidForecastError, match=r"probability of 0.*\(row 1\)"):
        peer_average(stands, [0.7, 0.0])


def test_no_rows_have_no_crowd():
    stands = standing_forecasts([], [], [], closes=1)
    assert len(relative_to_median(stands, []).value) == len(peer_average(stands, []).value) == 0


def test_a_question_may_have_nobody_at_the_moment():
    question, forecaster, made = ["o", "p", "p", "q"], ["a", "a", "b", "a"], [0, 0, 0, 2]
    stands = standing_forecasts(question, forecaster, made, opens=0, closes=3)
    score, present = peer_at_moment(stands, [0.9, 0.5, 0.25, 0.8], [1, 1, 1])
    assert present.tolist() == [True, True, True, False]
    assert score == pytest.approx([0, 100 * np.log(2), -100 * np.log(2), 0])


def test_a_moment_is_told_from_the_next_one_far_from_zero():
    stands = standing_forecasts(["q"] * 2, ["a"] * 2, [0, 2**40 + 1], closes=2**40 + 9)
    assert present_at(stands, [2**40]).tolist() == [True, False]
    assert present_at(stands, [2**40 + 1]).tolist() == [False, True]
