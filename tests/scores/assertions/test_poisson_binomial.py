"""Assertions against reference probabilities."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores import (
    betting_yield,
    e_value_average,
    e_value_product,
    mid_p,
    poisson_binomial_tail,
    required_hits,
    tipping_point,
)
from predtrack.scores.assertions import poisson_binomial, required_hits_table

Q1 = [0.9, 0.8, 0.7, 0.6, 0.5, 0.5, 0.4, 0.3, 0.2, 0.1]
Y1 = [1, 1, 1, 0, 1, 1, 0, 1, 0, 0]
Q2 = [0.5, 0.4, 0.3, 0.5, 0.2, 0.4, 0.3, 0.5, 0.4, 0.3]
Y2 = [1, 1, 1, 0, 1, 1, 0, 1, 1, 0]
CAREFUL = settings(deadline=None, derandomize=True, max_examples=50)


def test_ordinary_luck_is_called_luck():
    assert poisson_binomial_tail(Q1, sum(Y1)) == pytest.approx(0.35765984, abs=1e-8)
    assert mid_p(Q1, sum(Y1)) == pytest.approx(0.24655242, abs=1e-8)


def test_more_hits_than_expected_are_significant_just_so():
    assert sum(Q2) == pytest.approx(3.8)
    assert poisson_binomial_tail(Q2, sum(Y2)) == pytest.approx(0.0377566, abs=1e-7)
    assert tipping_point(Q2, sum(Y2)) == pytest.approx(0.018976, abs=1e-6)


@CAREFUL
@given(st.lists(st.floats(0, 1), min_size=1, max_size=7))
def test_the_tail_is_that_of_every_outcome_counted_out(q):
    outcomes = np.array(list(itertools.product((0, 1), repeat=len(q))))
    chances = np.prod(np.where(outcomes == 1, q, 1 - np.array(q)), axis=1)
    for hits in range(len(q) + 1):
        tail = chances[outcomes.sum(axis=1) >= hits].sum()
        assert poisson_binomial_tail(q, hits) == pytest.approx(tail, abs=1e-12)
        half = chances[outcomes.sum(axis=1) == hits].sum() / 2
        assert mid_p(q, hits) == pytest.approx(tail - half, abs=1e-12)


@pytest.mark.parametrize("n", [1, 127, 128, 129, 400, 1500])
def test_hundreds_of_claims_have_the_distribution_of_scipy(n):
    q = np.random.default_rng(n).uniform(0, 1, n)
    masses = poisson_binomial(q)
    assert masses.shape == (n + 1,)
    assert masses.sum() == pytest.approx(1, rel=1e-12)
    np.testing.assert_allclose(masses, stats.poisson_binom.pmf(range(n + 1), q), atol=1e-13)
    assert masses @ range(n + 1) == pytest.approx(q.sum(), rel=1e-12)


def test_far_tails_keep_their_digits_where_a_fourier_transform_leaves_noise():
    q = np.random.default_rng(7).uniform(0.05, 0.2, 300)
    exact = np.exp(np.log(q).sum())  # the chance that all come true, near 1e-280
    assert poisson_binomial_tail(q, 300) == pytest.approx(exact, rel=1e-9)
    expected = stats.binom.sf(249, 300, 0.1)
    assert poisson_binomial_tail(np.full(300, 0.1), 250) == pytest.approx(expected, rel=1e-9)


def test_the_middle_of_hundreds_of_claims_is_exact():
    q = np.full(600, 0.37)
    middle = stats.binom.sf(230, 600, 0.37) + stats.binom.pmf(230, 600, 0.37) / 2
    assert mid_p(q, 230) == pytest.approx(middle, rel=1e-11)


def test_certain_references_leave_one_number_of_hits():
    assert poisson_binomial([1, 0, 1]).tolist() == [0, 0, 1, 0]


def test_no_claims_cannot_fail_to_be_hit():
    assert poisson_binomial_tail([], 0) == 1
    assert mid_p([], 0) == 0.5


def test_equal_references_give_the_binomial_tail():
    for hits in (0, 5, 40, 100):
        tail = poisson_binomial_tail(np.full(100, 0.3), hits)
        assert tail == pytest.approx(stats.binom.sf(hits - 1, 100, 0.3), rel=1e-10)


def test_the_tipping_point_is_where_significance_ends():
    shift = tipping_point(Q2, 7)
    assert poisson_binomial_tail(np.array(Q2) + shift, 7) == pytest.approx(0.05)
    assert tipping_point([0.9, 0.001, 0.001], 3) > 0.1
    assert tipping_point([0.3] * 4, 4, alpha=0.999) == pytest.approx(0.999**0.25 - 0.3)


def test_what_is_not_significant_has_no_tipping_point():
    assert tipping_point(Q1, 6) is None
    assert tipping_point([], 0) is None


def test_a_bet_pays_at_the_fair_price():
    assert betting_yield(Q2, Y2) == pytest.approx(1.983333, abs=1e-6)
    assert betting_yield(Q1, Y1) == pytest.approx(1.112302, abs=1e-6)


@pytest.mark.parametrize(("stake", "wealth"), [(0.25, 5.4264), (0.5, 9.7976)])
def test_wealth_multiplies_bet_by_bet(stake, wealth):
    assert e_value_product(Q2, Y2, stake=stake) == pytest.approx(wealth, abs=5e-5)


def test_wealth_adds_up_over_bets_made_at_once():
    assert e_value_average(Q2, Y2, stake=0.5) == pytest.approx(1.491667, abs=1e-6)


@pytest.mark.parametrize("rule", [e_value_product, e_value_average])
def test_a_right_reference_expects_no_wealth(rule):
    q = [0.2, 0.5, 0.9]
    outcomes = list(itertools.product((0, 1), repeat=3))
    chances = [np.prod(np.where(np.array(y) == 1, q, 1 - np.array(q))) for y in outcomes]
    wealth = [rule(q, y, stake=0.7) for y in outcomes]
    assert np.dot(chances, wealth) == pytest.approx(1)


def test_required_hits_are_those_of_the_table():
    table = {0.1: 4, 0.2: 5, 0.3: 6, 0.4: 8, 0.5: 9, 0.6: 9, 0.7: 10, 0.8: None, 0.9: None}
    assert {q: required_hits(10, q) for q in table} == table
    assert required_hits_table(10) == table
    assert required_hits(0, 0.5) is None


def test_required_hits_never_fall_as_the_reference_rises():
    for n in (3, 17, 250):
        needed = [hits or n + 1 for hits in required_hits_table(n).values()]
        assert needed == sorted(needed)


@pytest.mark.parametrize("n", [5, 20, 37])
def test_required_hits_are_the_fewest_that_are_significant(n):
    for q in (0.05, 0.33, 0.5, 0.62):
        tails = stats.binom.sf(np.arange(n + 1) - 1, n, q)
        assert required_hits(n, q) == next((k for k in range(n + 1) if tails[k] <= 0.05), None)


def test_what_makes_no_reference_is_refused():
    with pytest.raises(InvalidForecastError, match=r"probability must .*\(row 1\)"):
        poisson_binomial_tail([0.5, 1.5], 1)
    with pytest.raises(InvalidForecastError, match="hits must be at most n"):
        mid_p([0.5], 2)
    with pytest.raises(UsageError, match="alpha"):
        tipping_point(Q2, 7, alpha=5)
    with pytest.raises(InvalidForecastError, match="price of 0"):
        betting_yield([0.5, 0], [1, 0])
    with pytest.raises(InvalidForecastError, match="one shape"):
        betting_yield([0.5, 0.5], [1])
    with pytest.raises(InvalidForecastError, match="nothing is resolved"):
        betting_yield([], [])
    with pytest.raises(InvalidForecastError, match="stake"):
        e_value_average(Q2, Y2, stake=1.5)
