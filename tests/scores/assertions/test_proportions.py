"""What a hit rate can and cannot say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores import (
    clopper_pearson,
    jeffreys,
    jeffreys_probability_above,
)


@pytest.mark.parametrize(
    ("hits", "interval"),
    [(6, (0.262378, 0.878448)), (7, (0.347547, 0.933260)), (9, (0.554984, 0.997471))],
)
def test_clopper_pearson_agrees_with_the_published_tables(hits, interval):
    assert clopper_pearson(hits, 10) == pytest.approx(interval, abs=1e-6)


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95, 0.99])
@pytest.mark.parametrize(("hits", "n"), [(0, 1), (1, 1), (0, 7), (7, 7), (3, 20), (400, 1000)])
def test_clopper_pearson_is_the_exact_interval_of_scipy(hits, n, level):
    exact = stats.binomtest(hits, n).proportion_ci(level, method="exact")
    assert clopper_pearson(hits, n, level) == pytest.approx((exact.low, exact.high), abs=1e-12)


@pytest.mark.parametrize(("hits", "n"), [(1, 2), (3, 20), (19, 20), (400, 1000)])
def test_both_intervals_are_those_of_statsmodels(hits, n):
    # At no hit and at all hits its Jeffreys interval leaves the end out; see below.
    exact = proportion_confint(hits, n, 0.1, method="beta")
    assert clopper_pearson(hits, n, 0.9) == pytest.approx(exact, rel=1e-9)
    posterior = proportion_confint(hits, n, 0.1, method="jeffreys")
    assert jeffreys(hits, n, 0.9) == pytest.approx(posterior, rel=1e-9)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(st.integers(0, 200), st.integers(0, 200), st.floats(0.01, 0.99))
def test_an_interval_holds_the_rate_and_mirrors_when_hits_and_misses_change_places(k, f, level):
    for rule in (clopper_pearson, jeffreys):
        low, high = rule(k, k + f, level)
        assert 0 <= low <= high <= 1
        assert rule(f, k + f, level) == pytest.approx((1 - high, 1 - low), abs=1e-9)
    low, high = clopper_pearson(k, k + f, level)
    assert k + f == 0 or low <= k / (k + f) + 1e-12 <= high + 2e-12


def test_clopper_pearson_covers_as_often_as_it_says():
    for truth in np.linspace(0.05, 0.95, 19):
        chances = stats.binom.pmf(range(13), 12, truth)
        intervals = [clopper_pearson(hits, 12, 0.9) for hits in range(13)]
        covered = [low <= truth <= high for low, high in intervals]
        assert chances @ covered >= 0.9


def test_nothing_tried_says_nothing():
    assert clopper_pearson(0, 0) == (0, 1)
    assert jeffreys(0, 0) == (0, 1)
    assert jeffreys_probability_above(0, 0) == pytest.approx(0.5)


def test_jeffreys_agrees_with_the_published_interval():
    assert jeffreys(6, 10) == pytest.approx((0.303679, 0.846933), abs=1e-6)
    posterior = stats.beta(3.5, 9.5)
    assert jeffreys(3, 12, 0.8) == pytest.approx(posterior.ppf([0.1, 0.9]))


def test_jeffreys_cannot_exclude_the_end_it_has_always_seen():
    assert jeffreys(0, 5)[0] == 0
    assert jeffreys(5, 5)[1] == 1


def test_the_posterior_says_how_surely_a_rate_beats_a_coin():
    assert jeffreys_probability_above(6, 10) == pytest.approx(0.735172, abs=1e-6)
    assert jeffreys_probability_above(6, 10, 0.3) == pytest.approx(stats.beta.sf(0.3, 6.5, 4.5))


@pytest.mark.parametrize("rule", [clopper_pearson, jeffreys, jeffreys_probability_above])
def test_counts_that_cannot_be_are_refused(rule):
    for hits, n in ((-1, 10), (11, 10), (1.5, 10), (1, 2.5), (float("nan"), 1)):
        with pytest.raises(InvalidForecastError):
            rule(hits, n)


@pytest.mark.parametrize("level", [0, 1, 95, -0.1])
def test_a_level_lies_between_zero_and_one(level):
    for rule in (clopper_pearson, jeffreys):
        with pytest.raises(UsageError, match="level must lie between 0 and 1"):
            rule(6, 10, level)
