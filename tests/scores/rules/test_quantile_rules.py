"""Pinball, CRPS and WIS of quantiles: published values, oracles, and faults of others."""

import numpy as np
import pytest
import scoringrules
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn.metrics import mean_pinball_loss

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.rules.crps_quantiles import crps_quantiles
from predtrack.scores.rules.crps_samples import crps_samples
from predtrack.scores.rules.interval import interval_score
from predtrack.scores.rules.pinball import pinball, pinball_by_level, quantile_loss
from predtrack.scores.rules.weighted_interval import (
    weighted_interval_score,
    weighted_interval_score_components,
)

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)
LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95]
VALUES = [2, 4, 5, 7, 11]
EVERY = pytest.mark.parametrize("rule", [pinball, crps_quantiles, weighted_interval_score])
HUB = np.array([0.01, 0.025, *np.arange(1, 20) / 20, 0.975, 0.99])  # 23 levels


@pytest.fixture
def table():
    generator = np.random.default_rng(9)
    return np.sort(generator.normal(100, 5, (400, 23)), axis=1), generator.normal(100, 5, 400)


@pytest.mark.parametrize(
    ("y", "score", "dispersion", "under", "over"),
    [
        (6, 0.68, 0.48, 0.20, 0),
        (12.5, 4.78, 0.48, 4.30, 0),
        (1, 2.88, 0.48, 0, 2.40),
        (5, 0.48, 0.48, 0, 0),
    ],
)
def test_wis_and_its_parts_agree_with_independent_peers(y, score, dispersion, under, over):
    assert weighted_interval_score(LEVELS, VALUES, y) == pytest.approx(score, rel=1e-14)
    parts = weighted_interval_score_components(LEVELS, VALUES, y)
    assert parts.dispersion == pytest.approx(dispersion, rel=1e-14)
    assert parts.underprediction == pytest.approx(under, rel=1e-14)
    assert parts.overprediction == pytest.approx(over, rel=1e-14)


def test_the_parts_of_one_forecast_alone_are_plain_numbers():
    parts = weighted_interval_score_components(LEVELS, VALUES, 6)
    assert {type(part) for part in parts} == {float}


def test_wis_of_a_median_and_two_intervals_is_the_known_one():
    values = [400, 420, 450, 480, 500]
    score = weighted_interval_score([0.1, 0.25, 0.5, 0.75, 0.9], values, 380)
    assert score == pytest.approx(48, rel=1e-14)
    assert score == pytest.approx(2 * pinball([0.1, 0.25, 0.5, 0.75, 0.9], values, 380))


def test_wis_is_twice_the_mean_pinball_loss(table):
    value, outcome = table
    score = weighted_interval_score(HUB, value, outcome)
    np.testing.assert_allclose(score, 2 * pinball(HUB, value, outcome), rtol=1e-14)
    np.testing.assert_allclose(score, crps_quantiles(HUB, value, outcome), rtol=1e-14)
    by_level = pinball_by_level(HUB, value, outcome)
    np.testing.assert_allclose(pinball(HUB, value, outcome), by_level.mean(axis=1), rtol=1e-14)


def test_wis_is_a_weighted_sum_of_interval_scores(table):
    value, outcome = table
    total = np.abs(value[:, 11] - outcome) / 2
    for k in range(11):
        ends = value[:, k], value[:, -1 - k]
        total += HUB[k] * interval_score(*ends, 1 - 2 * HUB[k], outcome)
    np.testing.assert_allclose(
        weighted_interval_score(HUB, value, outcome), total / 11.5, rtol=1e-12
    )


def test_scoringrules_has_the_same_wis_with_a_median_that_is_not_zero(table):
    value, outcome = table
    theirs = scoringrules.weighted_interval_score(
        outcome, value[:, 11], value[:, :11], value[:, :11:-1], 2 * HUB[:11], backend="numba"
    )
    np.testing.assert_allclose(weighted_interval_score(HUB, value, outcome), theirs, rtol=1e-12)


def test_scoringrules_has_the_same_crps_of_quantiles(table):
    value, outcome = table
    theirs = scoringrules.crps_quantile(outcome, value, HUB, backend="numba")
    np.testing.assert_allclose(crps_quantiles(HUB, value, outcome), theirs, rtol=1e-12)


def test_scikit_learn_has_the_same_pinball_loss(table):
    value, outcome = table
    by_level = pinball_by_level(HUB, value, outcome).mean(axis=0)
    theirs = [mean_pinball_loss(outcome, value[:, k], alpha=HUB[k]) for k in range(23)]
    np.testing.assert_allclose(by_level, theirs, rtol=1e-12)


def test_the_parts_sum_to_the_score(table):
    value, outcome = table
    for levels, values in ((HUB, value), (np.delete(HUB, 11), np.delete(value, 11, axis=1))):
        parts = weighted_interval_score_components(levels, values, outcome)
        score = weighted_interval_score(levels, values, outcome)
        np.testing.assert_allclose(np.sum(parts, axis=0), score, rtol=1e-12)
        assert all((part >= 0).all() for part in parts)
        assert parts._fields == ("dispersion", "underprediction", "overprediction")


def test_too_low_is_underprediction_and_too_high_is_overprediction():
    low = weighted_interval_score_components([0.25, 0.5, 0.75], [1, 2, 3], 10)
    assert low.underprediction > 0
    assert low.overprediction == 0
    high = weighted_interval_score_components([0.25, 0.5, 0.75], [1, 2, 3], -6)
    assert high.overprediction == low.underprediction
    assert high.underprediction == 0


def test_a_median_alone_has_half_the_absolute_error_twice():
    assert weighted_interval_score([0.5], [4], 1) == 3
    assert weighted_interval_score_components([0.5], [4], 1) == (0, 0, 3)


def test_wis_needs_no_pairs_but_its_parts_do():
    assert weighted_interval_score([0.1, 0.5], [1, 2], 3) == pytest.approx(0.2 + 0.5)
    for levels in ([0.1, 0.5], [0.05, 0.5, 0.9], [0.9]):
        with pytest.raises(InvalidForecastError, match="the score itself needs no pairs"):
            weighted_interval_score_components(levels, np.arange(len(levels)), 3)


def test_levels_from_arithmetic_pair_up():
    levels = [0.1, 0.3, 1 - 0.3, 1 - 0.1]
    assert sum(weighted_interval_score_components(levels, [1, 2, 3, 4], 5)) == pytest.approx(
        weighted_interval_score(levels, [1, 2, 3, 4], 5)
    )


@pytest.mark.parametrize("weights", ["equal", "nearest"])
@CAREFUL
@given(
    members=st.lists(st.integers(-100, 100), min_size=1, max_size=9),
    outcome=st.integers(-100, 100),
)
def test_crps_of_quantiles_is_exact_for_an_ensemble(weights, members, outcome):
    levels = (np.arange(len(members)) + 0.5) / len(members)
    score = crps_quantiles(levels, sorted(members), outcome, weights=weights)
    assert score == pytest.approx(crps_samples(members, outcome), rel=1e-12, abs=1e-12)


def test_nearest_weights_mend_levels_that_crowd_in_the_tails():
    truth, exact = stats.norm.ppf(HUB), 0.331404
    nearest = crps_quantiles(HUB, truth, 0.5, weights="nearest")
    equal = crps_quantiles(HUB, truth, 0.5)
    assert abs(nearest - exact) < abs(equal - exact)
    assert nearest == pytest.approx(exact, rel=0.01)


def test_the_levels_of_a_lognormal_are_best_foretold_by_its_quantiles():
    outcomes = np.exp(stats.norm.ppf((np.arange(200_000) + 0.5) / 200_000))
    left, best, right = (quantile_loss(0.9, 3.602224 * f, outcomes).mean() for f in (0.98, 1, 1.02))
    assert best < left
    assert best < right


def test_one_level_per_row():
    np.testing.assert_allclose(quantile_loss([0.1, 0.9], [5, 5], [7, 7]), [0.2, 1.8])
    np.testing.assert_array_equal(quantile_loss([0.25, 0.25], 4, [4, 0]), [0, 3])


@EVERY
def test_a_perfect_certain_forecast_scores_zero(rule):
    score = rule(LEVELS, [[3] * 5, [-0.0] * 5], [3, 0])
    np.testing.assert_array_equal(score, [0, 0])
    assert not np.signbit(score).any()


@EVERY
def test_scores_do_not_depend_on_neighbouring_rows(rule, table):
    value, outcome = table
    scores = rule(HUB, value, outcome)
    np.testing.assert_array_equal(rule(HUB, value[::-1], outcome[::-1]), scores[::-1])
    np.testing.assert_array_equal(rule(HUB, np.asfortranarray(value), outcome), scores)
    assert rule(HUB, value[7], outcome[7]) == scores[7]
    assert rule(HUB, value[:0], outcome[:0]).shape == (0,)


@EVERY
def test_extreme_levels_keep_their_digits(rule):
    factor = 1 if rule is pinball else 2
    assert rule([1 - 2**-40], [10.0], 4.0) == pytest.approx(factor * 6 * 2**-40, rel=1e-15)


@EVERY
@pytest.mark.parametrize(
    ("levels", "values", "words"),
    [
        ([0.25, 0.75], [[1, 2], [2, 1]], r"quantiles may not cross \(row 1\)"),
        ([0.75, 0.25], [[1, 2], [1, 2]], "rise strictly"),
        ([0.5, 0.5], [[1, 2], [1, 2]], "rise strictly"),
        ([0, 0.5], [[1, 2], [1, 2]], "between 0 and 1"),
        ([25, 75], [[1, 2], [1, 2]], "write 90 % as 0.9"),
        ([0.25, 0.75], [[1, 2], [1, np.inf]], r"finite number \(row 1\)"),
        ([0.25, 0.75], [[1, 2], [np.nan, 2]], r"missing.*\(row 1\)"),
        ([0.25, 0.5, 0.75], [[1, 2], [1, 2]], "one level axis"),
    ],
)
def test_what_are_no_quantiles_is_refused(rule, levels, values, words):
    with pytest.raises(InvalidForecastError, match=words):
        rule(levels, values, [1, 1])


def test_unknown_weights_are_refused():
    with pytest.raises(UnknownNameError, match="weights"):
        crps_quantiles(LEVELS, VALUES, 6, weights="trapezoid")
