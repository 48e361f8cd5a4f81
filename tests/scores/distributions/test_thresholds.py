"""CRPS that counts one part of the axis only."""

from math import inf

import numpy as np
import pytest
import scoringrules
from scipy import stats
from scipy.integrate import quad

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.distributions import (
    Mixture,
    crps_distribution,
    twcrps_distribution,
    twcrps_samples,
)
from predtrack.scores.rules.crps_samples import crps_samples


@pytest.fixture
def ensemble():
    generator = np.random.default_rng(6)
    return generator.normal(size=(300, 20)), generator.normal(size=300)


@pytest.mark.parametrize("estimator", ["standard", "fair"])
def test_without_thresholds_it_is_the_crps(ensemble, estimator):
    value, outcome = ensemble
    expected = crps_samples(value, outcome, estimator=estimator)
    weighted = twcrps_samples(value, outcome, lower=-inf, estimator=estimator)
    np.testing.assert_array_equal(weighted, expected)


@pytest.mark.parametrize("estimator", ["standard", "fair"])
def test_the_parts_of_the_axis_sum_to_the_crps(ensemble, estimator):
    value, outcome = ensemble
    ends = [(-inf, -0.5), (-0.5, 0.7), (0.7, inf)]
    parts = [twcrps_samples(value, outcome, lower=a, upper=b, estimator=estimator) for a, b in ends]
    np.testing.assert_allclose(
        sum(parts), crps_samples(value, outcome, estimator=estimator), rtol=1e-12
    )


@pytest.mark.parametrize(("lower", "upper"), [(-inf, 0.3), (0.3, inf), (-1, 1)])
def test_scoringrules_has_the_same_weighted_crps(ensemble, lower, upper):
    value, outcome = ensemble
    theirs = scoringrules.twcrps_ensemble(outcome, value, lower, upper, backend="numba")
    ours = twcrps_samples(value, outcome, lower=lower, upper=upper)
    np.testing.assert_allclose(ours, theirs, rtol=1e-10, atol=1e-14)


def test_beyond_everything_nothing_counts():
    assert twcrps_samples([1, 2, 4], 3, lower=10) == 0
    assert twcrps_distribution(stats.norm(), 3, lower=50) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("distribution", [stats.norm(), stats.gamma(2), stats.t(3)])
def test_a_distribution_without_thresholds_has_its_crps(distribution):
    outcome = np.array([-1.0, 0.4, 3.0])
    expected = crps_distribution(distribution, outcome)
    np.testing.assert_allclose(twcrps_distribution(distribution, outcome), expected, rtol=1e-9)


@pytest.mark.parametrize(("lower", "upper"), [(-inf, 0.3), (0.3, inf), (-1, 1), (2, 2.5)])
@pytest.mark.parametrize("outcome", [-4.0, 0.1, 2.2, 9.0])
def test_a_distribution_is_integrated_between_the_thresholds(lower, upper, outcome):
    law = stats.norm(0.5, 1.5)
    turn = min(max(outcome, lower), upper)
    options = {"epsabs": 1e-14, "epsrel": 1e-12}
    below = quad(lambda t: law.cdf(t) ** 2, lower, turn, **options)[0] if turn > lower else 0
    above = quad(lambda t: law.sf(t) ** 2, turn, upper, **options)[0] if turn < upper else 0
    score = twcrps_distribution(law, outcome, lower=lower, upper=upper)
    assert score == pytest.approx(below + above, rel=1e-9)


def test_the_parts_of_a_mixture_sum_to_its_crps():
    mixture = Mixture([stats.norm(-2, 1), stats.gamma(3)], [0.5, 0.5])
    parts = [twcrps_distribution(mixture, 1.0, upper=0.5)]
    parts.append(twcrps_distribution(mixture, 1.0, lower=0.5))
    assert sum(parts) == pytest.approx(crps_distribution(mixture, 1.0), rel=1e-9)


@pytest.mark.parametrize(("lower", "upper"), [(1, 0), (1, 1), (np.nan, 1), (0, np.nan)])
def test_thresholds_must_rise(lower, upper):
    with pytest.raises(UsageError, match="lower must be below upper"):
        twcrps_samples([1, 2], 1, lower=lower, upper=upper)
    with pytest.raises(UsageError, match="lower must be below upper"):
        twcrps_distribution(stats.norm(), 1, lower=lower, upper=upper)


def test_thresholds_do_not_hide_missing_members():
    with pytest.raises(InvalidForecastError, match=r"missing.*\(row 1\)"):
        twcrps_samples([[1, 2], [np.nan, 1]], [1, 1], lower=0)
    with pytest.raises(InvalidForecastError, match=r"finite number \(row 1\)"):
        twcrps_samples([[1, 2], [-inf, 1]], [1, 1], lower=0)
