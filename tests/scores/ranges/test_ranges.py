"""Ranges whose level nobody stated."""

from math import inf, log

import numpy as np
import pytest
import scoringrules
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.ranges import (
    LEVELS,
    implied_range_level,
    range_break_even,
    range_sweep,
    range_verdict,
)
from predtrack.scores.rules.interval import interval_score

NUMBER = st.floats(-1e6, 1e6)
LEVEL = st.floats(0.01, 0.99)


@pytest.fixture
def generator():
    return np.random.default_rng(20261122)


def ranges(generator, n):
    ends = np.sort(generator.normal(size=(n, 2)), axis=1)
    return ends[:, 0], ends[:, 1], generator.normal(size=n)


def test_a_range_holds_or_not_and_has_a_width():
    verdict = range_verdict([400, 400, 400, 400], [500, 500, 500, 500], [380, 400, 500, 530])
    assert verdict.inside.tolist() == [False, True, True, False]
    assert verdict.width.tolist() == [100] * 4
    assert verdict.distance.tolist() == [20, 0, 0, 30]
    assert verdict.log_width == pytest.approx([log(1.25)] * 4)


def test_a_range_down_to_zero_has_no_width_in_logarithms():
    verdict = range_verdict([0, -1, 1], [1, 1, 1], 0)
    assert np.isnan(verdict.log_width).tolist() == [True, True, False]
    assert verdict.log_width[2] == 0
    huge = range_verdict(1e-310, 1e300, 0)
    assert huge.log_width[0] == pytest.approx(610 * log(10))


def test_the_score_of_a_range_depends_on_a_level_that_is_never_assumed():
    sweep = range_sweep(400, 500, 380, levels=[0.5, 0.8, 0.9])
    assert sweep.interval[0] == pytest.approx([180, 300, 500])
    assert sweep.weighted[0] == pytest.approx([45, 30, 25])


def test_without_levels_there_are_several():
    assert range_sweep(400, 500, 380).levels.tolist() == list(LEVELS)
    assert len(LEVELS) > 3


@pytest.mark.parametrize(("outcome", "score"), [(1, 29), (5, 9), (12, 29)])
def test_the_interval_score_of_the_peers(outcome, score):
    assert range_sweep(2, 11, outcome, levels=0.9).interval[0, 0] == pytest.approx(score)


def test_the_sweep_is_the_rule_at_every_level(generator):
    low, high, outcome = ranges(generator, 50)
    sweep = range_sweep(low, high, outcome)
    for column, level in enumerate(LEVELS):
        rule = interval_score(low, high, level, outcome)
        np.testing.assert_allclose(sweep.interval[:, column], rule, rtol=1e-12)


def test_scoringrules_has_the_same_interval_score(generator):
    low, high, outcome = ranges(generator, 300)
    sweep = range_sweep(low, high, outcome)
    for column, level in enumerate(LEVELS):
        expected = scoringrules.interval_score(outcome, low, high, 1 - level, backend="numpy")
        np.testing.assert_allclose(sweep.interval[:, column], expected, rtol=1e-12)


@given(st.tuples(NUMBER, NUMBER).map(sorted), NUMBER, LEVEL)
@settings(deadline=None, derandomize=True)
def test_the_two_forms_differ_by_half_of_what_is_left(ends, outcome, level):
    sweep = range_sweep(*ends, outcome, levels=level)
    assert sweep.weighted == pytest.approx(sweep.interval * (1 - level) / 2, rel=1e-9)


@given(st.tuples(NUMBER, NUMBER).map(sorted), NUMBER)
@settings(deadline=None, derandomize=True)
def test_one_form_rises_with_the_level_and_the_other_falls(ends, outcome):
    sweep = range_sweep(*ends, outcome)
    assert (np.diff(sweep.interval) >= 0).all()
    assert (np.diff(sweep.weighted) <= 0).all()


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95])
def test_honesty_is_the_best_policy_at_the_level_that_is_meant(level, generator):
    outcomes = generator.normal(size=200_000)
    honest = stats.norm.interval(level)
    best = range_sweep(*honest, outcomes, levels=level).interval.mean()
    for shift, stretch in [(0.3, 1), (-0.3, 1), (0, 0.7), (0, 1.4)]:
        lower, upper = (shift + stretch * end for end in honest)
        assert range_sweep(lower, upper, outcomes, levels=level).interval.mean() > best


def test_the_implied_level_is_found_again(generator):
    outcomes = generator.normal(size=100_000)
    found = implied_range_level(*stats.norm.interval(0.8), outcomes)
    assert found.best == pytest.approx(0.8, abs=0.005)
    assert found.coverage == pytest.approx(0.8, abs=0.005)
    assert found.low < 0.8 < found.high


def test_at_the_implied_level_no_stretching_would_have_been_better(generator):
    low, high, outcome = ranges(generator, 401)
    middle, half = (low + high) / 2, (high - low) / 2
    level = implied_range_level(low, high, outcome).best

    def mean(stretch):
        ends = middle - stretch * half, middle + stretch * half
        return range_sweep(*ends, outcome, levels=level).interval.mean()

    stretched = [mean(stretch) for stretch in np.linspace(0.2, 3, 200)]
    assert mean(1) <= min(stretched) + 1e-12


def test_one_range_implies_all_or_nothing():
    assert implied_range_level(1, 2, 1.5).best == 1
    assert implied_range_level(1, 2, 3).best == 0
    assert implied_range_level(1, 1, 1).best is None
    found = implied_range_level([1] * 10, [2] * 10, [1.5] * 6 + [3] * 4)
    assert (found.low, found.high) == pytest.approx((0.262378, 0.878448), abs=1e-6)


def test_a_set_without_a_range_implies_nothing():
    with pytest.raises(InvalidForecastError, match="no claim"):
        implied_range_level([], [], [])
    assert range_sweep([], [], []).interval.shape == (0, len(LEVELS))
    assert range_verdict([], [], []).inside.shape == (0,)


def test_who_is_better_can_depend_on_the_level():
    found = range_break_even(400, 500, 380, reference_lower=300, reference_upper=600)
    assert found.level == pytest.approx(0.8)
    assert (found.better_below, found.better_above) == ("own", "reference")
    for level, sign in [(0.79, -1), (0.81, 1)]:
        own = range_sweep(400, 500, 380, levels=level).interval
        other = range_sweep(300, 600, 380, levels=level).interval
        assert np.sign(own - other) == sign


def test_who_is_better_may_need_no_level():
    found = range_break_even(400, 500, 450, reference_lower=300, reference_upper=600)
    assert (found.level, found.better_below, found.better_above) == (None, "own", "own")
    found = range_break_even(400, 500, 450, reference_lower=[400], reference_upper=[500])
    assert (found.level, found.better_below) == (None, "equal")
    found = range_break_even(400, 500, 380, reference_lower=390, reference_upper=450)
    assert (found.level, found.better_below) == (None, "reference")


def test_ranges_that_are_none_are_refused():
    with pytest.raises(InvalidForecastError, match=r"above the upper end \(row 1\)"):
        range_verdict([1, 3], [2, 2], [1, 1])
    with pytest.raises(InvalidForecastError, match=r"outcome is missing.*\(row 1\)"):
        range_sweep([1, 1], [2, 2], [1, np.nan])
    with pytest.raises(InvalidForecastError, match=r"upper must be a finite number \(row 0\)"):
        range_verdict([1], [inf], [1])
    with pytest.raises(InvalidForecastError, match="one shape"):
        range_verdict([1, 2, 3], [[1], [2], [3]], [1, 2, 3])
    with pytest.raises(InvalidForecastError, match="one number a row"):
        range_verdict([[1, 2]], [[1, 2]], [[1, 2]])


@pytest.mark.parametrize("levels", [0, 1, 90, [0.5, np.nan]])
def test_levels_lie_between_zero_and_one(levels):
    with pytest.raises(InvalidForecastError, match="levels"):
        range_sweep(1, 2, 3, levels=levels)


@pytest.mark.parametrize("levels", [[], [[0.5]]])
def test_levels_are_a_column(levels):
    with pytest.raises(UsageError, match="levels must be"):
        range_sweep(1, 2, 3, levels=levels)


def test_inputs_of_any_type_give_the_same_and_stay_as_they_were(generator):
    low, high = generator.integers(0, 5, 50), generator.integers(5, 9, 50)
    outcome = np.zeros(100, dtype=np.float32)[::2]
    outcome += generator.integers(0, 9, 50)
    outcome.flags.writeable = False
    expected = range_sweep(low.tolist(), high.tolist(), outcome.tolist()).interval
    np.testing.assert_array_equal(range_sweep(low, high, outcome).interval, expected)
