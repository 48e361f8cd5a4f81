"""Bands and nulls of tables with many forecasts, or with forecasts that all differ."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from predtrack.scores.decomposition import (
    SufficientTable,
    coarsened,
    collapse,
    miscalibration_under_calibration,
    reliability_isotonic,
    wilson,
)
from predtrack.scores.decomposition import miscalibration_null as null_module
from predtrack.scores.decomposition.isotonic import isotonic_starts
from predtrack.scores.decomposition.proportion_intervals import exact_high, exact_low
from predtrack.scores.decomposition.recalibrated_draws import recalibrate


def test_intervals_of_proportions_are_those_of_statsmodels():
    random = np.random.default_rng(1)
    n = random.integers(1, 200, 500)
    hits = random.binomial(n, random.random(500))
    oracle = proportion_confint(hits, n, alpha=0.1, method="wilson")
    assert wilson(hits, n, level=0.9)[0] == pytest.approx(oracle[0], abs=1e-12)
    assert wilson(hits, n, level=0.9)[1] == pytest.approx(oracle[1], abs=1e-12)
    oracle = proportion_confint(hits, n, alpha=0.1, method="beta")
    assert exact_low(hits, n, 0.05) == pytest.approx(np.nan_to_num(oracle[0]), rel=1e-9)
    assert exact_high(hits, n, 0.05) == pytest.approx(np.nan_to_num(oracle[1], nan=1), rel=1e-9)


def test_joining_neighbours_loses_no_row():
    p = np.random.default_rng(2).random(9999)
    table = collapse(p, p > 0.4)
    coarse, starts = coarsened(table, 100)
    assert len(coarse) == len(starts) == 100
    assert coarse.n.sum() == 9999
    assert coarse.outcomes.sum() == table.outcomes.sum()
    assert coarse.n @ coarse.probability == pytest.approx(p.sum())
    assert set(coarse.n.tolist()) <= {99, 100}


def test_a_table_that_is_small_enough_stays_as_it_is():
    table = collapse([0.2, 0.7], [0, 1])
    assert coarsened(table)[0] is table


def test_one_forecast_that_most_rows_share_makes_a_group_of_its_own():
    table = collapse([0.5] * 1000 + list(np.linspace(0.6, 0.9, 50)), [1, 0] * 525)
    coarse, _ = coarsened(table, 10)
    assert coarse.probability[0] == 0.5
    assert coarse.n[0] == 1000


@pytest.mark.parametrize("score", ["brier", "log"])
def test_the_null_of_forecasts_that_all_differ_is_that_of_all_of_them(score, monkeypatch):
    random = np.random.default_rng(3)
    p = random.random(20_000)
    table = collapse(p, random.random(20_000) < p)
    short = miscalibration_under_calibration(table, score=score, draws=200)
    monkeypatch.setattr(null_module, "MOST_EACH", 20_000)
    full = miscalibration_under_calibration(table, score=score, draws=200)
    # The docstring says a few in a hundred, and rather too large.
    assert 0.97 < short.mean / full.mean < 1.08
    assert 0.97 < short.quantile(0.95) / full.quantile(0.95) < 1.1


def test_calibrated_forecasts_are_called_miscalibrated_as_often_as_p_says():
    values = []
    for seed in range(200):
        random = np.random.default_rng(seed)
        p = random.integers(1, 100, 150) / 100
        table = collapse(p, random.random(150) < p)
        null = miscalibration_under_calibration(table, draws=199, seed=seed)
        parts = null_module.miscalibrations(
            null_module.read_terms("brier"), table, table.outcomes[None, :]
        )
        values.append(null.upper_tail(float(parts[0])))
    small = sum(value <= 0.1 for value in values)
    assert stats.binom.ppf(1e-4, 200, 0.1) <= small <= stats.binom.ppf(1 - 1e-4, 200, 0.1)


def test_the_consistency_band_of_forecasts_that_all_differ_covers_what_its_name_says():
    below = above = rows = 0
    for seed in range(40):
        random = np.random.default_rng(seed)
        p = random.random(6000)
        found = reliability_isotonic(
            collapse(p, random.random(6000) < p), draws=200, seed=seed, points=40
        )
        below += int((found.observed < found.band_low).sum())
        above += int((found.observed > found.band_high).sum())
        rows += len(found.n)
    # 1600 rows at a chance of at most 5 %; neighbours share a block, so that about a tenth
    # of them is independent: four standard deviations of 160.
    most = 0.05 + 4 * np.sqrt(0.05 * 0.95 / 160)
    assert below / rows < most
    assert above / rows < most


def test_a_hundred_million_forecasts_are_counted_in_whole_numbers():
    n = np.full(99, 1_010_101)
    p = np.arange(1, 100) / 100
    sums = np.random.default_rng(4).binomial(n, p, size=(50, 99))
    assert n.sum() * 50 > 2**32  # all regressions together would not fit
    together, _ = recalibrate(n, sums)
    for row, found in zip(sums, together, strict=True):
        starts = isotonic_starts(n.astype(object), row.astype(object))
        means = np.add.reduceat(row, starts) / np.add.reduceat(n, starts)
        assert np.array_equal(found, np.repeat(means, np.diff(starts, append=99)))


def test_billions_are_counted_in_whole_numbers_too():
    table = SufficientTable.from_groups([0.4, 0.6], [3e9, 3e9], [1.2e9, 1.8e9])
    rows = reliability_isotonic(table, draws=50)
    assert rows.observed.tolist() == [0.4, 0.6]


def test_pooled_counts_the_forecasts_behind_a_frequency():
    rows = reliability_isotonic(collapse([0.1, 0.2, 0.3, 0.9], [0, 1, 0, 1]), draws=10)
    assert rows.observed.tolist() == [0, 0.5, 0.5, 1]
    assert rows.pooled.tolist() == [1, 2, 2, 1]
    assert rows.n.tolist() == [1, 1, 1, 1]
