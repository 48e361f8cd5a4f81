"""What luck alone gives, counted out."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores import brier, get_score
from predtrack.scores.nulls import null_distribution, null_test

CAREFUL = settings(deadline=None, derandomize=True, max_examples=40)
P = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
Y = [0, 0, 1, 0, 0, 1, 1, 0, 1, 1]
RULES = [get_score(name) for name in ("brier", "log", "spherical")]


def test_the_exact_null_is_that_of_the_specification():
    found = null_test(P, Y)
    assert found.observed == pytest.approx(0.18525, rel=1e-12)
    assert found.expected == pytest.approx(0.16975, rel=1e-12)
    assert found.standard_deviation == pytest.approx(0.059605, abs=5e-7)
    assert found.upper_tail == pytest.approx(0.410657, abs=5e-7)
    assert (found.method, found.draws) == ("exact", 0)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@CAREFUL
@given(st.lists(st.sampled_from([0, 0.05, 0.3, 0.5, 0.7, 1]), min_size=1, max_size=7))
def test_the_null_is_every_outcome_counted_out(rule, p):
    outcomes = np.array(list(itertools.product((0, 1), repeat=len(p))))
    chances = np.prod(np.where(outcomes == 1, p, 1 - np.array(p)), axis=1)
    outcomes, chances = outcomes[chances > 0], chances[chances > 0]
    means = np.array([rule(p, y).mean() for y in outcomes])
    null = null_distribution(p, rule=rule)
    assert null.mean == pytest.approx(chances @ means, abs=1e-12)
    variance = chances @ (means - chances @ means) ** 2
    assert null.standard_deviation == pytest.approx(np.sqrt(variance), abs=1e-8)
    assert null.chances.sum() == pytest.approx(1)
    for observed in means[:8]:
        upper = chances[means >= observed - 1e-12].sum()
        lower = chances[means <= observed + 1e-12].sum()
        assert null.upper_tail(observed) == pytest.approx(upper, abs=1e-12)
        assert null.lower_tail(observed) == pytest.approx(lower, abs=1e-12)


def test_equal_probabilities_are_binomial_however_many():
    null = null_distribution(np.full(500, 0.3))
    assert null.method == "exact"
    events = np.arange(501)
    means = (events * 0.49 + (500 - events) * 0.09) / 500
    np.testing.assert_allclose(null.values, means, rtol=1e-12)
    np.testing.assert_allclose(null.chances, stats.binom.pmf(events, 500, 0.3), rtol=1e-9)
    assert null.upper_tail(means[170]) == pytest.approx(stats.binom.sf(169, 500, 0.3), rel=1e-9)


def test_twenty_different_forecasts_are_still_exact():
    p = np.linspace(0.02, 0.97, 20)
    null = null_distribution(p)
    assert (null.method, len(null.values)) == ("exact", 2**20)
    assert null.chances @ null.values == pytest.approx(null.mean, rel=1e-10)
    assert null.chances @ (null.values - null.mean) ** 2 == pytest.approx(
        null.standard_deviation**2, rel=1e-9
    )


def test_one_forecast_given_often_is_a_binomial_test():
    found = null_test([0.3] * 40, [1] * 20 + [0] * 20)
    assert found.method == "exact"
    assert found.upper_tail == pytest.approx(stats.binom.sf(19, 40, 0.3), rel=1e-9)


def test_what_happened_by_chance_is_within_the_luck_of_drawn_outcomes():
    random = np.random.default_rng(1)
    p = random.random(300)
    assert null_test(p, random.random(300) < p).upper_tail > 0.01


def test_a_million_different_forecasts_are_drawn_without_counting_first():
    null = null_distribution(np.linspace(0, 1, 1_000_000), draws=2)
    assert (null.method, null.draws) == ("simulated", 2)


def test_more_forecasts_are_drawn_and_it_is_said():
    p = np.linspace(0.02, 0.97, 30)
    null, again = null_distribution(p, draws=20_000), null_distribution(p, draws=20_000)
    assert (null.method, null.draws) == ("simulated", 20_000)
    np.testing.assert_array_equal(null.values, again.values)
    assert null.mean == pytest.approx((p * (1 - p)).mean(), rel=1e-12)
    assert null.values.mean() == pytest.approx(
        null.mean, abs=5 * null.standard_deviation / np.sqrt(20_000)
    )
    assert null.values.std() == pytest.approx(null.standard_deviation, rel=0.03)
    assert null.upper_tail(1) == 1 / 20_001


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_drawn_and_counted_chances_agree(rule, monkeypatch):
    p = np.linspace(0.1, 0.9, 9)
    exact = null_distribution(p, rule=rule)
    monkeypatch.setattr("predtrack.scores.nulls.mean_score.EXACT_OUTCOMES", 1)
    drawn = null_distribution(p, rule=rule, draws=50_000, seed=2)
    assert (exact.method, drawn.method) == ("exact", "simulated")
    assert drawn.mean == exact.mean
    assert drawn.standard_deviation == exact.standard_deviation
    for level in (0.05, 0.5, 0.95):
        value = exact.quantile(level)
        assert drawn.upper_tail(value) == pytest.approx(exact.upper_tail(value), abs=0.01)
        assert drawn.lower_tail(value) == pytest.approx(exact.lower_tail(value), abs=0.01)


def test_certain_forecasts_leave_nothing_to_luck():
    null = null_distribution([0, 1, 1], rule=get_score("log"))
    assert (null.mean, null.standard_deviation, null.values.tolist()) == (0, 0, [0])
    assert null.upper_tail(np.inf) == 0
    assert null_test([0, 1, 1], [0, 1, 1], rule=get_score("log")).upper_tail == 1


def test_a_certainty_that_failed_is_beyond_all_luck():
    found = null_test([0, 0.5], [1, 1], rule=get_score("log"))
    assert found.observed == np.inf
    assert found.upper_tail == 0


def test_quantiles_of_the_null_are_reached_with_their_chance():
    null = null_distribution(P)
    for share in (0.025, 0.5, 0.975):
        value = null.quantile(share)
        assert null.lower_tail(value) >= share - 1e-9
        assert null.lower_tail(value - 1e-9) < share
    with pytest.raises(UsageError, match="level"):
        null.quantile(95)


def test_the_test_holds_its_level():
    p = np.array([0.2, 0.35, 0.5, 0.8, 0.9])
    outcomes = np.array(list(itertools.product((0, 1), repeat=5)))
    chances = np.prod(np.where(outcomes == 1, p, 1 - p), axis=1)
    tails = np.array([null_test(p, y).upper_tail for y in outcomes])
    for level in (0.05, 0.2, 0.5):
        assert chances[tails <= level].sum() <= level + 1e-12


def test_rounding_does_not_part_what_is_equal():
    for y in itertools.permutations([1, 0, 0, 1]):
        assert null_test([0.1, 0.7, 0.3, 0.9], y).upper_tail == pytest.approx(
            sum(c for c, v in _counted([0.1, 0.7, 0.3, 0.9]) if v >= _total([1, 7, 3, 9], y)),
        )


def _total(tenths, outcome):
    return sum((t - 10 * y) ** 2 for t, y in zip(tenths, outcome, strict=True))


def _counted(p):
    tenths = [round(10 * q) for q in p]
    for y in itertools.product((0, 1), repeat=len(p)):
        yield np.prod([q if o else 1 - q for q, o in zip(p, y, strict=True)]), _total(tenths, y)


def test_what_has_no_chance_is_refused():
    with pytest.raises(InvalidForecastError, match=r"0 or 1.*\(row 1\)"):
        null_test([0.5, 0.5], [1, 0.5])
    with pytest.raises(InvalidForecastError, match="no forecast"):
        null_distribution([])
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 0\)"):
        null_distribution([np.nan, 0.5])
    with pytest.raises(InvalidForecastError, match="one number a row"):
        null_distribution(np.full((2, 2), 0.5))
    with pytest.raises(InvalidForecastError, match="one shape"):
        null_test([0.5, 0.5], [1])
    with pytest.raises(InvalidForecastError, match="one row each"):
        null_test(0.5, [1, 0])
    with pytest.raises(UsageError, match="is none"):
        null_distribution([0.5], rule=get_score("squared"))
    with pytest.raises(UsageError, match="draws"):
        null_distribution(np.linspace(0, 1, 40), draws=0)


def test_any_kind_of_column_gives_the_same_answer():
    import pandas as pd

    expected = null_test(P, Y)
    frozen = np.array(P)
    frozen.setflags(write=False)
    for p in (frozen, tuple(P), pd.Series(P), np.repeat(P, 2)[::2]):
        assert null_test(p, Y) == expected
    assert null_test(P, np.array(Y, dtype=bool)) == expected
    order = np.random.default_rng(1).permutation(10)
    shuffled = null_test(np.array(P)[order], np.array(Y)[order])
    assert shuffled.upper_tail == pytest.approx(expected.upper_tail, rel=1e-12)


def test_half_is_always_a_quarter():
    null = null_distribution([0.5] * 6)
    assert (null.mean, null.standard_deviation) == (0.25, 0)
    assert null.upper_tail(0.25) == pytest.approx(1)
    assert brier(0.5, 1) == null.quantile(0.5)


def test_the_observed_mean_is_that_of_the_rule():
    probability, outcome = [0.9, 0.8, 0.3], [0, 1, 1]
    found = null_test(probability, outcome, rule=get_score("log"))
    assert found.observed == pytest.approx(get_score("log").mean(probability, outcome))
