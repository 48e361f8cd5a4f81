"""Many tests, many forecasters, many probabilities: what becomes of them together."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.special import expit, logit
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import NormalIndPower, TTestPower

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores.comparison import (
    aggregate_probabilities,
    common_questions,
    detection_power,
    extremised,
    geometric_mean_of_odds,
    holm,
    minimal_detectable_difference,
    relative_skill,
    required_questions,
)

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
NAN = float("nan")


def test_the_detectable_difference_is_that_of_the_specification():
    assert minimal_detectable_difference(10, sd=0.15) == pytest.approx(0.1329, abs=5e-5)
    assert minimal_detectable_difference(100, sd=0.15) == pytest.approx(0.0420, abs=5e-5)


def test_statsmodels_has_the_same_power():
    for n, alpha in ((10, 0.05), (50, 0.01), (300, 0.02)):
        size = minimal_detectable_difference(n, sd=0.3, power=0.9, alpha=alpha)
        expected = NormalIndPower().power(size / 0.3, n, alpha, ratio=0, alternative="two-sided")
        assert expected == pytest.approx(0.9, abs=1e-6)  # it adds the far side's sliver
        assert detection_power(n, size, sd=0.3, alpha=alpha) == pytest.approx(0.9, rel=1e-12)
        assert detection_power(n, -size, sd=0.3, alpha=alpha) == pytest.approx(0.9, rel=1e-12)


@pytest.mark.parametrize(("n", "more"), [(5, 1.34), (10, 1.12), (20, 1.05)])
def test_a_t_test_needs_as_much_more_as_is_said(n, more):
    needed = TTestPower().solve_power(nobs=n, alpha=0.05, power=0.8)
    assert needed / minimal_detectable_difference(n, sd=1) == pytest.approx(more, abs=0.006)


def test_the_required_number_of_questions_is_the_fewest():
    n = required_questions(0.02, sd=0.15)
    assert minimal_detectable_difference(n, sd=0.15) <= 0.02
    assert minimal_detectable_difference(n - 1, sd=0.15) > 0.02
    assert required_questions(-5, sd=0.15) == 1


def test_no_question_detects_nothing():
    assert minimal_detectable_difference(0, sd=0.15) == np.inf
    assert detection_power(0, 1, sd=0.15) == pytest.approx(0.025)
    with pytest.raises(UsageError, match="difference must not be 0"):
        required_questions(0, sd=0.15)
    with pytest.raises(UsageError, match="power must be above alpha / 2"):
        minimal_detectable_difference(10, sd=0.15, power=0.01)
    with pytest.raises(InvalidForecastError, match="sd must be above 0"):
        minimal_detectable_difference(10, sd=0)


def test_holm_adjusts_as_specified():
    expected = [0.05, 0.08, 0.09, 0.09, 0.2]
    np.testing.assert_allclose(holm([0.01, 0.02, 0.03, 0.04, 0.2]), expected, rtol=1e-12)
    np.testing.assert_allclose(
        holm([0.2, 0.01, 0.04, 0.02, 0.03]), np.take(expected, [4, 0, 3, 1, 2])
    )


@settings(CAREFUL, max_examples=15)  # theirs is slow
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_statsmodels_adjusts_the_same_way(p):
    expected = multipletests(p, method="holm")[1]
    np.testing.assert_allclose(holm(p), expected, rtol=1e-12, atol=1e-300)


def test_no_test_needs_no_adjustment_and_no_missing_one_is_dropped():
    assert holm([]).size == 0
    assert holm(0.3) == [0.3]
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 1\)"):
        holm([0.1, NAN])
    with pytest.raises(InvalidForecastError, match=r"in \[0, 1\]"):
        holm([1.5])
    with pytest.raises(InvalidForecastError, match="one number a row"):
        holm([[0.1, 0.2]])


def test_relative_skill_with_missing_overlap_is_that_of_the_specification():
    table = [
        [0.04, 0.16, 0.09],
        [0.09, 0.04, NAN],
        [0.25, 0.25, NAN],
        [0.01, 0.09, NAN],
        [0.36, NAN, 0.25],
        [0.16, NAN, 0.16],
    ]
    found = relative_skill(table)
    expected = [0.93174332457579, 1.350212762358327, 0.794879874711245]
    np.testing.assert_allclose(found.skill, expected, rtol=1e-12)
    assert found.overlap.tolist() == [[6, 4, 3], [4, 4, 1], [3, 1, 3]]
    np.testing.assert_allclose(found.coverage, [1, 4 / 6, 0.5])
    assert found.reasons == ("", "", "")


def test_all_pairs_at_once_are_the_pairs_one_by_one():
    generator = np.random.default_rng(5)
    table = generator.uniform(0.01, 1, (40, 7))
    table[generator.uniform(size=table.shape) < 0.4] = NAN
    found = relative_skill(table)
    for i, j in np.ndindex(7, 7):
        both = ~np.isnan(table[:, i]) & ~np.isnan(table[:, j])
        ratio = table[both, i].mean() / table[both, j].mean()
        assert found.ratios[i, j] == pytest.approx(ratio, rel=1e-12)
        assert found.overlap[i, j] == both.sum()
    expected = [stats.gmean(row) for row in found.ratios]
    np.testing.assert_allclose(found.skill, expected, rtol=1e-12)


def test_forecasters_without_a_common_question_are_not_comparable_and_never_equal():
    found = relative_skill([[0.1, NAN], [NAN, 0.1]])
    assert np.isnan(found.skill).all()
    assert np.isnan(found.ratios[0, 1])
    assert set(found.reasons) == {"no question in common with another forecaster"}
    empty = relative_skill([[0.1, NAN, 0.2], [0.3, NAN, 0.2]])
    assert np.isnan(empty.skill[1])
    assert empty.coverage[1] == 0
    assert not np.isnan(empty.skill[[0, 2]]).any()


def test_a_perfect_forecaster_has_no_ratio_and_nobody_is_infinite():
    found = relative_skill([[0.0, 0.2, NAN], [0.0, 0.1, 0.1]])
    assert np.isnan(found.skill[:2]).all()
    assert found.reasons[1] == ("a mean score of 0 on the questions in common with forecaster 0")
    assert not np.isinf(found.ratios).any()


def test_no_forecaster_and_no_question_are_no_fault():
    assert (
        relative_skill(np.empty((0, 2))).reasons
        == ("no question in common with another forecaster",) * 2
    )
    assert relative_skill(np.empty((3, 0))).skill.size == 0


def test_a_table_of_scores_has_two_axes_and_none_below_zero():
    with pytest.raises(InvalidForecastError, match="row for each question"):
        relative_skill([0.1, 0.2])
    with pytest.raises(InvalidForecastError, match=r"at least 0.*\(row 1\)"):
        relative_skill([[0.1, 0.2], [-0.1, 0.2]])
    with pytest.raises(InvalidForecastError, match="finite"):
        relative_skill([[np.inf, 0.2]])


def test_three_probabilities_are_joined_as_specified():
    p = [0.6, 0.7, 0.9]
    assert aggregate_probabilities(p, method="mean") == pytest.approx(0.733333, abs=5e-7)
    assert aggregate_probabilities(p, method="median") == 0.7
    assert geometric_mean_of_odds(p) == pytest.approx(0.759510, abs=5e-7)


@pytest.mark.parametrize("method", ["mean", "median", "geometric_mean_of_odds"])
def test_joining_does_not_extremise_and_keeps_what_all_agree_on(method):
    block = np.random.default_rng(3).uniform(0, 1, (50, 6))
    joined = aggregate_probabilities(block, method=method)
    assert (joined >= block.min(axis=1)).all()
    assert (joined <= block.max(axis=1)).all()
    assert aggregate_probabilities([0.3] * 5, method=method) == pytest.approx(0.3)
    mirrored = aggregate_probabilities(1 - block, method=method)
    np.testing.assert_allclose(mirrored, 1 - joined, rtol=1e-12)


def test_odds_are_averaged_in_their_logarithms():
    block = np.random.default_rng(4).uniform(0.01, 0.99, (20, 3))
    np.testing.assert_allclose(
        geometric_mean_of_odds(block), expit(logit(block).mean(axis=1)), rtol=1e-12
    )


def test_certainty_wins_unless_it_meets_its_opposite():
    assert geometric_mean_of_odds([0, 0.9]) == 0
    assert geometric_mean_of_odds([1, 0.1]) == 1
    assert geometric_mean_of_odds([1e-300, 1e-300]) == pytest.approx(1e-300)
    with pytest.raises(InvalidForecastError, match=r"no geometric mean of odds \(row 1\)"):
        geometric_mean_of_odds([[0.5, 0.5], [0, 1]])


def test_extremising_happens_only_by_its_name():
    assert extremised(0.75, exponent=2) == pytest.approx(0.9)
    assert extremised(0.5, exponent=9) == 0.5
    assert extremised([0, 1], exponent=3).tolist() == [0, 1]
    np.testing.assert_allclose(extremised([0.2, 0.6], exponent=1), [0.2, 0.6])
    with pytest.raises(InvalidForecastError, match="exponent must be above 0"):
        extremised(0.7, exponent=0)


def test_a_method_of_joining_has_a_name():
    with pytest.raises(UnknownNameError, match="did you mean 'median'"):
        aggregate_probabilities([0.1], method="medan")
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 1\)"):
        aggregate_probabilities([[0.1, 0.2], [NAN, 0.2]], method="mean")
    for nobody in ([], np.empty((3, 0)), 0.5):
        with pytest.raises(InvalidForecastError, match="some forecasters"):
            aggregate_probabilities(nobody, method="mean")


def test_questions_are_matched_by_key_and_never_by_position():
    common = common_questions(["b", "a", "c"], np.array(["c", "b"]))
    assert common.rows.tolist() == [0, 2]
    assert common.other_rows.tolist() == [1, 0]
    assert common.coverage == pytest.approx(2 / 3)
    assert common.other_coverage == 1


def test_numbers_are_keys_whatever_holds_them():
    import pandas as pd

    common = common_questions(np.array([3, 1]), pd.Series([1, 2, 3]))
    assert common.other_rows.tolist() == [2, 0]


def test_nothing_in_common_covers_nothing():
    common = common_questions(["a"], ["b"])
    assert common.rows.size == common.coverage == 0
    assert np.isnan(common_questions([], ["b"]).coverage)
    assert np.isnan(common_questions(["b"], []).other_coverage)


def test_a_question_is_named_once():
    import pandas as pd

    with pytest.raises(InvalidForecastError, match=r"other_keys .* once.* \(rows 0, 2\)"):
        common_questions(["a"], ["b", "a", "b"])
    for missing in (None, NAN, pd.NA, pd.NaT):
        with pytest.raises(InvalidForecastError, match=r"name every question \(row 1\)"):
            common_questions(["a", missing], ["a"])
