"""What a hit rate can and cannot say."""

import numpy as np
import pytest
from scipy import stats

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores import (
    clopper_pearson,
    hit_interval,
    jeffreys,
    jeffreys_probability_above,
    prequential_jeffreys,
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


def test_partial_verdicts_make_the_hit_rate_an_interval():
    assert hit_interval(5, 2, 10) == (0.5, 0.7)
    with pytest.raises(InvalidForecastError, match="hits must be at most n"):
        hit_interval(5, 6, 10)
    with pytest.raises(InvalidForecastError, match="nothing is resolved"):
        hit_interval(0, 0, 0)


def test_an_own_record_starts_at_one_half():
    assert prequential_jeffreys(0, 0) == 0.5
    assert prequential_jeffreys(6, 10) == pytest.approx(6.5 / 11)
