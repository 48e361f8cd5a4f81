"""A forecaster among many: shrinkage, others on the same question, false discoveries, groups."""

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.comparison import (
    aggregate_probabilities,
    benjamini_hochberg,
    forecaster_groups,
    holm,
    joined_by_question,
    mean_of_others,
    median_of_others,
    scored_pairs,
    shrunken,
)

ONCE = settings(deadline=None, derandomize=True)
TABLES = st.lists(
    st.tuples(st.integers(0, 5), st.floats(0, 1, allow_nan=False)), min_size=1, max_size=40
)


@ONCE
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_false_discoveries_are_counted_as_scipy_does_and_never_above_holm(p):
    found = benjamini_hochberg(p)
    assert found == pytest.approx(scipy.stats.false_discovery_control(p), abs=1e-12)
    assert (found <= holm(p) + 1e-12).all()


def test_no_test_at_all_leaves_nothing_to_adjust():
    assert benjamini_hochberg([]).tolist() == []
    with pytest.raises(InvalidForecastError):
        benjamini_hochberg([1.2])


def test_shrinkage_has_the_spread_of_paule_and_mandel():
    rng = np.random.default_rng(1)
    error = rng.uniform(0.01, 0.1, 25)
    score = rng.normal(0.2, 0.05, 25) + rng.normal(0, 1, 25) * error
    found = shrunken(score, error)
    weight = 1 / (found.spread**2 + error**2)
    assert (weight * (score - found.mean) ** 2).sum() == pytest.approx(24, rel=1e-9)
    # Asked for more digits, statsmodels falls to a spread of 0 by a rounding error below 0.
    oracle = combine_effects(score, error**2, method_re="iterated")
    assert found.spread**2 == pytest.approx(oracle.tau2, rel=1e-5)
    assert found.mean == pytest.approx(oracle.mean_effect_re, rel=1e-6)


def test_shrunken_scores_are_nearer_to_the_truth():
    rng = np.random.default_rng(2)
    truth = rng.normal(0.2, 0.03, (200, 20))
    error = rng.uniform(0.01, 0.1, (200, 20))
    raw = truth + rng.normal(0, 1, truth.shape) * error
    found = np.array([shrunken(*pair).score for pair in zip(raw, error, strict=True)])
    assert ((found - truth) ** 2).mean() < 0.4 * ((raw - truth) ** 2).mean()


def test_differences_no_larger_than_chance_are_drawn_together_completely():
    found = shrunken([0.20, 0.21, 0.19], [0.1, 0.1, 0.1])
    assert found.spread == 0
    assert found.score == pytest.approx(0.2)


def test_an_error_that_is_not_known_is_the_largest():
    found = shrunken([0.1, 0.3, 0.2], [0.01, 0.0, 0.05])
    assert found.score.tolist() == shrunken([0.1, 0.3, 0.2], [0.01, 0.05, 0.05]).score.tolist()
    assert shrunken([0.1, 0.2], [0, 0]).score.tolist() == [0.1, 0.2]


def test_peer_scores_of_the_logarithm_are_those_of_metaculus():
    p = np.array([0.7, 0.5, 0.6, 0.9])
    pairs = scored_pairs([*"abcd"], ["q"] * 4, -np.log(p))
    ahead = 100 * (mean_of_others(pairs) - pairs.score)
    assert ahead == pytest.approx([7.97695, -36.88602, -12.57647, 41.48554], abs=5e-6)


@ONCE
@given(TABLES)
def test_the_median_of_others_leaves_out_the_own_one(table):
    question, value = (np.array(column) for column in zip(*table, strict=True))
    found = median_of_others(value, question, 6)
    for row in range(len(value)):
        others = np.delete(value, row)[np.delete(question, row) == question[row]]
        wanted = np.median(others) if others.size else np.nan
        assert found[row] == pytest.approx(wanted, nan_ok=True)


@ONCE
@given(TABLES, st.sampled_from(["mean", "median", "geometric_mean_of_odds"]))
def test_joining_in_one_pass_is_joining_one_by_one(table, method):
    question, value = (np.array(column) for column in zip(*table, strict=True))
    names, code = np.unique(question, return_inverse=True)
    found = joined_by_question(value, code, len(names), method=method)
    for place in range(len(names)):
        own = value[code == place]
        torn = method.startswith("geo") and {0.0, 1.0} <= set(own.tolist())
        wanted = np.nan if torn else aggregate_probabilities(own, method=method)
        assert found[place] == pytest.approx(wanted, rel=1e-9, nan_ok=True)


def test_the_vector_of_aggregation():
    p, q = np.array([0.6, 0.7, 0.9]), np.zeros(3, int)
    found = {
        method: joined_by_question(p, q, 1, method=method)[0]
        for method in ("mean", "median", "geometric_mean_of_odds")
    }
    assert found["mean"] == pytest.approx(0.733333, abs=5e-7)
    assert found["median"] == 0.7
    assert found["geometric_mean_of_odds"] == pytest.approx(0.759510, abs=5e-7)
    with pytest.raises(UnknownNameError, match="did you mean 'median'"):
        joined_by_question(p, q, 1, method="medain")


def test_groups_are_numbered_by_their_forecasters_the_largest_first():
    who = ["a", "b", "c", "d", "e", "f"]
    what = ["q1", "q2", "q2", "q2", "q3", "q3"]
    assert forecaster_groups(scored_pairs(who, what, [0.1] * 6)).tolist() == [2, 0, 0, 0, 1, 1]
