"""Any frozen distribution, by quadrature, to nine digits."""

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.distributions import (
    Mixture,
    crps_distribution,
    crps_mixture_normal,
    crps_normal,
)
from predtrack.scores.distributions.frozen import CLOSED_FORMS
from predtrack.scores.distributions.quadrature import integrated_crps

OPTIONS = {"epsabs": 1e-13, "epsrel": 1e-12, "limit": 500}


def integral(distribution, outcome):
    low, high = distribution.support()
    with np.errstate(over="ignore"):
        below = quad(lambda t: distribution.cdf(t) ** 2, min(low, outcome), outcome, **OPTIONS)
        above = quad(lambda t: distribution.sf(t) ** 2, outcome, max(high, outcome), **OPTIONS)
    return below[0] + above[0]


SMOOTH = [
    stats.gamma(2),
    stats.gamma(0.3),
    stats.beta(2, 5),
    stats.beta(0.3, 0.4),
    stats.weibull_min(0.7),
    stats.gumbel_r(3, 2),
    stats.genextreme(-0.3),
    stats.pareto(1.5),
    stats.genpareto(0.6),
    stats.triang(0.3),
    stats.truncnorm(-1, 2),
]


@pytest.mark.parametrize("distribution", SMOOTH, ids=lambda d: d.dist.name)
@pytest.mark.parametrize("place", [1e-6, 0.2, 0.5, 0.97])
def test_quadrature_has_nine_digits(distribution, place):
    outcome = distribution.ppf(place)
    expected = integral(distribution, outcome)
    assert crps_distribution(distribution, outcome) == pytest.approx(expected, rel=1e-9)


def test_the_unit_does_not_matter():
    for factor in (1e-9, 1e9):
        far = crps_distribution(stats.gamma(0.3, scale=factor), 0.7 * factor)
        assert far / factor == pytest.approx(crps_distribution(stats.gamma(0.3), 0.7), rel=1e-11)


def test_far_outcomes_score_their_distance():
    assert crps_distribution(stats.gumbel_r(), -1e6) == pytest.approx(1e6, rel=1e-5)
    for outcome in (-1e6, 1e6):
        score = crps_distribution(stats.gamma(2), outcome)
        at_ends = crps_distribution(stats.gamma(2), 0.0)
        assert score == pytest.approx(1e6, rel=1e-5)
        if outcome < 0:
            assert score == pytest.approx(at_ends + 1e6, rel=1e-12)


@pytest.mark.parametrize("name", sorted(CLOSED_FORMS))
def test_quadrature_and_closed_forms_agree(name):
    shapes = {"lognorm": (0.8,), "t": (2.5,)}.get(name, ())
    distribution = getattr(stats, name)(*shapes, 1.5, 2.0)
    outcome = np.array([-40.0, 0.0, 1.4, 1.5, 1.6, 3.0, 100.0])
    closed = crps_distribution(distribution, outcome)
    np.testing.assert_allclose(integrated_crps(distribution, outcome), closed, rtol=1e-10)


def test_a_cauchy_has_no_mean_but_a_crps():
    # integral of (1/2 + atan(t)/pi)^2 up to 0, twice: 2 ln 2 / pi
    assert crps_distribution(stats.cauchy(), 0) == pytest.approx(2 * np.log(2) / np.pi, rel=1e-10)


def test_parameters_may_be_columns():
    shape, outcome = np.array([0.5, 2.0, 9.0]), np.array([0.1, 3.0, 5.0])
    together = crps_distribution(stats.gamma(shape, scale=[1, 2, 3]), outcome)
    alone = [
        crps_distribution(stats.gamma(a, scale=s), y)
        for a, s, y in zip(shape, [1, 2, 3], outcome, strict=True)
    ]
    np.testing.assert_allclose(together, alone, rtol=1e-11)


def test_one_distribution_meets_many_outcomes_and_many_distributions_one():
    outcome = np.linspace(0.1, 5, 4)
    alone = [crps_distribution(stats.gamma(2), y) for y in outcome]
    np.testing.assert_allclose(crps_distribution(stats.gamma(2), outcome), alone, rtol=1e-11)
    many = crps_distribution(stats.gamma([2, 3]), 1.0)
    np.testing.assert_allclose(many[0], crps_distribution(stats.gamma(2), 1.0), rtol=1e-11)
    assert crps_distribution(stats.gamma(2), []).shape == (0,)


def test_many_rows_are_integrated_in_bounded_pieces():
    outcome = np.random.default_rng(2).gamma(2, size=20_000)
    assert crps_distribution(stats.gamma(2), outcome)[777] == pytest.approx(
        crps_distribution(stats.gamma(2), outcome[777]), rel=1e-11
    )


def test_columns_of_parameters_must_pair_up_with_outcomes():
    for distribution in (stats.norm([0, 1, 2]), stats.gamma([1, 2, 3])):
        for outcome in ([1, 2], np.ones((3, 1))):
            with pytest.raises(InvalidForecastError, match="one shape"):
                crps_distribution(distribution, outcome)


@pytest.mark.parametrize(
    "distribution", [stats.norm(0, [1, -1]), stats.gamma([2, -2]), stats.gamma([2, np.nan])]
)
def test_impossible_parameters_are_refused_with_their_rows(distribution):
    with pytest.raises(InvalidForecastError, match=r"\(row 1\)"):
        crps_distribution(distribution, [1, 1])


@pytest.mark.parametrize("distribution", [stats.poisson(3), stats.norm, 3.0, [1, 2], "norm"])
def test_what_is_no_continuous_frozen_distribution_is_refused(distribution):
    with pytest.raises(UsageError, match="frozen continuous distribution"):
        crps_distribution(distribution, 1)


def test_missing_outcomes_are_refused_with_their_rows():
    for distribution in (stats.norm(), stats.gamma(2)):
        with pytest.raises(InvalidForecastError, match=r"outcome is missing.*\(row 1\)"):
            crps_distribution(distribution, [1, None])


class Rough:
    """A cdf with noise in its fifth digit."""

    def pdf(self, x):
        return x

    def cdf(self, x):
        return stats.norm.cdf(x) + 1e-5 * np.sin(1e9 * np.asarray(x))

    def sf(self, x):
        return 1 - self.cdf(x)

    def ppf(self, q):
        return stats.norm.ppf(q)

    def isf(self, q):
        return stats.norm.isf(q)


def test_a_rough_cdf_is_refused_instead_of_scored_badly():
    with pytest.raises(UsageError, match="too rough"):
        crps_distribution(Rough(), 0.5)


def test_a_mixture_of_one_is_that_one():
    assert crps_mixture_normal([1], [2], [1], 2.5) == pytest.approx(
        crps_normal(1, 2, 2.5), rel=1e-14
    )
    assert crps_distribution(Mixture([stats.gamma(2)], [1]), 1.5) == pytest.approx(
        crps_distribution(stats.gamma(2), 1.5), rel=1e-11
    )


def test_normal_mixtures_have_one_value_by_either_way():
    mixture = Mixture([stats.norm(-2, 0.5), stats.norm([1, 3], [2, 1])], [0.3, 0.7])
    outcome = np.array([-1.0, 4.0])
    closed = crps_distribution(mixture, outcome)
    np.testing.assert_allclose(integrated_crps(mixture, outcome), closed, rtol=1e-10)


def test_scoringrules_has_the_same_normal_mixtures():
    import scoringrules

    generator = np.random.default_rng(5)
    mean, sd = generator.normal(size=(50, 3)), generator.gamma(2, size=(50, 3))
    weight, y = generator.dirichlet([1, 2, 3], 50), generator.normal(size=50)
    theirs = scoringrules.crps_mixnorm(y, mean, sd, weight)
    np.testing.assert_allclose(crps_mixture_normal(mean, sd, weight, y), theirs, rtol=1e-12)


def test_a_mixture_with_corners_is_integrated_too():
    mixture = Mixture([stats.uniform(0, 1), stats.uniform(0.3, 2)], [0.25, 0.75])

    def area(outcome):
        ends = [0, 0.3, 1, 2.3, outcome]
        options = {"points": ends, **OPTIONS}
        return (
            quad(lambda t: mixture.cdf(t) ** 2, -1, outcome, **options)[0]
            + quad(lambda t: mixture.sf(t) ** 2, outcome, 3, **options)[0]
        )

    for outcome in (-0.5, 0.2, 0.7, 2.5):
        assert crps_distribution(mixture, outcome) == pytest.approx(area(outcome), rel=1e-9)


def test_mixtures_may_hold_mixtures_and_weights_by_row():
    inner = Mixture([stats.norm(0, 1), stats.norm(2, 1)], [0.5, 0.5])
    outer = Mixture([inner, stats.norm(5, 1)], [0.5, 0.5])
    flat = crps_mixture_normal([0, 2, 5], [1, 1, 1], [0.25, 0.25, 0.5], 1.0)
    assert crps_distribution(outer, 1.0) == pytest.approx(flat, rel=1e-10)
    by_row = Mixture([stats.gamma(2), stats.norm(2, 1)], [[1, 0], [0, 1]])
    ends = [crps_distribution(stats.gamma(2), 1.0), crps_normal(2, 1, 1.0)]
    np.testing.assert_allclose(crps_distribution(by_row, [1.0, 1.0]), ends, rtol=1e-9)


def test_weights_of_a_mixture_are_probabilities():
    parts = [stats.norm(0, 1), stats.norm(1, 1)]
    with pytest.raises(InvalidForecastError, match="nothing is renormalised"):
        Mixture(parts, [0.5, 0.6])
    with pytest.raises(InvalidForecastError, match=r"\[0, 1\]"):
        Mixture(parts, [1.5, -0.5])
    with pytest.raises(UsageError, match="2 components needs as many weights"):
        Mixture(parts, [1.0])
    with pytest.raises(InvalidForecastError, match="nothing is renormalised"):
        crps_mixture_normal([0, 1], [1, 1], [0.5, 0.4], 0)
