"""Dawid-Sebastiani score."""

import numpy as np
import pytest
import scoringrules
from scipy import stats

from predtrack.errors import InvalidForecastError
from predtrack.scores.rules.dawid_sebastiani import dawid_sebastiani, dawid_sebastiani_samples


def test_for_a_normal_it_is_twice_the_log_score_but_for_a_constant():
    generator = np.random.default_rng(1)
    (mean, y), sd = generator.normal(size=(2, 100)), generator.gamma(2, size=100)
    expected = -2 * stats.norm(mean, sd).logpdf(y) - np.log(2 * np.pi)
    np.testing.assert_allclose(dawid_sebastiani(mean, sd, y), expected, rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize(("variance", "bias"), [("population", True), ("sample", False)])
def test_scoringrules_has_the_same_score_of_samples(variance, bias):
    generator = np.random.default_rng(1)
    value, y = generator.normal(size=(100, 12)), generator.normal(size=100)
    theirs = scoringrules.dssuv_ensemble(y, value, bias=bias, backend="numpy")
    ours = dawid_sebastiani_samples(value, y, variance=variance)
    np.testing.assert_allclose(ours, theirs, rtol=1e-11, atol=1e-12)


def test_samples_are_judged_by_their_mean_and_variance():
    value = np.array([[1.0, 2, 4, 8], [0, 0, 1, 1]])
    expected = dawid_sebastiani(value.mean(axis=1), value.std(axis=1), [3, 3])
    np.testing.assert_allclose(dawid_sebastiani_samples(value, [3, 3]), expected, rtol=1e-14)


def test_the_true_mean_and_spread_are_expected_to_score_best():
    outcomes = stats.norm(2, 3).ppf((np.arange(20_000) + 0.5) / 20_000)
    honest = dawid_sebastiani(2, 3, outcomes).mean()
    for mean, sd in ((2, 2.7), (2, 3.3), (1.7, 3), (2.3, 3)):
        assert honest < dawid_sebastiani(mean, sd, outcomes).mean()


def test_without_a_variance_there_is_no_score():
    with pytest.raises(InvalidForecastError, match=r"members that differ.*\(row 1\)"):
        dawid_sebastiani_samples([[1, 2], [0.1, 0.1]], [1, 1])
    with pytest.raises(InvalidForecastError, match="members that differ"):
        dawid_sebastiani_samples([[7.0]], [7])
    with pytest.raises(InvalidForecastError, match=r"lost in rounding \(row 0\)"):
        dawid_sebastiani_samples([[0, 1e-200], [0, 1]], [1, 1])
    with pytest.raises(InvalidForecastError, match=r"sd must be .* above 0 \(row 1\)"):
        dawid_sebastiani([0, 0], [1, 0], [1, 1])


def test_no_rows_have_no_scores():
    assert dawid_sebastiani_samples(np.zeros((0, 3)), []).shape == (0,)
    assert dawid_sebastiani([], [], []).shape == (0,)
