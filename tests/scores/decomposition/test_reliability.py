"""Reliability tables and the bands around them."""

import time

import numpy as np
import pytest
from scipy import stats

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.decomposition import (
    collapse,
    corp,
    equal_bins,
    reliability_binned,
    reliability_isotonic,
)

LEVELS = np.arange(1, 10) / 10


def calibrated(seed, n=400):
    random = np.random.default_rng(seed)
    p = random.choice(LEVELS, n)
    return p, random.random(n) < p


def test_bins_hold_what_fell_into_them():
    rows = reliability_binned(collapse([0.1, 0.2, 0.6, 0.9], [0, 1, 1, 1]), equal_bins(10))
    assert rows.low.tolist() == [0.1, 0.2, 0.6, 0.9]
    assert rows.high.tolist() == [0.2, 0.3, 0.7, 1]
    assert rows.n.tolist() == [1, 1, 1, 1]
    rows = reliability_binned(collapse([0.1, 0.2, 0.6, 0.9], [0, 1, 1, 1]), equal_bins(2))
    assert rows.n.tolist() == [2, 2]
    assert rows.probability == pytest.approx([0.15, 0.75])
    assert rows.observed.tolist() == [0.5, 1]


def test_without_bins_the_recalibration_of_corp_is_shown():
    p, y = calibrated(1)
    rows, parts = reliability_isotonic(collapse(p, y)), corp(p, y)
    assert np.array_equal(rows.probability, LEVELS)
    assert np.array_equal(rows.observed, parts.recalibrated)


def test_the_band_of_one_forecast_is_binomial():
    rows = reliability_binned(
        collapse([0.3] * 50, [1] * 15 + [0] * 35), equal_bins(1), draws=100_000
    )
    assert rows.band_low[0] * 50 == stats.binom.ppf(0.05, 50, 0.3)
    assert rows.band_high[0] * 50 == stats.binom.ppf(0.95, 50, 0.3)


@pytest.mark.parametrize("level", [0.5, 0.9])
@pytest.mark.parametrize(
    "tabulate", [reliability_isotonic, lambda t, **o: reliability_binned(t, equal_bins(9), **o)]
)
def test_a_band_covers_what_its_name_says(tabulate, level):
    below, above, rows = 0, 0, 0
    for seed in range(300):
        found = tabulate(collapse(*calibrated(seed)), level=level, draws=200, seed=seed)
        below += int((found.observed < found.band_low).sum())
        above += int((found.observed > found.band_high).sum())
        rows += len(found.n)
    tail = (1 - level) / 2
    # At most the tail on each side, and not far less: frequencies are discrete.
    assert 0.6 * tail < below / rows < tail + 0.015
    assert 0.6 * tail < above / rows < tail + 0.015


def test_the_same_seed_draws_the_same_band():
    table = collapse(*calibrated(3))
    first, again = (reliability_isotonic(table, seed=4) for _ in range(2))
    assert np.array_equal(first.band_low, again.band_low)
    assert np.array_equal(first.band_high, again.band_high)


def test_many_distinct_forecasts_are_shown_at_some_points():
    p = np.random.default_rng(5).random(3000)
    rows = reliability_isotonic(collapse(p, p > 0.5), points=11, draws=20)
    assert len(rows.n) == 11
    assert rows.probability[[0, -1]].tolist() == [p.min(), p.max()]


def test_a_single_forecast_has_a_band_too():
    rows = reliability_isotonic(collapse(0.5, 1))
    assert (rows.band_low.tolist(), rows.band_high.tolist()) == ([0], [1])


def test_a_band_over_a_hundred_forecasts_takes_no_second():
    random = np.random.default_rng(6)
    p = random.integers(1, 100, 100_000) / 100
    table = collapse(p, random.random(100_000) < p)
    start = time.perf_counter()
    reliability_binned(table, equal_bins(10))
    reliability_isotonic(table)
    assert time.perf_counter() - start < 1


def test_misuse_is_refused():
    table = collapse([0.2, 0.7], [0, 1])
    with pytest.raises(UsageError, match="write 90 % as"):
        reliability_isotonic(table, level=90)
    with pytest.raises(UsageError, match="points"):
        reliability_isotonic(table, points=1)
    with pytest.raises(InvalidForecastError, match="fractional"):
        reliability_binned(collapse([0.2], [0.5]), equal_bins(2))
    with pytest.raises(InvalidForecastError, match="nothing"):
        reliability_isotonic(collapse([], []))
