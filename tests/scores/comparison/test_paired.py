"""The mean difference of two forecasters, and tests that it is not luck."""

import itertools

import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from predtrack.errors import InvalidForecastError, UnknownNameError, UsageError
from predtrack.scores import brier
from predtrack.scores.comparison import (
    diebold_mariano,
    harvey_leybourne_newbold,
    paired_comparison,
    sign_flip_test,
)
from predtrack.scores.comparison.sign_patterns import drawn_sums, share_of_patterns

CAREFUL = settings(deadline=None, derandomize=True, max_examples=60)

Y = [1, 1, 1, 0, 0, 0, 1, 1, 0, 0]
A = brier([0.8, 0.7, 0.9, 0.6, 0.3, 0.2, 0.75, 0.5, 0.85, 0.4], Y)
B = brier([0.6, 0.6, 0.7, 0.5, 0.5, 0.4, 0.5, 0.5, 0.6, 0.6], Y)
Y_PEERS = [1, 0, 1, 0, 1, 1, 0, 1, 0, 1]
A_PEERS = brier([0.9, 0.2, 0.65, 0.5, 0.8, 0.3, 0.55, 0.7, 0.1, 0.95], Y_PEERS)
B_PEERS = brier([0.7, 0.4, 0.5, 0.5, 0.9, 0.2, 0.35, 0.6, 0.3, 0.8], Y_PEERS)


@pytest.fixture
def generator():
    return np.random.default_rng(20261122)


def test_the_mean_difference_and_its_deviation_are_those_of_the_specification():
    found = paired_comparison(B, A)
    assert found.n == 10
    assert found.mean == pytest.approx(0.0465, rel=1e-12)
    assert found.sd == pytest.approx(0.170861, abs=5e-7)
    assert found.test == ""
    assert np.isnan(found.p_value)


def test_diebold_and_mariano_have_the_specified_statistic():
    assert diebold_mariano(B, A).statistic == pytest.approx(0.907172, abs=5e-7)


def test_harvey_leybourne_and_newbold_have_the_specified_statistic():
    found = harvey_leybourne_newbold(B, A)
    assert found.statistic == pytest.approx(0.860619, abs=5e-7)
    assert found.p_value == pytest.approx(0.411787, abs=5e-7)


def test_peers_agree_on_the_corrected_statistic():
    found = harvey_leybourne_newbold(A_PEERS, B_PEERS)
    assert found.statistic == pytest.approx(-1.481771159627124, rel=1e-12)
    assert found.p_value == pytest.approx(0.17254295082807744, rel=1e-12)


def test_the_exact_test_has_the_specified_chances():
    assert sign_flip_test(B, A, alternative="greater").p_value == pytest.approx(220 / 1024)
    assert round(sign_flip_test(B, A, alternative="greater").p_value, 6) == 0.214844
    assert sign_flip_test(B, A).p_value == pytest.approx(440 / 1024)
    assert round(sign_flip_test(B, A).p_value, 6) == 0.429688


def test_one_step_ahead_is_the_paired_t_test(generator):
    one, two = generator.uniform(size=(2, 40))
    found, expected = harvey_leybourne_newbold(one, two), stats.ttest_rel(one, two)
    assert found.statistic == pytest.approx(expected.statistic, rel=1e-12)
    assert found.p_value == pytest.approx(expected.pvalue, rel=1e-10)


@pytest.mark.parametrize("horizon", [1, 2, 4])
def test_scores_has_the_same_statistic_for_every_horizon(generator, horizon):
    from scores.stats.statistical_tests import diebold_mariano as theirs

    one, two = generator.uniform(size=(2, 60))
    table = xr.DataArray(
        [one - two], dims=["series", "time"], coords={"series": [0], "h": ("series", [horizon])}
    )
    expected = theirs(table, "series", "h", method="HLN", statistic_distribution="t")
    found = harvey_leybourne_newbold(one, two, horizon=horizon)
    assert found.statistic == pytest.approx(float(expected.dm_test_stat[0]), rel=1e-12)


def test_the_correction_shrinks_the_statistic_of_longer_horizons():
    found = [harvey_leybourne_newbold(A, B, horizon=h).statistic for h in (1, 2)]
    plain = [diebold_mariano(A, B, horizon=h).statistic for h in (1, 2)]
    assert found[0] / plain[0] == pytest.approx(np.sqrt(9 / 10))
    assert found[1] / plain[1] == pytest.approx(np.sqrt((10 + 1 - 4 + 2 / 10) / 10))


@pytest.mark.parametrize("test", [diebold_mariano, harvey_leybourne_newbold])
def test_differences_that_do_not_vary_are_undefined_and_never_infinite(test):
    for one, two in (([0.1, 0.2], [0.2, 0.3]), ([0.3], [0.1]), ([0.5] * 4, [0.5] * 4)):
        found = test(one, two)
        assert np.isnan(found.statistic)
        assert np.isnan(found.p_value)
        assert found.reason == "the differences do not vary"


def test_a_variance_below_zero_is_said():
    wave = [1.0, 0.0] * 6
    found = diebold_mariano(wave, [0.5] * 12, horizon=2)
    assert np.isnan(found.statistic)
    assert "smaller horizon" in found.reason


def test_a_horizon_lies_within_the_rows():
    for horizon in (0, 11):
        with pytest.raises(UsageError, match="horizon must lie between 1 and n = 10"):
            diebold_mariano(A, B, horizon=horizon)


@pytest.mark.parametrize("test", [paired_comparison, diebold_mariano, sign_flip_test])
def test_what_does_not_pair_up_is_refused(test):
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 1\)"):
        test([0.1, np.nan], [0.2, 0.3])
    with pytest.raises(InvalidForecastError, match=r"infinite.*\(row 0\)"):
        test([np.inf, 0.1], [0.2, 0.3])
    with pytest.raises(InvalidForecastError, match="one shape"):
        test([0.1, 0.2, 0.3], [0.1, 0.2])
    with pytest.raises(InvalidForecastError, match="one number a row"):
        test(np.zeros((3, 1)), np.zeros((3, 1)))
    with pytest.raises(InvalidForecastError, match="no question is common"):
        test([], [])
    with pytest.raises(InvalidForecastError, match="for each question"):
        test([0.1, 0.2], 0.3)


@CAREFUL
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=12))
def test_exchanged_forecasters_change_the_sign_and_nothing_else(pairs):
    one, two = np.array(pairs).T
    here, there = sign_flip_test(one, two), sign_flip_test(two, one)
    assert here.mean == -there.mean
    assert here.p_value == there.p_value
    less = sign_flip_test(one, two, alternative="less").p_value
    assert less == sign_flip_test(two, one, alternative="greater").p_value


@CAREFUL
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=9))
def test_every_pattern_of_signs_is_counted_with_its_ties(pairs):
    # Tenths tie in exact arithmetic and not in floating point: the brute force is in integers.
    one, two = np.array(pairs).T
    signs = np.array(list(itertools.product((-1, 1), repeat=len(pairs))))
    sums, observed = signs @ (one - two), (one - two).sum()
    found = {
        a: sign_flip_test(one / 10, two / 10, alternative=a).p_value
        for a in ("two-sided", "less", "greater")
    }
    assert found["two-sided"] == pytest.approx((abs(sums) >= abs(observed)).mean())
    assert found["less"] == pytest.approx((sums <= observed).mean())
    assert found["greater"] == pytest.approx((sums >= observed).mean())


@pytest.mark.parametrize("alternative", ["two-sided", "less", "greater"])
def test_scipy_has_the_same_exact_chance(generator, alternative):
    one, two = generator.uniform(size=(2, 11))
    expected = stats.permutation_test(
        (one - two,),
        np.mean,
        permutation_type="samples",
        n_resamples=np.inf,
        alternative=alternative,
    )
    found = sign_flip_test(one, two, alternative=alternative)
    assert found.p_value == pytest.approx(expected.pvalue, rel=1e-12)
    assert (found.method, found.draws) == ("exact", 0)


def test_five_clusters_give_at_best_one_sixteenth():
    clusters = np.repeat(["a", "b", "c", "d", "e"], 4)
    found = sign_flip_test(np.zeros(20), np.ones(20), clusters=clusters)
    assert (found.n, found.clusters) == (20, 5)
    assert found.p_value == found.smallest_p == 2.0 ** (1 - 5)
    assert sign_flip_test(np.zeros(20), np.ones(20)).p_value == 2.0**-19


def test_a_cluster_flips_as_one(generator):
    one, two = generator.uniform(size=(2, 30))
    clusters = generator.integers(0, 8, 30)
    sums = np.bincount(clusters, weights=one - two, minlength=8)
    found = sign_flip_test(one, two, clusters=clusters.astype(str))
    assert found.p_value == pytest.approx(sign_flip_test(sums, np.zeros(8)).p_value)


def test_a_draw_can_only_be_flipped_into_itself():
    found = sign_flip_test([0.2, 0.3], [0.2, 0.3])
    assert (found.p_value, found.smallest_p) == (1, 1)
    assert sign_flip_test([0.2, 0.3], [0.2, 0.3], alternative="less").p_value == 1
    padded = sign_flip_test([0.0, 0.5, 0.0, 0.5], [1.0, 0.5, 1.0, 0.5])
    assert padded.p_value == padded.smallest_p == 0.5


def test_many_clusters_are_drawn_and_it_is_said(generator):
    one, two = generator.uniform(size=(2, 60))
    found = sign_flip_test(one, two + 0.1, draws=4999)
    again = sign_flip_test(one, two + 0.1, draws=4999)
    assert (found.method, found.draws) == ("simulated", 4999)
    assert found == again
    t_test = stats.ttest_rel(one, two + 0.1).pvalue
    assert found.p_value == pytest.approx(t_test, abs=0.02)
    for alternative in ("less", "greater"):
        side = sign_flip_test(one, two + 0.1, alternative=alternative, draws=4999).p_value
        expected = stats.ttest_rel(one, two + 0.1, alternative=alternative).pvalue
        assert side == pytest.approx(expected, abs=0.02)


def test_a_drawn_chance_is_never_nothing():
    found = sign_flip_test(np.zeros(50), np.ones(50), draws=99)
    assert found.p_value == 1 / 100


def test_halves_meet_where_all_patterns_would_be_too_many():
    numbers = np.arange(1.0, 21.0)
    sums = np.zeros(1)
    for number in numbers:
        sums = np.concatenate((sums - number, sums + number))
    for threshold in (-210, -3, 0, 50, 210, 211):
        assert share_of_patterns(numbers, threshold) == pytest.approx(
            (sums >= threshold).mean(), rel=1e-12
        )


def test_drawn_patterns_are_fair(generator):
    sums = drawn_sums(np.ones(1000), 10_000, seed=1)
    assert sums.mean() == pytest.approx(0, abs=1.5)
    assert sums.var() == pytest.approx(1000, rel=0.06)


def test_what_cannot_be_tested_is_refused():
    with pytest.raises(UnknownNameError, match="alternative"):
        sign_flip_test(A, B, alternative="better")
    with pytest.raises(InvalidForecastError, match="one name for each question"):
        sign_flip_test(A, B, clusters=["a", "b"])
    with pytest.raises(InvalidForecastError, match=r"clusters is missing.*\(row 3\)"):
        sign_flip_test(A, B, clusters=["a", "b", "c", None, *"efghij"])
    with pytest.raises(InvalidForecastError, match="one name a row"):
        sign_flip_test(A, B, clusters="a")
    with pytest.raises(UsageError, match="draws must be at least 1"):
        sign_flip_test(np.arange(50), np.zeros(50), draws=0)


def test_any_kind_of_column_gives_the_same_answer():
    import pandas as pd

    one, two = np.array([0, 1, 1, 0, 1, 1]), np.array([1, 1, 0, 1, 1, 1])
    expected = harvey_leybourne_newbold(one, two)
    frozen = one.copy()
    frozen.setflags(write=False)
    for kind in (list, pd.Series, np.float32, np.bool_):
        made = kind(one) if kind in (list, pd.Series) else one.astype(kind)
        other = kind(two) if kind in (list, pd.Series) else two.astype(kind)
        assert harvey_leybourne_newbold(made, other) == expected
    assert harvey_leybourne_newbold(frozen, two) == expected
    assert harvey_leybourne_newbold(np.repeat(one, 2)[::2], two) == expected


@pytest.mark.parametrize(
    ("alternative", "p_value"), [("two-sided", 0.05), ("less", 0.025), ("greater", 0.975)]
)
def test_drawn_patterns_have_the_side_that_was_asked_for(alternative, p_value):
    # Differences of one size: the sum of signs is binomial, and 2 standard errors from 0.
    first = np.repeat([0.0, 1.0], [600, 537])
    found = sign_flip_test(first, 1 - first, alternative=alternative, draws=40_000)
    assert found.method == "simulated"
    exact = stats.binom.cdf(537, 1137, 0.5)
    expected = {"two-sided": 2 * exact, "less": exact, "greater": stats.binom.sf(536, 1137, 0.5)}
    assert found.p_value == pytest.approx(expected[alternative], abs=0.01)
    assert found.p_value == pytest.approx(p_value, abs=0.03)
