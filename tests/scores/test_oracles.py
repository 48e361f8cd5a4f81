"""The same numbers from code that other people wrote."""

import numpy as np
import pytest
import scoringrules
from sklearn import metrics

from predtrack.scores import absolute_percentage_error, brier, cohen_kappa, logarithmic


@pytest.fixture
def generator():
    return np.random.default_rng(20261121)


def test_scikit_learn_has_the_same_brier_and_log_score(generator):
    p, y = generator.uniform(0.001, 0.999, 500), generator.integers(0, 2, 500)
    assert brier(p, y).mean() == pytest.approx(metrics.brier_score_loss(y, p), rel=1e-13)
    assert logarithmic(p, y).mean() == pytest.approx(metrics.log_loss(y, p), rel=1e-13)


def test_scoringrules_has_the_same_brier_and_log_score(generator):
    p, y = generator.uniform(0.001, 0.999, 500), generator.integers(0, 2, 500)
    np.testing.assert_allclose(brier(p, y), scoringrules.brier_score(y, p), rtol=1e-13)
    np.testing.assert_allclose(logarithmic(p, y), scoringrules.log_score(y, p), rtol=1e-12)


def test_scikit_learn_has_the_same_percentage_error(generator):
    x, y = generator.lognormal(size=200), generator.lognormal(size=200)
    expected = metrics.mean_absolute_percentage_error(y, x)
    assert absolute_percentage_error(x, y).mean() == pytest.approx(expected, rel=1e-13)


def test_scikit_learn_has_the_same_kappa(generator):
    one, two = generator.integers(0, 3, (2, 60))
    assert cohen_kappa(one, two) == pytest.approx(metrics.cohen_kappa_score(one, two), rel=1e-12)
