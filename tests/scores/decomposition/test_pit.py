"""Where outcomes fall in the distributions that were forecast."""

import numpy as np
import pytest
from scipy import stats

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.decomposition import pit_bracket, pit_histogram

TENTHS = np.arange(11) / 10


def test_an_outcome_lies_between_the_levels_around_it():
    low, high = pit_bracket([0.25, 0.5, 0.75], [[1, 2, 4]] * 3, [0, 3, 9])
    assert low.tolist() == [0, 0.5, 0.75]
    assert high.tolist() == [0.25, 0.75, 1]


def test_an_outcome_on_a_quantile_belongs_to_both_sides_of_it():
    low, high = pit_bracket([0.25, 0.5, 0.75], [[1, 2, 4], [1, 2, 2]], [2, 2])
    assert low.tolist() == [0.25, 0.25]
    assert high.tolist() == [0.75, 1]


def test_what_lies_between_two_levels_is_shared_out_by_width():
    found = pit_histogram([0.25], [0.5], [0, 0.3, 1])
    assert found.counts == pytest.approx([0.2, 0.8], rel=1e-12)
    assert found.n == pytest.approx(1)


def test_counts_add_up_to_the_outcomes():
    random = np.random.default_rng(1)
    ends = np.sort(random.random((500, 2)), axis=1)
    found = pit_histogram(ends[:, 0], ends[:, 1], TENTHS)
    assert found.counts.sum() == pytest.approx(500, rel=1e-12)


def test_the_statistic_is_pearsons():
    u = np.random.default_rng(2).random(1000) ** 1.1
    found = pit_histogram(u, u, TENTHS)
    oracle = stats.chisquare(np.histogram(u, TENTHS)[0])
    assert found.statistic == pytest.approx(oracle.statistic, rel=1e-12)
    # 9999 draws: four standard deviations of the simulated chance.
    p = oracle.pvalue
    assert found.p_value == pytest.approx(p, abs=4 * np.sqrt(p * (1 - p) / 9999) + 1e-3)


def test_calibrated_forecasts_are_rejected_as_often_as_the_level_says():
    p = [
        pit_histogram(u, u, TENTHS, draws=499, seed=seed).p_value
        for seed in range(300)
        for u in [np.random.default_rng(seed).random(60)]
    ]
    rejected = sum(value <= 0.1 for value in p)
    assert stats.binom.ppf(1e-4, 300, 0.09) <= rejected <= stats.binom.ppf(1 - 1e-4, 300, 0.1)


def test_too_narrow_forecasts_are_found():
    y = np.random.default_rng(3).normal(size=200)
    u = stats.norm.cdf(y * 2)
    assert pit_histogram(u, u, TENTHS).p_value == pytest.approx(1 / 10_000)


def test_misuse_is_refused():
    with pytest.raises(InvalidForecastError, match="nothing"):
        pit_histogram([], [], TENTHS)
    with pytest.raises(InvalidForecastError, match=r"ascend within .*row 1"):
        pit_histogram([0.2, 0.5], [0.3, 0.4], TENTHS)
    with pytest.raises(UsageError, match="edges"):
        pit_histogram([0.2], [0.3], [0, 0.5])
    with pytest.raises(InvalidForecastError, match="missing"):
        pit_bracket([0.5], [[np.nan]], [1])
