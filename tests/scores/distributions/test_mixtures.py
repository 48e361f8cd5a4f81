"""A mixture weighs its own parts in its own rows, and takes only what can be integrated."""

import numpy as np
import pytest
from scipy import stats

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.distributions import Mixture, crps_distribution

PARTS = (stats.gamma(2), stats.norm(2, 1))


def test_each_row_has_the_weights_that_stand_in_it():
    weights = [[1, 0], [0.25, 0.75], [0, 1]]
    outcome = np.array([1.0, 1.5, 4.0])
    found = crps_distribution(Mixture(PARTS, weights), outcome)
    alone = [
        crps_distribution(Mixture(PARTS, weight), y)
        for weight, y in zip(weights, outcome, strict=True)
    ]
    np.testing.assert_allclose(found, alone, rtol=1e-9)
    assert found[0] == pytest.approx(crps_distribution(PARTS[0], 1.0), rel=1e-9)
    assert found[2] == pytest.approx(crps_distribution(PARTS[1], 4.0), rel=1e-9)


def test_components_that_can_be_read_only_once_stay():
    listed = Mixture(PARTS, [0.25, 0.75])
    once = Mixture(iter(PARTS), [0.25, 0.75])
    for _ in range(2):
        assert once.cdf(1.5) == listed.cdf(1.5)
    assert crps_distribution(once, 1.5) == crps_distribution(listed, 1.5)


@pytest.mark.parametrize("part", [stats.poisson(2), stats.norm, "norm", 3.0])
def test_a_component_that_is_no_continuous_distribution_is_refused(part):
    inner = Mixture([stats.norm(0, 1), part], [0.5, 0.5])
    for mixture in (inner, Mixture([stats.norm(0, 1), inner], [0.5, 0.5])):
        with pytest.raises(UsageError, match="frozen continuous distribution"):
            crps_distribution(mixture, 1.0)


@pytest.mark.parametrize("family", [stats.expon, stats.laplace, stats.logistic, stats.norm])
def test_a_scale_that_is_none_is_refused_with_its_row(family):
    with pytest.raises(InvalidForecastError, match=r"above 0 \(row 1\)"):
        crps_distribution(family([0, 0], [1, -1]), [0.5, 0.5])
