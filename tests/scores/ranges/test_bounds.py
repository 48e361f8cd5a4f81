"""Claims with one end."""

import numpy as np
import pytest
import scoringrules
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn.metrics import mean_pinball_loss

from predtrack.errors import InvalidForecastError, UnknownNameError
from predtrack.kinds.bound import BoundForecast
from predtrack.scores.ranges import (
    COMPARATORS,
    bound_break_even,
    bound_sweep,
    bound_verdict,
    implied_bound_level,
)

NUMBER = st.floats(-1e6, 1e6)
LEVEL = st.floats(0.01, 0.99)
COMPARATOR = st.sampled_from(COMPARATORS)


@given(NUMBER, NUMBER, COMPARATOR)
@settings(deadline=None, derandomize=True)
def test_a_bound_holds_as_the_record_says(bound, outcome, comparator):
    record = BoundForecast(bound=bound, comparator=comparator)
    verdict = bound_verdict(bound, outcome, comparator=comparator)
    assert verdict.satisfied[0] == record.holds(outcome)
    assert verdict.slack[0] + verdict.distance[0] == abs(bound - outcome)
    assert min(verdict.slack[0], verdict.distance[0]) == 0


@pytest.mark.parametrize("comparator", COMPARATORS)
def test_more_and_less_exclude_the_number_itself(comparator):
    verdict = bound_verdict(5, 5, comparator=comparator)
    assert verdict.satisfied[0] == (comparator not in {"more than", "less than"})
    assert verdict.distance[0] == 0


def test_a_bound_at_a_level_is_a_quantile():
    lower = bound_sweep(1000, [1200, 900], comparator="at least", levels=[0.5, 0.9])
    np.testing.assert_allclose(lower.quantiles, [0.5, 0.1])
    np.testing.assert_allclose(lower.pinball, [[100, 20], [50, 90]])
    upper = bound_sweep(1000, [1200, 900], comparator="up to", levels=[0.5, 0.9])
    np.testing.assert_allclose(upper.quantiles, [0.5, 0.9])
    np.testing.assert_allclose(upper.pinball, [[100, 180], [50, 10]])


@pytest.mark.parametrize("comparator", COMPARATORS)
def test_scikit_learn_and_scoringrules_have_the_same_pinball_score(comparator):
    generator = np.random.default_rng(5)
    bound, outcome = generator.normal(size=(2, 300))
    sweep = bound_sweep(bound, outcome, comparator=comparator)
    for column, quantile in enumerate(sweep.quantiles):
        mean = mean_pinball_loss(outcome, bound, alpha=quantile)
        assert sweep.pinball[:, column].mean() == pytest.approx(mean, rel=1e-12)
        rows = scoringrules.quantile_score(outcome, bound, quantile, backend="numpy")
        np.testing.assert_allclose(sweep.pinball[:, column], rows, rtol=1e-12)


@pytest.mark.parametrize("comparator", ["at least", "up to"])
@pytest.mark.parametrize("level", [0.5, 0.9])
def test_honesty_is_the_best_policy_at_the_level_that_is_meant(comparator, level):
    outcomes = stats.norm.ppf((np.arange(100_000) + 0.5) / 100_000)
    quantile = 1 - level if comparator == "at least" else level
    honest = stats.norm.ppf(quantile)

    def mean(bound):
        return bound_sweep(bound, outcomes, comparator=comparator, levels=level).pinball.mean()

    assert mean(honest) < min(mean(honest - 0.05), mean(honest + 0.05))
    assert implied_bound_level(honest, outcomes, comparator=comparator).best == pytest.approx(
        level, abs=1e-4
    )


def test_at_the_implied_level_no_common_shift_would_have_been_better():
    generator = np.random.default_rng(6)
    bound, outcome = generator.normal(size=(2, 101))
    level = implied_bound_level(bound, outcome, comparator="at least").best

    def mean(shift):
        moved = bound + shift
        return bound_sweep(moved, outcome, comparator="at least", levels=level).pinball.mean()

    assert mean(0) <= min(mean(shift) for shift in np.linspace(-2, 2, 201)) + 1e-12


def test_a_bound_that_nobody_could_miss_scores_badly_at_low_levels():
    found = bound_break_even([100, 100], [90, 140], reference=80, comparator="at least")
    assert found.level == 0.75
    assert (found.better_below, found.better_above) == ("own", "reference")


@given(st.lists(st.tuples(NUMBER, NUMBER, NUMBER), min_size=1, max_size=8), COMPARATOR)
@settings(deadline=None, derandomize=True)
def test_the_break_even_is_where_both_score_the_same(rows, comparator):
    bound, reference, outcome = np.array(rows).T.round()
    found = bound_break_even(bound, outcome, reference=reference, comparator=comparator)
    if found.level is not None and 0.001 < found.level < 0.999:
        own = bound_sweep(bound, outcome, comparator=comparator, levels=found.level)
        other = bound_sweep(reference, outcome, comparator=comparator, levels=found.level)
        assert own.pinball.mean() == pytest.approx(other.pinball.mean(), rel=1e-6, abs=1e-6)


def test_bounds_that_are_none_are_refused():
    with pytest.raises(UnknownNameError, match="did you mean 'at least'"):
        bound_verdict(1, 2, comparator="atleast")
    with pytest.raises(InvalidForecastError, match=r"bound is missing.*\(row 1\)"):
        bound_sweep([1, np.nan], 2, comparator="up to")
    with pytest.raises(InvalidForecastError, match="no row"):
        bound_break_even([], [], reference=[], comparator="up to")
    with pytest.raises(InvalidForecastError, match="no claim"):
        implied_bound_level([], [], comparator="up to")
