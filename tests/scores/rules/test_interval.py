"""Interval score: published values, an oracle, and honest ends."""

import numpy as np
import pytest
import scoringrules
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scores.continuous import interval_score as interval_score_of_scores

from predtrack.errors import InvalidForecastError
from predtrack.scores.rules.interval import INTERVAL, interval_score
from predtrack.scores.rules.pinball import quantile_loss

number = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("level", "score", "halved"), [(0.5, 180, 45), (0.8, 300, 30), (0.9, 500, 25)]
)
def test_a_miss_costs_more_the_surer_the_interval(level, score, halved):
    assert interval_score(400, 500, level, 380) == pytest.approx(score, rel=1e-14)
    scaled = interval_score(400, 500, level, 380) * (1 - level) / 2
    assert scaled == pytest.approx(halved, rel=1e-14)


def test_interval_score_agrees_with_independent_peers():
    np.testing.assert_allclose(interval_score(2, 11, 0.9, [1, 5, 12]), [29, 9, 29], rtol=1e-14)


def test_the_ends_belong_to_the_interval():
    np.testing.assert_array_equal(interval_score(2, 11, 0.9, [2, 11]), [9, 9])


def test_an_interval_without_width_is_a_point():
    np.testing.assert_allclose(interval_score(3, 3, 0.5, [3, 4, 1]), [0, 4, 8])


@settings(deadline=None, derandomize=True)
@given(ends=st.tuples(number, number).map(sorted), level=st.floats(0.01, 0.99), outcome=number)
def test_interval_score_is_the_pinball_loss_of_its_ends(ends, level, outcome):
    tail = (1 - level) / 2
    losses = quantile_loss(tail, ends[0], outcome) + quantile_loss(1 - tail, ends[1], outcome)
    score = interval_score(*ends, level, outcome)
    assert score == pytest.approx(losses / tail, rel=1e-9, abs=1e-9)


def test_a_90_percent_interval_leaves_5_percent_on_each_side():
    outcomes = stats.norm.ppf((np.arange(100_000) + 0.5) / 100_000)

    def expected(tail):
        return interval_score(stats.norm.ppf(tail), stats.norm.isf(tail), 0.9, outcomes).mean()

    assert expected(0.05) < min(expected(0.045), expected(0.055), expected(0.1))


def test_scoringrules_and_scores_have_the_same_score():
    generator = np.random.default_rng(2)
    lower, outcome = generator.normal(size=(2, 300))
    upper = lower + generator.gamma(2, size=300)
    ours = interval_score(lower, upper, 0.8, outcome)
    theirs = scoringrules.interval_score(outcome, lower, upper, 0.2)
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)
    columns = (xr.DataArray(column, dims="row") for column in (lower, upper, outcome))
    xarrays = interval_score_of_scores(*columns, 0.8, preserve_dims=["row"])
    np.testing.assert_allclose(ours, xarrays.total, rtol=1e-12)


@pytest.mark.parametrize(
    ("lower", "upper", "level", "words"),
    [
        ([0, 2], [1, 1], 0.9, r"upper must not be below lower \(row 1\)"),
        ([0, 0], [1, 1], [0.9, 90], r"write 90 % as 0\.9 \(row 1\)"),
        ([0, 0], [1, 1], [0, 0.5], r"between 0 and 1.*\(row 0\)"),
        ([0, 0], [1, 1], [0.5, 1], r"between 0 and 1.*\(row 1\)"),
        ([0, 0], [1, 1], [0.5, None], r"level is missing.*\(row 1\)"),
        ([0, -np.inf], [1, 1], 0.5, r"finite number \(row 1\)"),
    ],
)
def test_what_is_no_interval_is_refused(lower, upper, level, words):
    with pytest.raises(InvalidForecastError, match=words):
        interval_score(lower, upper, level, [0, 0])


def test_any_engine_can_apply_it_row_by_row():
    assert INTERVAL.row_by_row
    assert INTERVAL.columns == ("lower", "upper", "level", "outcome")
    columns = [np.array([value]) for value in (400.0, 500.0, 0.5, 380.0)]
    np.testing.assert_allclose(INTERVAL.formula(*columns), [180])
