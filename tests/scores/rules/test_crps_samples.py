"""CRPS of samples: published values, oracles, and faults that others have."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pandas as pd
import pytest
import scoringrules
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st
from scores.probability import crps_for_ensemble

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.scores.rules.crps_samples import CRPS_SAMPLES, crps_samples

CAREFUL = settings(deadline=None, derandomize=True, max_examples=80)
number = st.integers(-1000, 1000).map(float)
ensembles = st.lists(number, min_size=1, max_size=12)

VECTORS = [
    ([1, 2, 4, 8], 3, Fraction(13, 16), Fraction(1, 3)),
    ([0, 1, 2.5], 1, Fraction(5, 18), 0),
    ([1, 2, 3.7], 2, Fraction(3, 10), 0),
    ([0, 1, 2.5, 4], 0.3, Fraction(141, 160), Fraction(3, 5)),
    ([0, 1, 2.5, 4], 5, Fraction(73, 32), 2),
]


def by_pairs(members, outcome, estimator):
    """The definition, pair by pair, in exact arithmetic."""
    x, y = [Fraction(m) for m in members], Fraction(outcome)
    pairs = len(x) * (len(x) - (estimator == "fair"))
    away = sum(abs(m - y) for m in x) / len(x)
    return away - sum(abs(a - b) for a in x for b in x) / (2 * pairs)


@pytest.mark.parametrize(("members", "y", "standard", "fair"), VECTORS)
def test_crps_of_samples_agrees_with_independent_peers(members, y, standard, fair):
    assert crps_samples(members, y) == pytest.approx(float(standard), rel=1e-15)
    fairly = crps_samples(members, y, estimator="fair")
    assert fairly == pytest.approx(float(fair), rel=1e-15, abs=1e-15)


@CAREFUL
@given(members=ensembles, outcome=number)
def test_sorting_gives_what_pairs_give(members, outcome):
    exact = by_pairs(members, outcome, "standard")
    assert crps_samples(members, outcome) == pytest.approx(float(exact), rel=1e-13, abs=1e-13)
    if len(members) > 1:
        fair = crps_samples(members, outcome, estimator="fair")
        exact = by_pairs(members, outcome, "fair")
        assert fair == pytest.approx(float(exact), rel=1e-13, abs=1e-13)
        assert fair >= 0


@CAREFUL
@given(members=ensembles, outcome=number, shift=number)
def test_crps_moves_stretches_and_mirrors_with_the_axis(members, outcome, shift):
    x, score = np.array(members), crps_samples(members, outcome)
    assert crps_samples(x + shift, outcome + shift) == score
    assert crps_samples(x * 4, outcome * 4) == 4 * score
    assert crps_samples(-x, -outcome) == pytest.approx(score, rel=1e-13)


@CAREFUL
@given(members=ensembles, stated=ensembles)
def test_the_true_distribution_is_expected_to_score_best(members, stated):
    honest = crps_samples(members, members).mean()
    assert honest <= crps_samples(stated, members).mean() + 1e-9


def test_the_order_of_members_and_rows_does_not_matter():
    scores = {crps_samples(list(order), 2.2) for order in permutations([0.1, 7.3, 2.2, 3.9])}
    assert len(scores) == 1
    generator = np.random.default_rng(3)
    value, outcome = generator.normal(size=(1501, 7)), generator.normal(size=1501)
    shuffled = generator.permutation(1501)
    expected = crps_samples(value, outcome)[shuffled]
    np.testing.assert_array_equal(crps_samples(value[shuffled], outcome[shuffled]), expected)
    np.testing.assert_array_equal(
        crps_samples(value[5], outcome[5]), crps_samples(value, outcome)[5]
    )


def test_one_member_is_a_point_forecast():
    np.testing.assert_array_equal(crps_samples([[3], [5]], [4, 5]), [1, 0])
    assert not np.signbit(crps_samples([[5]], [5])).any()


def test_fairness_needs_two_members():
    with pytest.raises(InvalidForecastError, match="at least two members"):
        crps_samples([[3]], [4], estimator="fair")


def test_fairness_is_right_on_average_whatever_the_size():
    generator = np.random.default_rng(11)
    draws, outcome = generator.normal(size=(200_000, 3)), generator.normal(size=200_000)
    truth = 1 / np.sqrt(np.pi)  # expected CRPS of the distribution that was meant
    assert crps_samples(draws, outcome, estimator="fair").mean() == pytest.approx(truth, abs=5e-3)
    assert crps_samples(draws, outcome).mean() > truth + 0.1


def test_blocks_of_rows_leave_no_seam():
    generator = np.random.default_rng(8)
    for rows, members in ((656, 100), (3, 70_000), (1, 200_000), (70_001, 1)):
        value, outcome = generator.normal(size=(rows, members)), generator.normal(size=rows)
        last = crps_samples(value[-1:], outcome[-1:])
        np.testing.assert_array_equal(crps_samples(value, outcome)[-1:], last)


@pytest.mark.parametrize(("theirs", "ours"), [("qd", "standard"), ("pwm", "fair")])
def test_scoringrules_has_the_same_crps(theirs, ours):
    # Its "pwm" is the fair form; "akr" is left out: it takes the members in the order given.
    generator = np.random.default_rng(1)
    value, outcome = generator.gamma(2, size=(500, 40)), generator.gamma(2, size=500)
    expected = scoringrules.crps_ensemble(outcome, value, estimator=theirs, backend="numba")
    np.testing.assert_allclose(crps_samples(value, outcome, estimator=ours), expected, rtol=1e-9)


@pytest.mark.parametrize(("theirs", "ours"), [("ecdf", "standard"), ("fair", "fair")])
def test_scores_has_the_same_crps(theirs, ours):
    generator = np.random.default_rng(1)
    value, outcome = generator.gamma(2, size=(500, 40)), generator.gamma(2, size=500)
    expected = crps_for_ensemble(
        xr.DataArray(value, dims=("row", "member")),
        xr.DataArray(outcome, dims="row"),
        "member",
        method=theirs,
        preserve_dims="row",
    )
    np.testing.assert_allclose(crps_samples(value, outcome, estimator=ours), expected, rtol=1e-11)


@pytest.mark.parametrize("infinite", [np.inf, -np.inf])
def test_infinite_members_are_refused_instead_of_scored_as_nan(infinite):
    with pytest.raises(InvalidForecastError, match=r"value must be a finite number \(row 1\)"):
        crps_samples([[1, 2], [infinite, 2]], [1, 1])


def test_missing_members_and_outcomes_are_refused_with_their_rows():
    with pytest.raises(InvalidForecastError, match=r"value is missing.*\(row 0\)"):
        crps_samples([[1, np.nan], [1, 2]], [1, 1])
    with pytest.raises(InvalidForecastError, match=r"outcome is missing.*\(row 1\)"):
        crps_samples([[1, 2], [1, 2]], [1, None])


def test_rows_of_the_wrong_number_never_broadcast():
    for value, outcome in ((np.zeros((3, 4)), np.zeros(4)), (np.zeros((3, 4)), np.zeros((3, 1)))):
        with pytest.raises(InvalidForecastError, match="one shape"):
            crps_samples(value, outcome)
    with pytest.raises(InvalidForecastError, match="at least one member"):
        crps_samples(np.zeros((3, 0)), np.zeros(3))


def test_an_unknown_estimator_is_refused():
    with pytest.raises(UnknownNameError, match="did you mean 'fair'"):
        crps_samples([1, 2], 1, estimator="fare")


def test_any_kind_of_column_is_read_and_left_alone():
    value = np.array([[3, 1, 2], [6, 5, 4]], dtype=np.float32)
    before = value.copy()
    value.setflags(write=False)
    expected = crps_samples([[3, 1, 2], [6, 5, 4]], [2, 7])
    np.testing.assert_array_equal(crps_samples(value, [2, 7]), expected)
    np.testing.assert_array_equal(crps_samples(value.astype(int), np.array([2, 7])), expected)
    np.testing.assert_array_equal(crps_samples(np.asfortranarray(value), [2, 7]), expected)
    np.testing.assert_array_equal(crps_samples(pd.DataFrame(value), pd.Series([2, 7])), expected)
    np.testing.assert_array_equal(crps_samples(np.repeat(value, 2, axis=0)[::2], [2, 7]), expected)
    np.testing.assert_array_equal(value, before)
    assert crps_samples(np.zeros((0, 3)), []).shape == (0,)
    assert CRPS_SAMPLES.formula(value, np.array([2.0, 7.0])).dtype == np.float64


def test_yes_and_no_have_the_brier_score():
    # The CRPS of a distribution on 0 and 1 is the Brier score of its share of ones.
    value = np.array([[1, 1, 0, 1], [0, 0, 0, 1]])
    np.testing.assert_allclose(crps_samples(value, [True, True]), [0.25**2, 0.75**2], rtol=1e-15)


def test_a_large_offset_costs_no_digits():
    value, outcome = np.array([1.0, 2, 4, 8]) + 2.0**40, 3 + 2.0**40
    assert crps_samples(value, outcome) == 0.8125


def test_two_members_are_enough_to_be_fair():
    assert crps_samples([0, 2], 1, estimator="fair") == 0
    assert crps_samples([0, 2], 3, estimator="fair") == 1
